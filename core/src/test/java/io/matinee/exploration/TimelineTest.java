package io.matinee.exploration;

import static io.matinee.exploration.SmallDataset.DAY;
import static io.matinee.exploration.SmallDataset.FRIDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.data.Ratings;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static Timeline of(long... seconds) {
    Ratings.Builder ratings = new Ratings.Builder(0);
    for (long second : seconds) {
      ratings.add(0, 0, 3, second);
    }
    return Timeline.of(ratings.build());
  }

  @Test
  void aMonthIsShownByDay() {
    Timeline timeline = of(FRIDAY, FRIDAY + 30 * DAY);
    assertThat(timeline.period()).isEqualTo(Period.DAY);
    assertThat(timeline.counts()).hasSize(31);
  }

  @Test
  void yearsAreShownByMonth() {
    Timeline timeline = of(FRIDAY + 400 * DAY, FRIDAY, FRIDAY + DAY);
    assertThat(timeline.period()).isEqualTo(Period.MONTH);
    assertThat(timeline.counts()).hasSize(14); // January 1998 to February 1999
    assertThat(timeline.counts().get(0)).isEqualTo(new PeriodCount(LocalDate.of(1998, 1, 1), 2));
    assertThat(timeline.counts().get(13)).isEqualTo(new PeriodCount(LocalDate.of(1999, 2, 1), 1));
  }

  @Test
  void theLastSecondThatRatingsCanHoldHasItsPlace() {
    assertThat(of((1L << 32) - 1).last()).isEqualTo(LocalDate.of(2106, 2, 7));
  }

  @Test
  void undatedRatingsAreLeftOut() {
    assertThat(of(0, FRIDAY).counts()).extracting(PeriodCount::count).containsExactly(1L);
    assertThat(of(0, 0).isEmpty()).isTrue();
  }
}
