package io.matinee.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Percentile bootstrap over people (Efron and Tibshirani 1993): people are drawn with replacement,
 * with all their ratings. The same draws serve all figures, so those of two models can be compared
 * draw by draw.
 */
final class Bootstrap {
  static final int RESAMPLES = 1000;

  private final int[][] drawn; // [RESAMPLES][people] dense user indexes

  /** Draws from {@code people}, at least one. */
  Bootstrap(int[] people, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    drawn = new int[RESAMPLES][people.length];
    for (int[] draw : drawn) {
      Arrays.setAll(draw, place -> people[random.nextInt(people.length)]);
    }
  }

  /** {@code figure} over each of the draws, [RESAMPLES]. */
  double[] over(PeopleFigure figure) {
    return Arrays.stream(drawn).parallel().mapToDouble(figure::over).toArray();
  }

  /** The interval between the 2.5th and the 97.5th percentile of {@code figure}. */
  Interval interval95(PeopleFigure figure) {
    return interval95(over(figure));
  }

  /**
   * The interval between the 2.5th and the 97.5th percentile of {@code resampled} figures, of which
   * those that are not defined are left out. At least one is.
   */
  static Interval interval95(double[] resampled) {
    double[] sorted = Arrays.stream(resampled).filter(Double::isFinite).sorted().toArray();
    int beyond = sorted.length / 40; // at each end
    return new Interval(sorted[beyond], sorted[sorted.length - 1 - beyond]);
  }
}
