package io.matinee.kernels;

import static io.matinee.kernels.AllKernels.ALL;
import static io.matinee.kernels.AllKernels.OUTSIDE;
import static io.matinee.kernels.AllKernels.padded;
import static io.matinee.kernels.AllKernels.widened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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
    SplittableRandom random = new SplittableRandom(length);
    float[] from = padded(random, 0, length, 5, OUTSIDE);
    float[] to = padded(random, 0, length, 5, OUTSIDE);
    double[] sums = new double[length + 5];
    double[] between = new double[length + 5];
    double[] moments = new double[length + 5];
    for (int i = 0; i < length + 5; i++) {
      from[i] *= i < length ? 8 : 1; // far into both tails
      to[i] = i < length ? Math.abs(to[i]) * 3 + from[i] : OUTSIDE;
      sums[i] = i < length ? 1 + normal(1.5f * (0.25f - from[i])) : 1;
      between[i] = i < length ? normal(to[i]) - normal(from[i]) : OUTSIDE;
      moments[i] = i < length ? density(from[i]) - density(to[i]) : OUTSIDE;
    }
    for (Kernels kernels : ALL) {
      float[] found = padded(random, 0, 0, length + 5, 1);
      kernels.addNormal(0.25f, 1.5f, from, found, length);
      assertThat(widened(found)).as(kernels.description()).containsExactly(sums, within(5e-7));
      float[] probabilities = padded(random, 0, 0, length + 5, OUTSIDE);
      float[] means = probabilities.clone();
      kernels.normalBetween(from, to, probabilities, means, length);
      assertThat(widened(probabilities))
          .as(kernels.description())
          .containsExactly(between, within(1e-6));
      assertThat(widened(means)).as(kernels.description()).containsExactly(moments, within(1e-6));
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
    float[] from = new float[20];
    float[] to = new float[20];
    Arrays.fill(from, -infinity);
    Arrays.fill(to, infinity);
    float[] ones = new float[20];
    Arrays.fill(ones, 1);
    for (Kernels kernels : ALL) {
      float[] probabilities = new float[20];
      float[] moments = new float[20];
      kernels.normalBetween(from, to, probabilities, moments, 20);
      assertThat(probabilities).as(kernels.description()).containsExactly(ones, within(5e-7f));
      assertThat(moments).as(kernels.description()).containsOnly(0);
      float[] half = {0};
      kernels.addNormal(0, 1, new float[1], half, 1);
      assertThat(half).containsExactly(0.5f);
    }
  }

  @Test
  void normalIsTheSameWhereverAnElementStands() {
    float[] x = padded(new SplittableRandom(5), 0, 61, 0, OUTSIDE);
    for (Kernels kernels : ALL) {
      float[] all = new float[x.length];
      kernels.addNormal(0.5f, 2, x, all, x.length);
      for (int i = 0; i < x.length; i++) {
        float[] one = {0};
        kernels.addNormal(0.5f, 2, new float[] {x[i]}, one, 1);
        assertThat(one[0]).as(kernels.description()).isEqualTo(all[i]);
      }
    }
  }
}
