package io.matinee.cli;

import java.util.Arrays;

/**
 * Something measured several times.
 *
 * @param name what was done
 * @param unit of the figures
 * @param median of them
 * @param min the least
 * @param max the greatest
 * @param times how often it was measured
 */
record Measured(String name, String unit, double median, double min, double max, int times) {
  /** Of one figure or more. */
  static Measured of(String name, String unit, double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    int last = sorted.length - 1;
    double median = (sorted[last / 2] + sorted[sorted.length / 2]) / 2;
    return new Measured(name, unit, median, sorted[0], sorted[last], sorted.length);
  }
}
