package io.matinee.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matinee.MatineeException;
import io.matinee.data.SplitSpec;
import io.matinee.network.TuningPlan.Rung;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which trials go on and which one wins, worked by hand. */
class TuningTest {
  private static final TuningPlan PLAN = new TuningPlan(9, 9, 42); // 9 of 3 epochs, 3 of 9
  private static final Rung FIRST = PLAN.rungs().get(0);
  private static final Rung LAST = PLAN.rungs().get(1);
  private static final String WHY = "training diverged";

  private final Tuning begun = Tuning.begin(PLAN, SplitSpec.fold("u1"), "checksum");

  /** {@code tuning} when trial {@code number} has had these RMSE, an epoch each. */
  private static Tuning after(Tuning tuning, int number, int rungs, String why, double... rmse) {
    Trial trial = tuning.trials().get(number - 1);
    List<Double> curve = IntStream.range(0, rmse.length).mapToObj(i -> rmse[i]).toList();
    return tuning.with(new Trial(number, trial.settings(), curve, rungs, why));
  }

  /** Trials 1 to 9 after three epochs; trial 6 has diverged, trial 5 had its best in epoch 2. */
  private Tuning firstRungDone() {
    double[] third = {1.07, 1.03, 1.05, 1.01, 1.08, 1.00, 1.03, 1.06, 1.04};
    Tuning tuning = begun;
    for (int number = 1; number <= 9; number++) {
      double second = number == 5 ? 1.02 : 1.1;
      tuning = after(tuning, number, 1, null, 1.2, second, third[number - 1]);
    }
    return after(tuning, 6, 0, WHY, 0.9);
  }

  private static List<Integer> numbers(List<Trial> trials) {
    return trials.stream().map(Trial::number).toList();
  }

  @Test
  void allTakePartInTheFirstRung() {
    assertThat(numbers(begun.takingPart(FIRST))).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  /** 1.01, 1.02, then of the two with 1.03 the first; and the default settings. */
  @Test
  void aThirdGoesOnAndTheDefaultSettingsAlways() {
    assertThat(numbers(firstRungDone().takingPart(LAST))).containsExactly(1, 2, 4, 5);
  }

  @Test
  void theDefaultSettingsTakeNoSecondPlaceWhereTheyEarnedOne() {
    Tuning tuning = after(firstRungDone(), 1, 1, null, 0.99);
    assertThat(numbers(tuning.takingPart(LAST))).containsExactly(1, 4, 5);
  }

  /** As it is when a search goes on whose last rung has been begun. */
  @Test
  void whatTrialsDidLaterDoesNotChangeWhoWentOn() {
    Tuning tuning =
        after(firstRungDone(), 1, 2, null, 1.2, 1.1, 1.07, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8);
    tuning = after(tuning, 4, 1, WHY, 1.2, 1.1, 1.01, 1.0);
    assertThat(numbers(tuning.takingPart(LAST))).containsExactly(1, 2, 4, 5);
  }

  /** Trial 4 diverges late; of the rest, those that came to the end come first. */
  @Test
  void ranks() {
    Tuning tuning = firstRungDone();
    tuning = after(tuning, 1, 2, null, 1.2, 1.1, 1.07, 1.06);
    tuning = after(tuning, 2, 2, null, 1.2, 1.1, 1.03, 1.0, 0.95, 0.97);
    tuning = after(tuning, 4, 1, WHY, 1.2, 1.1, 1.01);
    tuning = after(tuning, 5, 2, null, 1.2, 1.02, 1.08, 0.96);
    assertThat(numbers(tuning.ranked())).containsExactly(2, 5, 1, 7, 9, 3, 8, 4, 6);
    assertThat(tuning.winner().number()).isEqualTo(2);
    assertThat(tuning.winner().bestRmse()).isEqualTo(0.95);
    assertThat(tuning.winner().bestEpoch()).isEqualTo(5);
    assertThat(tuning.reachedTheEnd(tuning.byDefault())).isTrue();
    assertThat(tuning.reachedTheEnd(tuning.trials().get(6))).isFalse();
  }

  @Test
  void theDefaultSettingsWinATie() {
    Tuning tuning = begun;
    for (int number = 1; number <= 9; number++) {
      tuning = after(tuning, number, 2, null, 1.0);
    }
    assertThat(tuning.winner()).isEqualTo(tuning.byDefault());
  }

  @Test
  void aSearchWithoutASurvivorSaysSo() {
    Tuning tuning = begun;
    for (int number = 1; number <= 9; number++) {
      tuning = after(tuning, number, 0, WHY);
    }
    assertThatThrownBy(tuning::winner)
        .isInstanceOf(MatineeException.class)
        .hasMessage(
            "expected a trial that comes to the end, found all of them diverged (the first: %s)"
                .formatted(WHY));
  }
}
