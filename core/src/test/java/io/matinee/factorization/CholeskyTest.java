package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.matinee.kernels.Cholesky;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CholeskyTest {
  /** [4 2 -2; 2 10 2; -2 2 6] = L Lᵀ with L = [2 0 0; 1 3 0; -1 1 2]. */
  @Test
  void aMatrixWorkedByHand() {
    double[] matrix = {4, Double.NaN, Double.NaN, 2, 10, Double.NaN, -2, 2, 6}; // lower part only
    Cholesky factor = new Cholesky(matrix, 3);
    double[][] expected = {{2}, {1, 3}, {-1, 1, 2}};
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column <= row; column++) {
        assertThat(factor.lower(row, column)).isEqualTo(expected[row][column]);
      }
    }
    double[] lower = {2, 7, 3};
    factor.solveLower(lower); // x = 1; (7 - 1) / 3 = 2; (3 + 1 - 2) / 2 = 1
    assertThat(lower).containsExactly(1, 2, 1);
    double[] upper = {3, 7, 2};
    factor.solveUpper(upper); // x = 2 / 2 = 1; (7 - 1) / 3 = 2; (3 + 1 - 2) / 2 = 1
    assertThat(upper).containsExactly(1, 2, 1);
  }

  @Property
  void bothSolutionsTogetherSolveTheSystem(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int n) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] matrix = Dense.positiveDefinite(random, n, 0.5);
    double[] expected = new double[n];
    Draws.normal(random, expected);
    double[] x = Dense.product(matrix, expected, n, n, 1);
    Cholesky factor = new Cholesky(matrix.clone(), n);
    assertThat(factor.size()).isEqualTo(n);
    factor.solveLower(x);
    factor.solveUpper(x);
    for (int i = 0; i < n; i++) {
      assertThat(x[i]).isCloseTo(expected[i], within(1e-9));
    }
  }

  @Property
  void theFactorTimesItsTransposeIsTheMatrix(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int n) {
    double[] matrix = Dense.positiveDefinite(new SplittableRandom(seed), n, 0.01);
    Cholesky factor = new Cholesky(matrix.clone(), n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k <= j; k++) {
          sum += factor.lower(i, k) * factor.lower(j, k);
        }
        assertThat(sum).isCloseTo(matrix[i * n + j], within(1e-11 * n));
      }
    }
  }

  @Property
  void theInverseOfTheFactorTimesTheFactorIsTheIdentity(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int n) {
    Cholesky factor = new Cholesky(Dense.positiveDefinite(new SplittableRandom(seed), n, 0.5), n);
    double[] inverse = factor.inverseFactor();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int k = j; k < n; k++) {
          sum += inverse[i * n + k] * factor.lower(k, j);
        }
        assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-9));
      }
    }
  }

  @Test
  void whatIsNotPositiveDefiniteIsRefused() {
    double[][] matrices = {{0}, {-1}, {Double.NaN}, {1, 2, 2, 1}, {1, 1, 1, 1}};
    for (double[] matrix : matrices) {
      int n = (int) Math.sqrt(matrix.length);
      assertThatThrownBy(() -> new Cholesky(matrix, n))
          .isInstanceOf(ArithmeticException.class)
          .hasMessageStartingWith("expected a positive definite matrix, found pivot ");
    }
  }
}
