package io.matinee.network;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * One of the settings that a search tries, and how far it came.
 *
 * @param number from 1; the default settings are number 1
 * @param settings what is tried
 * @param validationRmse after each epoch done, in stars; fewer than its rungs' epochs where
 *     patience ran out, as it does in a training
 * @param rungs how many it has completed
 * @param divergence what was said when it diverged; {@code null} if it has not
 */
public record Trial(
    int number,
    NetworkSettings settings,
    List<Double> validationRmse,
    int rungs,
    String divergence) {

  /**
   * The best first: those that came farther, then those with the lower validation RMSE, then those
   * with the lower number; at the end those that diverged.
   */
  static final Comparator<Trial> BEST_FIRST =
      Comparator.comparing(Trial::diverged)
          .thenComparing(Comparator.comparingInt(Trial::rungs).reversed())
          .thenComparingDouble(Trial::bestRmse)
          .thenComparingInt(Trial::number);

  /** Checks that the settings are there and keeps its own copy of the list. */
  public Trial {
    Objects.requireNonNull(settings, "settings");
    validationRmse = List.copyOf(validationRmse);
  }

  /** Whether it is that of the default settings. */
  public boolean ofDefaults() {
    return number == 1;
  }

  /** Whether it ended because its training diverged. */
  public boolean diverged() {
    return divergence != null;
  }

  /** How many epochs it was trained for. */
  public int epochs() {
    return validationRmse.size();
  }

  /** The lowest validation RMSE so far, in stars, which is what a training keeps. */
  public double bestRmse() {
    return bestRmse(epochs());
  }

  /** The lowest of the first {@code epochs} epochs; infinity if there are none. */
  double bestRmse(int epochs) {
    return validationRmse.stream()
        .limit(epochs)
        .mapToDouble(Double::doubleValue)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The first epoch with the lowest validation RMSE; 0 if no epoch was done. */
  public int bestEpoch() {
    return validationRmse.indexOf(bestRmse()) + 1;
  }

  /** This trial at the end of {@code rung}. */
  Trial completed(TuningPlan.Rung rung, List<EpochResult> curve) {
    return new Trial(number, settings, rmse(curve), rung.number(), null);
  }

  /** What it was at the end of {@code rung}, or when it diverged on it. */
  Trial asOf(TuningPlan.Rung rung) {
    if (rungs < rung.number()) {
      return this;
    }
    List<Double> first = validationRmse.stream().limit(rung.epochs()).toList();
    return new Trial(number, settings, first, rung.number(), null);
  }

  /** This trial when it had diverged. */
  Trial endedBy(TrainingDivergedException why, List<EpochResult> curve) {
    return new Trial(number, settings, rmse(curve), rungs, why.getMessage());
  }

  private static List<Double> rmse(List<EpochResult> curve) {
    return curve.stream().map(EpochResult::validationRmse).toList();
  }
}
