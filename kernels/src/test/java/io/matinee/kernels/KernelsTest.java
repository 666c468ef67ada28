package io.matinee.kernels;

import static io.matinee.kernels.AllKernels.ALL;
import static io.matinee.kernels.AllKernels.OUTSIDE;
import static io.matinee.kernels.AllKernels.assertAll;
import static io.matinee.kernels.AllKernels.assertClose;
import static io.matinee.kernels.AllKernels.padded;
import static io.matinee.kernels.AllKernels.tolerance;
import static io.matinee.kernels.AllKernels.widened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All but the matrix products, against plain loops; see {@link AllKernels}. */
class KernelsTest {
  /** 0, 1, one and two vectors of 4, 8 and 16 lanes, each less or more by one, and primes. */
  static IntStream lengths() {
    return IntStream.of(
        0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 37, 61, 63, 64, 65, 127, 128, 257, 1021);
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void dotIsTheSumOfProducts(int length) {
    SplittableRandom random = new SplittableRandom(length);
    float[] a = padded(random, 3, length, 5, Float.NaN);
    float[] b = padded(random, 7, length, 2, Float.NaN);
    double expected = 0;
    for (int i = 0; i < length; i++) {
      expected += (double) a[3 + i] * b[7 + i];
    }
    for (Kernels kernels : ALL) {
      assertThat((double) kernels.dot(a, 3, b, 7, length))
          .as(kernels.description())
          .isCloseTo(expected, within(tolerance(length)));
    }
  }

  /** So many calls that the JIT compiles it on the way: the same seed must give the same model. */
  @Test
  void dotHasTheSameBitsBeforeAndAfterTheJitCompilesIt() {
    float[] a = padded(new SplittableRandom(1), 0, 77 + 16, 0, OUTSIDE);
    float[] b = padded(new SplittableRandom(2), 0, 77, 0, OUTSIDE);
    for (Kernels kernels : ALL) {
      float[] first = dots(kernels, a, b);
      for (int call = 0; call < 5_000; call++) {
        assertThat(dots(kernels, a, b)).isEqualTo(first);
      }
    }
  }

  /** Several, since two orders of addition often give the same sum. */
  private static float[] dots(Kernels kernels, float[] a, float[] b) {
    float[] dots = new float[16];
    for (int offset = 0; offset < dots.length; offset++) {
      dots[offset] = kernels.dot(a, offset, b, 0, b.length);
    }
    return dots;
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void addRowsAddsTheRowsNamedAndNoOthers(int width) {
    SplittableRandom random = new SplittableRandom(width);
    float[] table = padded(random, 0, 5 * width, 0, Float.NaN);
    Arrays.fill(table, 3 * width, 4 * width, Float.NaN); // row 3 is not asked for
    int[] rows = {3, 1, 0, 4, 4, 2, 1, 0, 3};
    for (int to : new int[] {1, 2, 4, 5, 6, 8}) {
      float[] y = padded(random, 2, width, 3, OUTSIDE);
      double[] expected = widened(y);
      for (int i = 1; i < to; i++) {
        for (int j = 0; j < width; j++) {
          expected[2 + j] += table[rows[i] * width + j];
        }
      }
      for (Kernels kernels : ALL) {
        float[] sums = y.clone();
        kernels.addRows(table, width, rows, 1, to, sums, 2);
        assertThat(widened(sums))
            .as(kernels.description())
            .containsExactly(expected, within(tolerance(to)));
        int[] before = Arrays.stream(rows).map(row -> row - 2).toArray();
        float[] fromSecond = y.clone();
        kernels.addRows(table, 2, width, before, 1, to, fromSecond, 2);
        assertThat(fromSecond).as(kernels.description()).containsExactly(sums);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void gatherRowsCopiesTheRowsNamedAndWhatFollows(int stride) {
    SplittableRandom random = new SplittableRandom(stride);
    int width = Math.max(1, stride - 3);
    float[] table = padded(random, 0, 4 * width + stride, 0, Float.NaN);
    int[] rows = {1, 3, 0, 3, 4, 2};
    for (Kernels kernels : ALL) {
      float[] into = new float[4 * stride + 1];
      kernels.gatherRows(table, width, rows, 1, 5, into, stride);
      for (int i = 0; i < 4; i++) {
        int from = rows[i + 1] * width;
        assertThat(Arrays.copyOfRange(into, i * stride, (i + 1) * stride))
            .as(kernels.description())
            .containsExactly(Arrays.copyOfRange(table, from, from + stride));
      }
      assertThat(into[4 * stride]).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void addScaledAddsToTheRangeAndNoFurther(int length) {
    SplittableRandom random = new SplittableRandom(length);
    float[] x = padded(random, 1, length, 4, Float.NaN);
    float[] y = padded(random, 6, length, 3, OUTSIDE);
    float factor = -0.7f;
    double[] expected = widened(y);
    for (int i = 0; i < length; i++) {
      expected[6 + i] += (double) factor * x[1 + i];
    }
    assertAll(
        kernels -> {
          float[] sum = y.clone();
          kernels.addScaled(factor, x, 1, sum, 6, length);
          return sum;
        },
        expected,
        tolerance(1));
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void rectifiedSumsAreCutAtZero(int width) {
    SplittableRandom random = new SplittableRandom(width);
    float[] a = padded(random, 4, width, 2, Float.NaN);
    float[] b = padded(random, 3, 3 * width, 2, Float.NaN);
    float[] h = padded(random, 5, 3 * width, 2, OUTSIDE);
    double[] expected = widened(h);
    for (int i = 0; i < 3 * width; i++) {
      expected[5 + i] = Math.max(0, (double) a[4 + i % width] + b[3 + i]);
    }
    assertAll(
        kernels -> {
          float[] sums = h.clone();
          kernels.rectifiedSums(a, 4, b, 3, 3, width, sums, 5);
          return sums;
        },
        expected,
        tolerance(1));
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void rectifiedDotsLeaveOutWhatIsBelowZero(int width) {
    SplittableRandom random = new SplittableRandom(width);
    float[] z = padded(random, 0, 3 * width, 2, Float.NaN);
    float[] shift = padded(random, 0, width, 2, Float.NaN);
    float[] w = padded(random, 4, width, 2, Float.NaN);
    float[] into = {OUTSIDE, 0, 0, 0, OUTSIDE};
    double[] expected = widened(into);
    for (int i = 0; i < 3 * width; i++) {
      int j = i % width;
      expected[1 + i / width] += Math.max(0, (double) z[i] + shift[j]) * w[4 + j];
    }
    assertAll(
        kernels -> {
          float[] dots = into.clone();
          kernels.rectifiedDots(z.clone(), 3, width, shift, w, 4, dots, 1);
          return dots;
        },
        expected,
        tolerance(2 * width));
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void dropoutMultipliesByZeroOrTheKeptScaleAsTheBitsSay(int length) {
    float[] h = padded(new SplittableRandom(length), 0, 4 + length, 3, OUTSIDE);
    int threshold = 20_000;
    double[] expected = widened(h);
    for (int i = 4; i < 4 + length; i++) {
      long bits = Kernels.mix(77 + (i / 4 + 1) * Kernels.GOLDEN_GAMMA) >>> 16 * (i % 4);
      expected[i] *= (bits & 0xffff) < threshold ? 0 : 1.5;
    }
    assertAll(
        kernels -> {
          float[] dropped = h.clone();
          kernels.dropout(dropped, 4, 4 + length, 77, threshold, 1.5f);
          return dropped;
        },
        expected,
        tolerance(1));
  }

  /** Three steps, so that the moments count. */
  @ParameterizedTest
  @MethodSource("lengths")
  void adamMovesWeightsAndMomentsOfTheRangeAndNoOthers(int length) {
    AdamStep step = new AdamStep(0.9f, 0.999f, 1e-8f, 0.01f, 0.05f, 0.3f);
    SplittableRandom random = new SplittableRandom(length);
    float[] gradients = padded(random, 5, length, 9, Float.NaN);
    float[] weights = padded(random, 5, length, 9, OUTSIDE);
    float[] zeros = new float[weights.length];
    double[] w = widened(weights);
    double[] m = widened(zeros);
    double[] v = widened(zeros);
    for (int i = 5; i < 3 * length + 5; i++) {
      adam(step, w, gradients, m, v, 5 + (i - 5) % length);
    }
    for (Kernels kernels : ALL) {
      float[][] moved = {weights.clone(), zeros.clone(), zeros.clone()};
      for (int i = 0; i < 3; i++) {
        kernels.adam(step, moved[0], gradients, 5, moved[1], moved[2], 5, length);
      }
      double tolerance = 2e-6; // three steps of at most 0.05, each with a few roundings
      assertClose(kernels, moved[0], w, tolerance);
      assertClose(kernels, moved[1], m, tolerance);
      assertClose(kernels, moved[2], v, tolerance);
    }
  }

  /**
   * Weights without a gradient that decay for 40 epochs of 281 steps, as many as training takes by
   * default: what is left is 0 or a normal number, since processors are slow with others.
   */
  @ParameterizedTest
  @CsvSource({"1e-3, 3e-4", "1e-3, 1e-6", "1e-2, 0.1"})
  void adamLeavesNothingBelowNormalNumbers(float rate, float weightDecay) {
    int length = 37;
    AdamStep step = new AdamStep(0.9f, 0.999f, 1e-8f, weightDecay, rate, 1);
    float[] gradients = new float[length];
    for (Kernels kernels : ALL) {
      float[] weights = padded(new SplittableRandom(1), 0, length, 0, OUTSIDE);
      float[][] moved = {weights, new float[length], new float[length]};
      for (int i = 0; i < 40 * 281; i++) {
        kernels.adam(step, moved[0], gradients, 0, moved[1], moved[2], 0, length);
        for (float[] values : moved) {
          for (int at = 0; at < length; at++) {
            if (values[at] != 0 && Math.abs(values[at]) < Float.MIN_NORMAL) {
              fail("%s left %s in step %d", kernels.description(), values[at], i);
            }
          }
        }
      }
    }
  }

  private static void adam(
      AdamStep step, double[] w, float[] gradients, double[] m, double[] v, int i) {
    double g = gradients[i] + step.weightDecay() * w[i];
    m[i] += (1.0 - step.beta1()) * (g - m[i]);
    v[i] = step.beta2() * v[i] + (1.0 - step.beta2()) * g * g;
    w[i] -= step.stepSize() * m[i] / (Math.sqrt(v[i]) / step.rootCorrection() + step.epsilon());
  }

  /** Means that are 0, roots that are 0, and roots like epsilon are among the moments. */
  @ParameterizedTest
  @MethodSource("lengths")
  void idleAdamMovesWeightsAndMomentsOfTheRangeAndNoOthers(int length) {
    IdleSteps steps = new IdleSteps(0.3f, 0.9f, 1.2f, 1e-3f, 0.05f, 0.02f, 0.01f, 0.005f);
    SplittableRandom random = new SplittableRandom(length);
    float[] weights = padded(random, 5, length, 9, OUTSIDE);
    float[] means = padded(random, 5, length, 9, OUTSIDE);
    float[] squares = padded(random, 5, length, 9, OUTSIDE);
    for (int i = 5; i < 5 + length; i++) {
      means[i] = i % 4 == 0 ? 0 : means[i];
      squares[i] = i % 3 == 0 ? 0 : i % 3 == 1 ? 1e-6f : Math.abs(squares[i]);
    }
    double[] w = widened(weights);
    double[] m = widened(means);
    double[] v = widened(squares);
    for (int i = 5; i < 5 + length; i++) {
      double d = 1.2f * Math.sqrt(v[i]) + 1e-3f;
      double x = 1.2f * Math.sqrt(v[i]) / d;
      w[i] -= m[i] / d * (0.05 + 0.02 * x + 0.01 * x * x + 0.005 * x * x * x);
      m[i] *= 0.3f;
      v[i] *= 0.9f;
    }
    for (Kernels kernels : ALL) {
      float[][] moved = {weights.clone(), means.clone(), squares.clone()};
      kernels.adamIdle(steps, moved[0], moved[1], moved[2], 5, length);
      assertClose(kernels, moved[0], w, 1e-4); // moves of up to 50, each with a few roundings
      assertClose(kernels, moved[1], m, 1e-6);
      assertClose(kernels, moved[2], v, 1e-6);
    }
  }

  @Test
  void rangesOutsideAnArrayThrow() {
    AdamStep step = new AdamStep(0.9f, 0.999f, 1e-8f, 0, 0.05f, 0.3f);
    IdleSteps idle = new IdleSteps(0.9f, 0.999f, 1, 1e-8f, 0.05f, 0, 0, 0);
    for (Kernels kernels : ALL) {
      float[] small = new float[99];
      float[] large = new float[100 * 100];
      assertOutOfBounds(() -> kernels.dot(small, 0, large, 0, 100));
      assertOutOfBounds(() -> kernels.dot(large, 0, small, 1, 99));
      assertOutOfBounds(() -> kernels.addScaled(1, large, 0, small, 1, 99));
      assertOutOfBounds(() -> kernels.adam(step, large, small, 1, large, large, 1, 99));
      assertOutOfBounds(() -> kernels.adamIdle(idle, large, small, large, 1, 99));
      assertOutOfBounds(() -> multiply(kernels, small, large, large));
      assertOutOfBounds(() -> multiply(kernels, large, small, large));
      assertOutOfBounds(() -> multiply(kernels, large, large, small));
    }
  }

  private static void multiply(Kernels kernels, float[] a, float[] b, float[] c) {
    kernels.multiply(Matrix.of(a, 10, 10), Matrix.of(b, 10, 10), Matrix.of(c, 10, 10));
  }

  private static void assertOutOfBounds(Runnable work) {
    assertThatThrownBy(work::run).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
