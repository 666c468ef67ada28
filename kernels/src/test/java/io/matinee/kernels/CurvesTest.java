package io.matinee.kernels;

import static io.matinee.kernels.AllKernels.ALL;
import static io.matinee.kernels.AllKernels.OUTSIDE;
import static io.matinee.kernels.AllKernels.padded;
import static io.matinee.kernels.AllKernels.widened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The logistic function and the normal distribution, against formulas in double precision. */
class CurvesTest {
  @ParameterizedTest
  @MethodSource("io.matinee.kernels.KernelsTest#lengths")
  void sigmoidIsTheLogisticFunction(int length) {
    SplittableRandom random = new SplittableRandom(length);
    float[] x = padded(random, 3, length, 5, OUTSIDE);
    for (int i = 3; i < 3 + length; i++) {
      x[i] *= 20; // far into both tails
    }
    double[] expected = widened(x);
    for (int i = 3; i < 3 + length; i++) {
      expected[i] = 1 / (1 + Math.exp(-(0.25 + x[i])));
    }
    for (Kernels kernels : ALL) {
      float[] found = x.clone();
      kernels.sigmoid(0.25f, found, 3, length);
      assertThat(widened(found)).as(kernels.description()).containsExactly(expected, within(3e-7));
    }
  }

  @Test
  void sigmoidOfTheLargestAndOfNoNumbers() {
    float most = Float.MAX_VALUE;
    float[] x = {-most, -200, -88, 88, 200, most, Float.NaN, Float.POSITIVE_INFINITY, 0};
    for (Kernels kernels : ALL) {
      float[] found = x.clone();
      kernels.sigmoid(0, found, 0, found.length);
      assertThat(found)
          .as(kernels.description())
          .containsExactly(new float[] {0, 0, 0, 1, 1, 1, Float.NaN, 1, 0.5f}, within(1e-37f));
    }
  }

  @Test
  void sigmoidIsTheSameWhereverAnElementStands() {
    float[] x = padded(new SplittableRandom(5), 0, 61, 0, OUTSIDE);
    for (Kernels kernels : ALL) {
      float[] all = x.clone();
      kernels.sigmoid(0.5f, all, 0, x.length);
      for (int i = 0; i < x.length; i++) {
        float[] one = x.clone();
        kernels.sigmoid(0.5f, one, i, 1);
        assertThat(one[i]).as(kernels.description()).isEqualTo(all[i]);
      }
    }
  }

  /** Against integrals of the density from 0 on by Simpson's rule, in double precision. */
  @ParameterizedTest
  @MethodSource("io.matinee.kernels.KernelsTest#lengths")
  void normalIsTheNormalDistribution(int length) {
    float[] x = padded(new SplittableRandom(length), 0, length, 5, OUTSIDE);
    double[] sums = new double[length + 5];
    double[] densities = new double[length + 5];
    for (int i = 0; i < length + 5; i++) {
      x[i] *= i < length ? 8 : 1; // far into both tails
      sums[i] = i < length ? 1 + normal(1.5f * (0.25f - x[i])) : 1;
      densities[i] = i < length ? density(x[i]) : OUTSIDE;
    }
    for (Kernels kernels : ALL) {
      float[] found = padded(new SplittableRandom(1), 0, 0, length + 5, 1);
      kernels.addNormal(0.25f, 1.5f, x, found, length);
      assertThat(widened(found)).as(kernels.description()).containsExactly(sums, within(5e-7));
      float[] heights = padded(new SplittableRandom(1), 0, 0, length + 5, OUTSIDE);
      kernels.normalDensity(x, heights, length);
      assertThat(widened(heights))
          .as(kernels.description())
          .containsExactly(densities, within(1e-6)); // 5e-7 beyond the ends
    }
  }

  private static double normal(double x) {
    int steps = 1000;
    double sum = density(0) + density(x);
    for (int i = 1; i < steps; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * density(x * i / steps);
    }
    return 0.5 + sum * x / (3 * steps);
  }

  private static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  @Test
  void normalOfInfinitiesAndOfTheMiddle() {
    float infinity = Float.POSITIVE_INFINITY;
    float[] x = {-infinity, 0, infinity};
    for (Kernels kernels : ALL) {
      float[] below = new float[3];
      kernels.addNormal(0, -1, x, below, 3);
      assertThat(below)
          .as(kernels.description())
          .containsExactly(new float[] {0, 0.5f, 1}, within(5e-7f));
      assertThat(below[1]).isEqualTo(0.5f);
      float[] heights = new float[3];
      kernels.normalDensity(x, heights, 3);
      float middle = (float) (1 / Math.sqrt(2 * Math.PI));
      assertThat(heights).containsExactly(new float[] {0, middle, 0}, within(1e-6f));
      assertThat(heights[0]).isEqualTo(heights[2]);
    }
  }

  @Test
  void normalIsTheSameWhereverAnElementStands() {
    float[] x = padded(new SplittableRandom(5), 0, 61, 0, OUTSIDE);
    for (Kernels kernels : ALL) {
      float[] all = new float[x.length];
      kernels.addNormal(0.5f, 2, x, all, x.length);
      float[] heights = new float[x.length];
      kernels.normalDensity(x, heights, x.length);
      for (int i = 0; i < x.length; i++) {
        float[] one = {0};
        kernels.addNormal(0.5f, 2, new float[] {x[i]}, one, 1);
        assertThat(one[0]).as(kernels.description()).isEqualTo(all[i]);
        kernels.normalDensity(new float[] {x[i]}, one, 1);
        assertThat(one[0]).as(kernels.description()).isEqualTo(heights[i]);
      }
    }
  }
}
