package io.matinee.exploration;

import io.matinee.data.Ratings;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ratings over time. Ratings at second 0 of 1970 are taken as undated and left out.
 *
 * @param period what is put together; the first and the last may be cut short
 * @param first the day of the first rating, UTC; {@code null} where none is dated
 * @param last the day of the last rating, UTC; {@code null} where none is dated
 * @param counts every period from the first to the last, those without ratings too
 */
public record Timeline(Period period, LocalDate first, LocalDate last, List<PeriodCount> counts) {
  private static final long SECONDS_A_DAY = 86_400;
  private static final int LAST_DAY = (int) (0xFFFF_FFFFL / SECONDS_A_DAY); // since 1970

  /** Keeps its own copy of the counts. */
  public Timeline {
    counts = List.copyOf(counts);
  }

  /** Says whether no rating has a date. */
  public boolean isEmpty() {
    return counts.isEmpty();
  }

  static Timeline of(Ratings ratings) {
    int[] perDay = new int[LAST_DAY + 1];
    for (int row = 0; row < ratings.size(); row++) {
      long second = ratings.epochSecond(row);
      perDay[(int) (second / SECONDS_A_DAY)] += second == 0 ? 0 : 1;
    }
    int[] days = IntStream.rangeClosed(0, LAST_DAY).filter(day -> perDay[day] > 0).toArray();
    return days.length == 0
        ? new Timeline(Period.DAY, null, null, List.of())
        : of(perDay, days[0], days[days.length - 1]);
  }

  private static Timeline of(int[] perDay, int firstDay, int lastDay) {
    LocalDate first = LocalDate.ofEpochDay(firstDay);
    LocalDate last = LocalDate.ofEpochDay(lastDay);
    Period period = Period.suiting(lastDay - firstDay + 1);
    LocalDate start = period.start(first);
    long[] counts = new long[period.between(start, last) + 1];
    for (int day = firstDay; day <= lastDay; day++) {
      counts[period.between(start, LocalDate.ofEpochDay(day))] += perDay[day];
    }
    return new Timeline(
        period,
        first,
        last,
        IntStream.range(0, counts.length)
            .mapToObj(i -> new PeriodCount(period.plus(start, i), counts[i]))
            .toList());
  }
}
