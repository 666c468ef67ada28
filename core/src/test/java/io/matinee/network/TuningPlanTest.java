package io.matinee.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matinee.network.TuningPlan.Rung;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TuningPlanTest {
  /** Worked by hand: thirds of the epochs rounded up, thirds of the trials rounded down. */
  @ParameterizedTest(name = "{0} trials, {1} epochs")
  @CsvSource({
    "27, 27, 27x3 9x9 3x27",
    "81, 81, 81x3 27x9 9x27 3x81",
    "27, 81, 27x3 9x9 3x27 1x81",
    "10, 40, 10x5 3x14 1x40", // 40 / 3 = 13.3, 14 / 3 = 4.7, 5 / 3 = 1.7 is too few
    "2, 27, 2x3 1x9 1x27",
    "1, 9, 1x3 1x9",
    "5, 6, 5x6", // a third is 2
    "5, 7, 5x3 1x7", // 7 / 3 = 2.3
    "4, 1, 4x1",
  })
  void rungs(int trials, int epochs, String expected) {
    List<Rung> rungs = new TuningPlan(trials, epochs, 42).rungs();
    assertThat(rungs).extracting(Rung::number).startsWith(1).endsWith(rungs.size());
    assertThat(
            rungs.stream()
                .map(rung -> rung.trials() + "x" + rung.epochs())
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @Property
  void laterRungsAreLongerAndNotFuller(
      @ForAll @IntRange(min = 1, max = 1000) int trials, @ForAll @IntRange(min = 1) int epochs) {
    List<Rung> rungs = new TuningPlan(trials, epochs, 1).rungs();
    assertThat(rungs.get(0).trials()).isEqualTo(trials);
    assertThat(rungs.get(rungs.size() - 1).epochs()).isEqualTo(epochs);
    for (int i = 1; i < rungs.size(); i++) {
      assertThat(rungs.get(i).epochs()).isGreaterThan(rungs.get(i - 1).epochs());
      assertThat(rungs.get(i).trials()).isBetween(1, rungs.get(i - 1).trials());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 27, 'expected from 1 to 1000 trials, found 0'",
    "1001, 27, 'expected from 1 to 1000 trials, found 1001'",
    "27, 0, 'expected epochs of at least 1, found 0'",
  })
  void sizesAreChecked(int trials, int epochs, String message) {
    assertThatThrownBy(() -> new TuningPlan(trials, epochs, 42))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void theFirstTrialIsTheDefaultSettings() {
    assertThat(SearchSpace.settings(new TuningPlan(3, 27, 7)).get(0))
        .isEqualTo(NetworkSettings.builder().epochs(27).seed(7).build());
  }

  /** The bounds are those that the guide names. */
  @Test
  void drawnSettingsStayInTheirRangesAndReachAllOfThem() {
    List<NetworkSettings> drawn =
        SearchSpace.settings(new TuningPlan(1000, 27, 42)).subList(1, 1000);
    assertThat(drawn)
        .allSatisfy(
            settings -> {
              assertThat(settings.learningRate()).isBetween(1e-4, 1e-2);
              assertThat(settings.weightDecay()).isBetween(1e-5, 1e-2);
              assertThat(settings.dropout()).isBetween(0.0, 0.6);
              assertThat(settings.epochs()).isEqualTo(27);
              assertThat(settings.seed()).isEqualTo(42);
            });
    assertThat(drawn).extracting(NetworkSettings::batch).containsOnly(64, 128, 256, 512, 1024);
    assertThat(drawn).extracting(NetworkSettings::embedding).containsOnly(8, 16, 32, 64, 128);
    assertThat(drawn).extracting(NetworkSettings::hidden1).containsOnly(32, 64, 128, 256);
    assertThat(drawn).extracting(NetworkSettings::hidden2).containsOnly(16, 32, 64, 128);
    // Log-uniform: half below the geometric mean. 999 draws deviate by 5 x 0.5 / sqrt(999) = 8 %.
    assertThat(drawn.stream().filter(s -> s.learningRate() < 1e-3).count()).isBetween(420L, 580L);
    assertThat(drawn.stream().filter(s -> s.weightDecay() < 3.16e-4).count()).isBetween(420L, 580L);
  }

  @Test
  void moreTrialsAddToTheSameOnes() {
    assertThat(SearchSpace.settings(new TuningPlan(20, 27, 5)))
        .startsWith(
            SearchSpace.settings(new TuningPlan(10, 27, 5)).toArray(NetworkSettings[]::new));
  }

  @Test
  void drawnNumbersAreShortEnoughToTypeIn() {
    assertThat(SearchSpace.settings(new TuningPlan(1000, 27, 42)))
        .allSatisfy(
            settings -> {
              assertThat(settings.learningRate())
                  .isEqualTo(Double.parseDouble("%.2e".formatted(settings.learningRate())));
              assertThat(Double.toString(settings.dropout())).hasSizeLessThanOrEqualTo(8);
            });
  }
}
