package io.matinee.model;

import java.util.Arrays;

/**
 * Numbers with a shape, row-major.
 *
 * @param shape the length of each dimension, 0 or more; none for a single number
 * @param values as many as the product of the shape
 */
public record Tensor(int[] shape, float[] values) {
  /** Checks that there are as many values as the shape says. */
  public Tensor {
    if (size(shape) != values.length) {
      throw new IllegalArgumentException(
          "expected %d values by the shape, found %d".formatted(size(shape), values.length));
    }
  }

  /** A vector. */
  public static Tensor vector(float[] values) {
    return new Tensor(new int[] {values.length}, values);
  }

  /**
   * The product of {@code shape}.
   *
   * @throws IllegalArgumentException if a length is negative, or no array could hold the values
   */
  static int size(int[] shape) {
    long size = 1;
    for (int length : shape) {
      size *= length;
      if (length < 0 || size > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "expected a shape of at most 2^31 - 1 values, found " + Arrays.toString(shape));
      }
    }
    return (int) size;
  }
}
