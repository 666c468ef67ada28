package io.matinee.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Both implementations, and the one chosen, for tests against plain loops in double precision.
 * Elements lie within ±1, so a sum of n products of floats errs by about √n · 6e-8; the tolerance
 * is 1e-6 · (1 + n). What stands outside the range is NaN where it may only be read, so that
 * reading it shows in the result, and {@link #OUTSIDE} where it may be written.
 */
final class AllKernels {
  static final List<Kernels> ALL = List.of(Kernels.best(), new ScalarKernels(), new SimdKernels());
  static final float OUTSIDE = 1e30f;

  private AllKernels() {}

  static void assertAll(Function<Kernels, float[]> work, double[] expected, double tolerance) {
    for (Kernels kernels : ALL) {
      assertClose(kernels, work.apply(kernels), expected, tolerance);
    }
  }

  static void assertClose(Kernels kernels, float[] actual, double[] expected, double tolerance) {
    assertThat(widened(actual))
        .as(kernels.description())
        .containsExactly(expected, within(tolerance));
  }

  static double tolerance(int products) {
    return 1e-6 * (1 + products);
  }

  /** {@code length} random elements between {@code before} and {@code after} others. */
  static float[] padded(SplittableRandom random, int before, int length, int after, float outside) {
    float[] values = new float[before + length + after];
    Arrays.fill(values, outside);
    fill(random, values, before, length);
    return values;
  }

  /** Random [rows × columns] from {@code offset} on, with {@code gap} others after each row. */
  static float[] matrix(
      SplittableRandom random, int offset, int rows, int columns, int gap, float outside) {
    float[] values = new float[offset + rows * (columns + gap)];
    Arrays.fill(values, outside);
    for (int row = 0; row < rows; row++) {
      fill(random, values, offset + row * (columns + gap), columns);
    }
    return values;
  }

  private static void fill(SplittableRandom random, float[] values, int from, int count) {
    for (int i = from; i < from + count; i++) {
      values[i] = 2 * random.nextFloat() - 1;
    }
  }

  static double[] widened(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }
}
