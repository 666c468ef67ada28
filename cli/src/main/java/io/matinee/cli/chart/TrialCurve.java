package io.matinee.cli.chart;

import java.util.List;

/**
 * One trial of a search for settings.
 *
 * @param number from 1
 * @param ofDefaults whether it tried the default settings
 * @param toTheEnd whether it was trained to the end
 * @param rmse after each epoch from 1, on the validation ratings, in stars
 */
public record TrialCurve(int number, boolean ofDefaults, boolean toTheEnd, List<Double> rmse) {
  /** Keeps its own copy. */
  public TrialCurve {
    rmse = List.copyOf(rmse);
  }

  double best() {
    return rmse.stream().mapToDouble(Double::doubleValue).min().orElse(Double.POSITIVE_INFINITY);
  }

  int bestEpoch() {
    return rmse.indexOf(best()) + 1;
  }
}
