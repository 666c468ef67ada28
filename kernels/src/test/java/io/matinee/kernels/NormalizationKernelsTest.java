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
  void momentsAreMeanAndBiasedVariance(int rows, int width) {
    float[] z = random(rows * width, 1);
    for (NormalizationKernels kernels : ALL) {
      float[] mean = new float[width];
      float[] variance = new float[width];
      kernels.moments(z, rows, Columns.all(width), mean, variance);
      for (int i = 0; i < width; i++) {
        double[] column = column(z, rows, width, i);
        double expected = Arrays.stream(column).average().orElseThrow();
        double spread = Arrays.stream(column).map(v -> (v - expected) * (v - expected)).sum();
        assertThat((double) mean[i]).isCloseTo(expected, within(1e-5));
        assertThat((double) variance[i]).isCloseTo(spread / rows, within(1e-5));
      }
    }
  }

  private static double[] column(float[] matrix, int rows, int width, int column) {
    return IntStream.range(0, rows).mapToDouble(row -> matrix[row * width + column]).toArray();
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void normalizeCentresScalesAndCutsAtZero(int rows, int width) {
    float[] z = random(rows * width, 2);
    float[] mean = random(width, 3);
    float[] inverse = random(width, 4);
    float[] scale = random(5 + 2 * width, 5); // scale at 2, shift at 4 + width
    for (NormalizationKernels kernels : ALL) {
      float[] x = z.clone();
      float[] h = new float[z.length];
      kernels.normalize(x, h, rows, Columns.all(width), mean, inverse, scale, 2, 4 + width);
      for (int at = 0; at < z.length; at++) {
        int i = at % width;
        double expected = ((double) z[at] - mean[i]) * inverse[i];
        assertThat((double) x[at]).isCloseTo(expected, within(1e-5));
        double active = Math.max(0, scale[2 + i] * expected + scale[4 + width + i]);
        assertThat((double) h[at]).isCloseTo(active, within(1e-4));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void activationBackwardPassesWhatWasPassedAndSumsIt(int rows, int width) {
    float[] gradient = random(rows * width, 6);
    float[] h = random(rows * width, 7);
    float[] x = random(rows * width, 8);
    h[0] = 0; // exactly zero passes nothing
    for (NormalizationKernels kernels : ALL) {
      float[] d = gradient.clone();
      float[] sum = random(width, 9);
      float[] products = random(width, 10);
      kernels.activationBackward(d, h, x, 1.25f, rows, Columns.all(width), sum, products);
      for (int at = 0; at < d.length; at++) {
        assertThat(d[at]).isEqualTo(h[at] > 0 ? 1.25f * gradient[at] : 0);
      }
      for (int i = 0; i < width; i++) {
        double[] passed = column(d, rows, width, i);
        double[] along = column(x, rows, width, i);
        double product = IntStream.range(0, rows).mapToDouble(r -> passed[r] * along[r]).sum();
        assertThat((double) sum[i]).isCloseTo(Arrays.stream(passed).sum(), within(1e-4));
        assertThat((double) products[i]).isCloseTo(product, within(2e-4));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void normalizationBackwardFollowsItsFormula(int rows, int width) {
    float[] gradient = random(rows * width, 11);
    float[] x = random(rows * width, 12);
    float[] factor = random(width, 13);
    float[] meanD = random(width, 14);
    float[] meanProduct = random(width, 15);
    for (NormalizationKernels kernels : ALL) {
      float[] d = gradient.clone();
      kernels.normalizationBackward(d, x, rows, Columns.all(width), factor, meanD, meanProduct);
      for (int at = 0; at < d.length; at++) {
        int i = at % width;
        double centred = (double) gradient[at] - meanD[i] - (double) x[at] * meanProduct[i];
        assertThat((double) d[at]).isCloseTo(factor[i] * centred, within(1e-5));
      }
    }
  }

  /** Bit by bit: threads share columns out, whole vectors at a time, and must not show. */
  @ParameterizedTest
  @MethodSource("sizes")
  void partByPartIsTheSameAsAllAtOnce(int rows, int width) {
    for (NormalizationKernels kernels : ALL) {
      List<float[]> whole = steps(kernels, rows, width, List.of(Columns.all(width)));
      int middle = width / 32 * 16;
      List<float[]> halves =
          steps(
              kernels,
              rows,
              width,
              List.of(new Columns(width, middle, width), new Columns(width, 0, middle)));
      assertThat(halves).usingRecursiveComparison().isEqualTo(whole);
    }
  }

  /** All four kernels one after the other over each part of the columns. */
  private static List<float[]> steps(
      NormalizationKernels kernels, int rows, int width, List<Columns> parts) {
    float[] z = random(rows * width, 16);
    float[] h = random(rows * width, 17);
    float[] d = random(rows * width, 18);
    float[] scale = random(2 * width, 19);
    float[] mean = new float[width];
    float[] variance = new float[width];
    float[] sum = new float[width];
    float[] products = new float[width];
    for (Columns part : parts) {
      kernels.moments(z, rows, part, mean, variance);
      kernels.normalize(z, h, rows, part, mean, variance, scale, 0, width);
      kernels.activationBackward(d, h, z, 1.25f, rows, part, sum, products);
      kernels.normalizationBackward(d, z, rows, part, variance, sum, products);
    }
    return List.of(z, h, d, mean, variance, sum, products);
  }
}
