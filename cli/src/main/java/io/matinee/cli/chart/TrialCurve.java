package io.matinee.cli.chart;

import java.util.List;

/**
 * One trial of a search for settings.
 *
 * @param number from 1
 * @param ofDefaults whether it tried the default settings
 * @param toTheEnd whether it was trained to the end
 * @param rmse after each epoch or sweep from 1, on the validation ratings, in stars
 * @param counted which of them is the trial's figure, from 1; 0 where there are none
 */
public record TrialCurve(
    int number, boolean ofDefaults, boolean toTheEnd, List<Double> rmse, int counted) {
  /** Keeps its own copy. */
  public TrialCurve {
    rmse = List.copyOf(rmse);
  }

  /** The trial's figure. */
  double figure() {
    return rmse.get(counted - 1);
  }
}
