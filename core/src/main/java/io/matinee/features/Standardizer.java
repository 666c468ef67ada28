package io.matinee.features;

import java.util.function.IntToDoubleFunction;

/**
 * Brings a number to mean 0 and standard deviation 1, as seen in training.
 *
 * @param mean the mean in training
 * @param deviation the (population) standard deviation in training, above 0
 */
public record Standardizer(double mean, double deviation) {
  /** So large that every score is 0: training saw no differences to learn from. */
  private static final double NO_DIFFERENCES = 1e30;

  /** Checks that both are finite and the deviation is above 0. */
  public Standardizer {
    if (!Double.isFinite(mean) || !(deviation > 0) || !Double.isFinite(deviation)) {
      throw new IllegalArgumentException(
          "expected a mean and a deviation above 0, found %s and %s".formatted(mean, deviation));
    }
  }

  /**
   * Fits to {@code count} numbers; NaN stands for a missing one and is left out. Where no two
   * differ, every score will be 0.
   */
  public static Standardizer fit(int count, IntToDoubleFunction numbers) {
    int known = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double number = numbers.applyAsDouble(i);
      if (!Double.isNaN(number)) {
        known++;
        sum += number;
        squares += number * number;
      }
    }
    if (known == 0) {
      return new Standardizer(0, NO_DIFFERENCES);
    }
    double mean = sum / known;
    double variance = squares / known - mean * mean;
    return new Standardizer(mean, variance > 1e-12 ? Math.sqrt(variance) : NO_DIFFERENCES);
  }

  /** The standard score of {@code number}; 0, the mean's, where it is {@code null}. */
  public float score(Integer number) {
    return number == null ? 0 : (float) ((number - mean) / deviation);
  }
}
