package io.matinee.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricInverseTest {
  /** Gauss and Jordan in double precision; a matrix like ours needs no pivoting. */
  private static double[] plainInverse(double[] matrix, int n) {
    double[] inverse = new double[n * n];
    for (int i = 0; i < n; i++) {
      inverse[i * n + i] = 1;
    }
    for (int pivot = 0; pivot < n; pivot++) {
      double scale = 1 / matrix[pivot * n + pivot];
      for (int column = 0; column < n; column++) {
        matrix[pivot * n + column] *= scale;
        inverse[pivot * n + column] *= scale;
      }
      for (int row = 0; row < n; row++) {
        double factor = matrix[row * n + pivot];
        for (int column = 0; row != pivot && column < n; column++) {
          matrix[row * n + column] -= factor * matrix[pivot * n + column];
          inverse[row * n + column] -= factor * inverse[pivot * n + column];
        }
      }
    }
    return inverse;
  }

  /** XᵀX + n I for random X, in whole numbers, so that floats hold it exactly. */
  private static double[] gram(int n) {
    Random random = new Random(n);
    int[] x = random.ints((long) n * n, -3, 4).toArray();
    double[] gram = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = i == j ? n : 0;
        for (int k = 0; k < n; k++) {
          sum += x[k * n + i] * x[k * n + j];
        }
        gram[i * n + j] = sum;
      }
    }
    return gram;
  }

  /** With nonsense in the upper part, which must not be read. */
  private static float[] lower(double[] matrix, int n) {
    float[] lower = new float[n * n];
    for (int i = 0; i < lower.length; i++) {
      lower[i] = i % n > i / n ? Float.NaN : (float) matrix[i];
    }
    return lower;
  }

  private static float[] invert(float[] matrix, int n, int threads) {
    try (Workers workers = new Workers(threads)) {
      SymmetricInverse.invert(matrix, n, workers);
    }
    return matrix;
  }

  /** The condition number is about 20 at most, and a float's rounding 6e-8. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 65, 200, 700})
  void agreesWithThePlainInverse(int n) {
    double[] gram = gram(n);
    float[] found = invert(lower(gram, n), n, 2);
    double[] expected = plainInverse(gram, n);
    double largest = 0;
    for (double value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) found[i]).isCloseTo(expected[i], within(2e-6 * largest));
      assertThat(found[i]).isEqualTo(found[i % n * n + i / n]);
    }
  }

  @Test
  void isTheInverseOfTwoByTwo() {
    float[] matrix = {4, 0, 2, 3};
    assertThat(invert(matrix, 2, 1))
        .containsExactly(new float[] {0.375f, -0.25f, -0.25f, 0.5f}, within(1e-7f));
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 300})
  void threadsChangeNoBit(int n) {
    double[] gram = gram(n);
    float[] one = invert(lower(gram, n), n, 1);
    assertThat(invert(lower(gram, n), n, 2)).isEqualTo(one);
    assertThat(invert(lower(gram, n), n, 5)).isEqualTo(one);
  }

  @Test
  void refusesWhatIsNotPositiveDefinite() {
    assertThatThrownBy(() -> invert(new float[] {1, 2, 2, 1}, 2, 1))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("expected a positive definite matrix, found pivot -3.0");
    assertThatThrownBy(() -> invert(new float[] {Float.NaN}, 1, 1))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void refusesWhatIsNotSquare() {
    assertThatThrownBy(() -> invert(new float[5], 2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected 2 × 2 elements, found 5");
  }
}
