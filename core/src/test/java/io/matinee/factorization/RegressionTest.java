package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RegressionTest {
  @Property(tries = 200)
  void sumsAreThoseOfPlainLoops(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 0, max = 300) int count) {
    SplittableRandom random = new SplittableRandom(seed);
    int stride = Regression.stride(width);
    assertThat(stride).isGreaterThan(width);
    float[] rows = new float[count * stride];
    double[] vector = new double[width];
    Draws.normal(random, vector);
    for (int row = 0; row < count; row++) {
      for (int i = 0; i <= width; i++) {
        rows[row * stride + i] = i == 0 ? 1 : (float) random.nextGaussian();
      }
    }
    Regression regression = new Regression(width);
    regression.add(new float[stride], 0, 1);
    regression.addOuter(7, new double[width + 1]);
    regression.clear();
    for (int from = 0; from < count; from += Regression.BLOCK) {
      regression.add(rows, from, Math.min(Regression.BLOCK, count - from));
    }
    double[] outer = new double[width + 1];
    outer[0] = 2;
    outer[width] = 3;
    regression.addOuter(-0.5, outer);
    checkProducts(regression, rows, stride, width, outer);
    checkResiduals(regression, rows, stride, vector, outer);
  }

  private static void checkProducts(
      Regression regression, float[] rows, int stride, int width, double[] outer) {
    for (int i = 0; i <= width; i++) {
      for (int j = 0; j <= width; j++) {
        double sum = -0.5 * outer[i] * outer[j];
        for (int at = 0; at < rows.length; at += stride) {
          sum += (double) rows[at + i] * rows[at + j];
        }
        assertThat(regression.product(i, j)).isCloseTo(sum, within(1e-3));
      }
    }
  }

  private static void checkResiduals(
      Regression regression, float[] rows, int stride, double[] vector, double[] outer) {
    int width = vector.length;
    double sum = -0.5 * outer[0] * (outer[width] - vector[0] * outer[0]);
    double squares = -0.5 * Math.pow(outer[width] - vector[0] * outer[0], 2);
    double size = 1;
    for (int at = 0; at < rows.length; at += stride) {
      double rest = rows[at + width];
      for (int i = 0; i < width; i++) {
        rest -= vector[i] * rows[at + i];
      }
      sum += rest;
      squares += rest * rest;
      size += rest * rest;
    }
    // where width is 1 the target stands where outer[width] does, and element 0 is 1
    assertThat(regression.sum(vector, 0)).isCloseTo(sum, within(1e-5 * size + 1e-2));
    assertThat(regression.squares(vector)).isCloseTo(squares, within(1e-5 * size + 1e-2));
  }
}
