package io.matinee.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * The middle and the ends of some figures.
 *
 * @param median of them
 * @param least of them
 * @param greatest of them
 */
record Medians(double median, double least, double greatest) {
  /** Those of {@code figures}, at least one. */
  static Medians of(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    int last = sorted.length - 1;
    double median = (sorted[last / 2] + sorted[sorted.length / 2]) / 2;
    return new Medians(median, sorted[0], sorted[last]);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.4f (%.4f to %.4f)", median, least, greatest);
  }
}
