package io.matinee.model;

/**
 * Numbers with a shape, row-major.
 *
 * @param shape the length of each dimension
 * @param values as many as the product of the shape
 */
public record Tensor(int[] shape, float[] values) {
  /** Checks that there are as many values as the shape says. */
  public Tensor {
    long size = 1;
    for (int length : shape) {
      size *= length;
    }
    if (size != values.length) {
      throw new IllegalArgumentException(
          "expected %d values by the shape, found %d".formatted(size, values.length));
    }
  }

  /** A vector. */
  public static Tensor vector(float[] values) {
    return new Tensor(new int[] {values.length}, values);
  }
}
