package io.matinee.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Both implementations, and the one chosen, against plain loops in double precision. Elements lie
 * within ±1, so a sum of n products of floats errs by about √n · 6e-8; the tolerance is 1e-6 · (1 +
 * n). What stands outside the range is NaN where it may only be read, so that reading it shows in
 * the result, and {@link #OUTSIDE} where it may be written.
 */
class KernelsTest {
  private static final List<Kernels> ALL =
      List.of(Kernels.best(), new ScalarKernels(), new SimdKernels());
  private static final float OUTSIDE = 1e30f;

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
      }
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

  /** Rows in fours and fewer; columns narrower than, as wide as and wider than vectors. */
  @ParameterizedTest(name = "[{0} × {2}] times [{2} × {1}]")
  @CsvSource({
    "0, 5, 3",
    "1, 1, 1",
    "1, 17, 5",
    "2, 16, 0",
    "3, 7, 19",
    "4, 8, 4",
    "4, 15, 31",
    "5, 33, 2",
    "5, 0, 3",
    "6, 32, 13",
    "7, 31, 16",
    "8, 4, 1",
    "9, 47, 11",
    "13, 50, 128",
    "17, 128, 50",
    "67, 64, 129",
    "3, 65, 257",
    "5, 64, 259",
    "4, 80, 600"
  })
  void multiplyIsTheMatrixProduct(int rows, int columns, int inner) {
    for (boolean transposed : new boolean[] {false, true}) {
      for (int gap : new int[] {0, 3}) { // floats between the rows of each matrix
        checkProduct(rows, columns, inner, transposed, gap);
      }
    }
  }

  private static void checkProduct(int rows, int columns, int inner, boolean transposed, int gap) {
    SplittableRandom random = new SplittableRandom(rows + 31 * columns + 977 * inner);
    int aRow = transposed ? 1 : inner + gap;
    int aColumn = transposed ? rows + gap : 1;
    float[] a =
        transposed
            ? matrix(random, 2, inner, rows, gap, Float.NaN)
            : matrix(random, 2, rows, inner, gap, Float.NaN);
    float[] b = matrix(random, 5, inner, columns, gap, Float.NaN);
    float[] c = new float[4 + rows * (columns + gap) + 1];
    Arrays.fill(c, OUTSIDE);
    double[] expected = widened(c);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double sum = 0;
        for (int i = 0; i < inner; i++) {
          double left = a[2 + row * aRow + i * aColumn];
          sum += left * b[5 + i * (columns + gap) + column];
        }
        expected[4 + row * (columns + gap) + column] = sum;
      }
    }
    assertAll(
        kernels -> {
          float[] product = c.clone();
          kernels.multiply(
              new Matrix(a, 2, rows, inner, aRow, aColumn),
              new Matrix(b, 5, inner, columns, columns + gap, 1),
              new Matrix(product, 4, rows, columns, columns + gap, 1));
          return product;
        },
        expected,
        tolerance(inner));
  }

  /** So few rows that B need not be transposed, and more. */
  @ParameterizedTest(name = "[{0} × {2}] times [{1} × {2}] transposed")
  @CsvSource({"0, 3, 4", "1, 1, 1", "2, 50, 128", "5, 7, 33", "6, 50, 128", "33, 17, 9"})
  void multiplyTransposedIsTheProductWithTheTranspose(int rows, int columns, int inner) {
    SplittableRandom random = new SplittableRandom(3);
    float[] a = padded(random, 2, rows * inner, 3, Float.NaN);
    float[] b = padded(random, 4, columns * inner, 1, Float.NaN);
    float[] c = padded(random, 5, rows * columns, 2, OUTSIDE);
    double[] expected = widened(c);
    for (int i = 0; i < rows * columns; i++) {
      expected[5 + i] = 0;
      for (int k = 0; k < inner; k++) {
        double left = a[2 + i / columns * inner + k];
        expected[5 + i] += left * b[4 + i % columns * inner + k];
      }
    }
    assertAll(
        kernels -> {
          float[] product = c.clone();
          kernels.multiplyTransposed(
              Matrix.at(a, 2, rows, inner),
              Matrix.at(b, 4, columns, inner),
              Matrix.at(product, 5, rows, columns),
              new float[columns * inner]);
          return product;
        },
        expected,
        tolerance(inner));
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void rectifiedSumsAreCutAtZero(int width) {
    SplittableRandom random = new SplittableRandom(width);
    float[] a = padded(random, 0, width, 2, Float.NaN);
    float[] b = padded(random, 3, 3 * width, 2, Float.NaN);
    float[] h = padded(random, 5, 3 * width, 2, OUTSIDE);
    double[] expected = widened(h);
    for (int i = 0; i < 3 * width; i++) {
      expected[5 + i] = Math.max(0, (double) a[i % width] + b[3 + i]);
    }
    assertAll(
        kernels -> {
          float[] sums = h.clone();
          kernels.rectifiedSums(a, b, 3, 3, width, sums, 5);
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

  @ParameterizedTest(name = "[{0} × {1}]")
  @CsvSource({"0, 4", "1, 1", "3, 5", "4, 4", "4, 7", "8, 12", "50, 128", "17, 33"})
  void transposingSwapsRowsAndColumns(int rows, int columns) {
    SplittableRandom random = new SplittableRandom(1);
    float[] a = matrix(random, 3, rows, columns, 2, Float.NaN);
    float[] b = padded(random, 0, 1 + columns * (rows + 3), 4, OUTSIDE);
    float[] expected = b.clone();
    for (int i = 0; i < rows * columns; i++) {
      int row = i / columns;
      expected[1 + i % columns * (rows + 3) + row] = a[3 + row * (columns + 2) + i % columns];
    }
    new Matrix(a, 3, rows, columns, columns + 2, 1)
        .transposeTo(new Matrix(b, 1, columns, rows, rows + 3, 1));
    assertThat(b).isEqualTo(expected);
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

  /** Movies with the same features get exactly the same score, wherever they stand in a list. */
  @ParameterizedTest
  @CsvSource({"7, 64, 128", "6, 13, 50", "5, 3, 9"})
  void equalRowsHaveEqualProductsToTheLastBit(int rows, int columns, int inner) {
    SplittableRandom random = new SplittableRandom(1);
    float[] row = padded(random, 0, inner, 0, Float.NaN);
    float[] b = matrix(random, 0, inner, columns, 0, Float.NaN);
    for (Kernels kernels : ALL) {
      float[] c = new float[rows * columns];
      Matrix a = new Matrix(row, 0, rows, inner, 0, 1); // the same row again and again
      kernels.multiply(a, Matrix.of(b, inner, columns), Matrix.of(c, rows, columns));
      for (int i = 1; i < rows; i++) {
        assertThat(Arrays.copyOfRange(c, i * columns, (i + 1) * columns))
            .as("%s, row %d", kernels.description(), i)
            .isEqualTo(Arrays.copyOf(c, columns));
      }
    }
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
        kernels.adam(step, moved[0], gradients, moved[1], moved[2], 5, length);
      }
      double tolerance = 2e-6; // three steps of at most 0.05, each with a few roundings
      assertClose(kernels, moved[0], w, tolerance);
      assertClose(kernels, moved[1], m, tolerance);
      assertClose(kernels, moved[2], v, tolerance);
    }
  }

  private static void adam(
      AdamStep step, double[] w, float[] gradients, double[] m, double[] v, int i) {
    double g = gradients[i] + step.weightDecay() * w[i];
    m[i] += (1.0 - step.beta1()) * (g - m[i]);
    v[i] = step.beta2() * v[i] + (1.0 - step.beta2()) * g * g;
    w[i] -= step.stepSize() * m[i] / (Math.sqrt(v[i]) / step.rootCorrection() + step.epsilon());
  }

  @Test
  void rangesOutsideAnArrayThrow() {
    AdamStep step = new AdamStep(0.9f, 0.999f, 1e-8f, 0, 0.05f, 0.3f);
    for (Kernels kernels : ALL) {
      float[] small = new float[99];
      float[] large = new float[100 * 100];
      assertOutOfBounds(() -> kernels.dot(small, 0, large, 0, 100));
      assertOutOfBounds(() -> kernels.dot(large, 0, small, 1, 99));
      assertOutOfBounds(() -> kernels.addScaled(1, large, 0, small, 1, 99));
      assertOutOfBounds(() -> kernels.adam(step, large, small, large, large, 1, 99));
      assertOutOfBounds(() -> multiply(kernels, small, large, large));
      assertOutOfBounds(() -> multiply(kernels, large, small, large));
      assertOutOfBounds(() -> multiply(kernels, large, large, small));
    }
  }

  private static void multiply(Kernels kernels, float[] a, float[] b, float[] c) {
    kernels.multiply(Matrix.of(a, 10, 10), Matrix.of(b, 10, 10), Matrix.of(c, 10, 10));
  }

  /** Shapes that make no product, and transposed views where rows must be contiguous. */
  @Test
  void matricesThatDoNotFitAreRefused() {
    Matrix wide = Matrix.of(new float[6], 2, 3);
    Matrix square = Matrix.of(new float[4], 2, 2);
    for (Kernels kernels : ALL) {
      assertThatThrownBy(() -> kernels.multiply(wide, wide, square))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("expected [m × k] [k × n] = [m × n], found [2 × 3] [2 × 3] = [2 × 2]");
      assertThatThrownBy(() -> kernels.multiply(square, square.transposed(), square))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("expected B and C with contiguous rows");
    }
  }

  private static void assertOutOfBounds(Runnable work) {
    assertThatThrownBy(work::run).isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static void assertAll(
      Function<Kernels, float[]> work, double[] expected, double tolerance) {
    for (Kernels kernels : ALL) {
      assertClose(kernels, work.apply(kernels), expected, tolerance);
    }
  }

  private static void assertClose(
      Kernels kernels, float[] actual, double[] expected, double tolerance) {
    assertThat(widened(actual))
        .as(kernels.description())
        .containsExactly(expected, within(tolerance));
  }

  private static double tolerance(int products) {
    return 1e-6 * (1 + products);
  }

  /** {@code length} random elements between {@code before} and {@code after} others. */
  private static float[] padded(
      SplittableRandom random, int before, int length, int after, float outside) {
    float[] values = new float[before + length + after];
    Arrays.fill(values, outside);
    fill(random, values, before, length);
    return values;
  }

  /** Random [rows × columns] from {@code offset} on, with {@code gap} others after each row. */
  private static float[] matrix(
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

  private static double[] widened(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }
}
