package io.matinee.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Both implementations against the formulas, column by column, in double precision. Elements lie
 * within ±2, so sums over up to 257 rows err by less than 1e-4 and single elements by less than
 * 1e-5.
 */
class NormalizationKernelsTest {
  private static final List<NormalizationKernels> ALL =
      List.of(new ScalarNormalization(), new SimdNormalization());

  /** One row, two, and many; widths about one, two and eight vectors of 4 to 16 lanes. */
  static Stream<Arguments> sizes() {
    return IntStream.of(1, 2, 3, 32, 257)
        .boxed()
        .flatMap(
            rows ->
                IntStream.of(1, 3, 4, 7, 8, 15, 16, 17, 31, 64, 97, 128)
                    .mapToObj(width -> Arguments.of(rows, width)));
  }

  private static float[] random(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (4 * random.nextDouble() - 2);
    }
    return values;
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void momentsAreMeansAndSquaredDifferences(int rows, int width) {
    float[] z = random((rows + 2) * width, 1); // a row before and after that do not count
    for (NormalizationKernels kernels : ALL) {
      float[] means = new float[5 + width];
      float[] squares = new float[5 + width];
      kernels.moments(z, new Rows(width, 1, rows + 1), means, squares, 5);
      for (int i = 0; i < width; i++) {
        double[] column = column(z, 1, rows, width, i);
        double mean = Arrays.stream(column).average().orElseThrow();
        assertThat((double) means[5 + i]).isCloseTo(mean, within(1e-5));
        assertThat((double) squares[5 + i]).isCloseTo(spread(column), within(1e-5 * rows));
      }
    }
  }

  private static double spread(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
  }

  private static double[] column(float[] matrix, int first, int rows, int width, int column) {
    return IntStream.range(first, first + rows)
        .mapToDouble(row -> matrix[row * width + column])
        .toArray();
  }

