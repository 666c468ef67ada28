package io.matinee.exploration;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** How ratings are put together over time. */
public enum Period {
  /** Single days. */
  DAY(ChronoUnit.DAYS),
  /** Weeks from Monday to Sunday. */
  WEEK(ChronoUnit.WEEKS),
  /** Months of the calendar. */
  MONTH(ChronoUnit.MONTHS);

  private static final int DAYS_SHOWN = 31;
  private static final int DAYS_IN_WEEKS = 366;

  private final ChronoUnit unit;

  Period(ChronoUnit unit) {
    this.unit = unit;
  }

  /** The one that shows {@code days} in a readable number of bars. */
  static Period suiting(long days) {
    return days <= DAYS_SHOWN ? DAY : days <= DAYS_IN_WEEKS ? WEEK : MONTH;
  }

  /** The first day of the period that {@code date} lies in. */
  LocalDate start(LocalDate date) {
    return switch (this) {
      case DAY -> date;
      case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> date.withDayOfMonth(1);
    };
  }

  /** How many periods lie from the one that starts at {@code first} to that of {@code date}. */
  int between(LocalDate first, LocalDate date) {
    return (int) unit.between(first, start(date));
  }

  /** The start of the period {@code steps} after the one that starts at {@code first}. */
  LocalDate plus(LocalDate first, int steps) {
    return first.plus(steps, unit);
  }
}
