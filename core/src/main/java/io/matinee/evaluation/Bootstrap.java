package io.matinee.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Percentile bootstrap over people (Efron and Tibshirani 1993): people are drawn with replacement,
 * with all their ratings.
 */
final class Bootstrap {
  static final int RESAMPLES = 1000;

  private final RatingMetrics[] resampled; // [RESAMPLES]

  Bootstrap(PersonErrors errors, int[] people, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    resampled = new RatingMetrics[RESAMPLES];
    int[] drawn = new int[people.length];
    for (int i = 0; i < RESAMPLES; i++) {
      Arrays.setAll(drawn, place -> people[random.nextInt(people.length)]);
      resampled[i] = errors.metrics(drawn);
    }
  }

  /** The interval between the 2.5th and the 97.5th percentile of {@code metric}. */
  Interval interval95(ToDoubleFunction<RatingMetrics> metric) {
    double[] sorted = Arrays.stream(resampled).mapToDouble(metric).sorted().toArray();
    return new Interval(sorted[RESAMPLES / 40], sorted[RESAMPLES - 1 - RESAMPLES / 40]);
  }
}