  /** Columns far from 0 as well: their variance must not drown. */
  @ParameterizedTest
  @MethodSource("sizes")
  void pooledMomentsAreThoseOfAllRows(int rows, int width) {
    float[] z = random(rows * width, 2);
    for (int at = 0; at < z.length; at += width) {
      z[at] += 100;
    }
    Blocks blocks = new Blocks(rows, width, 16);
    for (NormalizationKernels kernels : ALL) {
      float[] means = new float[blocks.count() * width];
      float[] squares = new float[blocks.count() * width];
      for (int block = 0; block < blocks.count(); block++) {
        kernels.moments(z, blocks.rows(block), means, squares, block * width);
      }
      float[] mean = new float[width];
      float[] variance = new float[width];
      kernels.pool(blocks, means, squares, mean, variance);
      for (int i = 0; i < width; i++) {
        double[] column = column(z, 0, rows, width, i);
        double expected = Arrays.stream(column).average().orElseThrow();
        assertThat((double) mean[i]).isCloseTo(expected, within(5e-5));
        assertThat((double) variance[i]).isCloseTo(spread(column) / rows, within(2e-5));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void normalizeCentresScalesAndCutsAtZero(int rows, int width) {
    float[] z = random(rows * width, 2);
    float[] mean = random(width, 3);
    float[] factor = random(width, 4);
    float[] shift = random(3 + width, 5);
    for (NormalizationKernels kernels : ALL) {
      float[] h = new float[z.length];
      kernels.normalize(z, h, new Rows(width, 0, rows), mean, factor, shift, 3);
      for (int at = 0; at < z.length; at++) {
        int i = at % width;
        double expected = Math.max(0, ((double) z[at] - mean[i]) * factor[i] + shift[3 + i]);
        assertThat((double) h[at]).isCloseTo(expected, within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void activationBackwardPassesWhatWasPassedAndSumsIt(int rows, int width) {
    float[] gradient = random(rows * width, 6);
    float[] h = random(rows * width, 7);
    float[] z = random(rows * width, 8);
    float[] mean = random(width, 9);
    h[0] = 0; // exactly zero passes nothing
    for (NormalizationKernels kernels : ALL) {
      float[] d = gradient.clone();
      float[] sums = random(2 + width, 10);
      float[] products = random(2 + width, 11);
      kernels.activationBackward(d, h, z, 1.25f, new Rows(width, 0, rows), mean, sums, products, 2);
      for (int at = 0; at < d.length; at++) {
        assertThat(d[at]).isEqualTo(h[at] > 0 ? 1.25f * gradient[at] : 0);
      }
      for (int i = 0; i < width; i++) {
        double centre = mean[i];
        double[] passed = column(d, 0, rows, width, i);
        double[] along = column(z, 0, rows, width, i);
        double product =
            IntStream.range(0, rows).mapToDouble(r -> passed[r] * (along[r] - centre)).sum();
        assertThat((double) sums[2 + i]).isCloseTo(Arrays.stream(passed).sum(), within(1e-4));
        assertThat((double) products[2 + i]).isCloseTo(product, within(4e-4));
      }
    }
  }

  /** Against the gradient of h written out, which then goes the way of any layer. */
  @ParameterizedTest
  @MethodSource("sizes")
  void backwardOfAUnitIsThatOfTheGradientItGives(int rows, int width) {
    float[] h = random(rows * width, 12);
    float[] z = random(rows * width, 13);
    float[] ofUnit = random(rows, 14);
    float[] w = random(3 + width, 15);
    float[] mean = random(width, 16);
    h[h.length - 1] = 0;
    Rows all = new Rows(width, 0, rows);
    for (NormalizationKernels kernels : ALL) {
      float[] expected = new float[rows * width];
      for (int at = 0; at < expected.length; at++) {
        expected[at] = ofUnit[at / width] * w[3 + at % width];
      }
      float[] expectedSums = new float[width];
      float[] expectedProducts = new float[width];
      kernels.activationBackward(expected, h, z, 1, all, mean, expectedSums, expectedProducts, 0);
      float[] d = h.clone();
      float[] sums = random(2 + width, 17);
      float[] products = random(2 + width, 18);
      kernels.unitBackward(d, z, ofUnit, w, 3, all, mean, sums, products, 2);
      for (int at = 0; at < d.length; at++) {
        assertThat(d[at]).isEqualTo(expected[at] == 0 ? 0 : expected[at]); // of either sign
      }
      for (int i = 0; i < width; i++) {
        assertThat(sums[2 + i]).isCloseTo(expectedSums[i], within(1e-5f));
        assertThat(products[2 + i]).isCloseTo(expectedProducts[i], within(1e-4f));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void normalizationBackwardFollowsItsFormula(int rows, int width) {
    float[] gradient = random(rows * width, 11);
    float[] z = random(rows * width, 12);
    float[] mean = random(width, 13);
    float[] factor = random(width, 14);
    float[] meanD = random(width, 15);
    float[] slope = random(width, 16);
    for (NormalizationKernels kernels : ALL) {
      float[] d = gradient.clone();
      kernels.normalizationBackward(d, z, new Rows(width, 0, rows), mean, factor, meanD, slope);
      for (int at = 0; at < d.length; at++) {
        int i = at % width;
        double along = ((double) z[at] - mean[i]) * slope[i];
        double expected = factor[i] * ((double) gradient[at] - meanD[i] - along);
        assertThat((double) d[at]).isCloseTo(expected, within(2e-5));
      }
    }
  }

  /** Bit by bit: threads share rows out, and must not show in what has no sums. */
  @ParameterizedTest
  @MethodSource("sizes")
  void partByPartIsTheSameAsAllAtOnce(int rows, int width) {
    int middle = rows / 2;
    for (NormalizationKernels kernels : ALL) {
      List<float[]> whole = steps(kernels, rows, width, List.of(new Rows(width, 0, rows)));
      List<float[]> halves =
          steps(
              kernels,
              rows,
              width,
              List.of(new Rows(width, middle, rows), new Rows(width, 0, middle)));
      assertThat(halves).usingRecursiveComparison().isEqualTo(whole);
    }
  }

  /** What is done to each row by itself, over each part of the rows. */
  private static List<float[]> steps(
      NormalizationKernels kernels, int rows, int width, List<Rows> parts) {
    float[] z = random(rows * width, 16);
    float[] h = random(rows * width, 17);
    float[] d = random(rows * width, 18);
    float[] vector = random(width, 19);
    for (Rows part : parts) {
      kernels.normalize(z, h, part, vector, vector, vector, 0);
      kernels.activationBackward(
          d, h, z, 1.25f, part, vector, new float[width], new float[width], 0);
      kernels.normalizationBackward(d, z, part, vector, vector, vector, vector);
    }
    return List.of(h, d);
  }
}
