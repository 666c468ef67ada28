package io.matinee.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactorRowTest {
  /** A = Σ x xᵀ + 1 of random x, factored row by row: UᵀU = A. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 39, 40, 48, 65})
  void factorRowMakesAFactor(int size) {
    double[] matrix = positiveDefinite(size);
    int stride = Cholesky.stride(size);
    for (Kernels kernels : AllKernels.ALL) {
      double[] upper = matrix.clone();
      for (int row = 0; row < size; row++) {
        assertThat(kernels.factorRow(upper, size, stride, row)).isPositive();
      }
      for (int i = 0; i < size; i++) {
        for (int j = i; j < size; j++) {
          double sum = 0;
          for (int k = 0; k <= i; k++) {
            sum += upper[k * stride + i] * upper[k * stride + j];
          }
          assertThat(sum).as(kernels.description()).isCloseTo(matrix[i * stride + j], within(1e-9));
        }
      }
      upper = matrix.clone();
      upper[0] = -1;
      assertThat(kernels.factorRow(upper, size, stride, 0)).isEqualTo(-1);
    }
  }

  /** Uᵀ X = B for right sides side by side: multiplied out it is B again. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 16", "5, 3", "9, 8", "17, 16", "33, 17", "35, 40"})
  void solveLowerSolvesForAllColumns(int size, int columns) {
    double[] upper = positiveDefinite(size);
    int stride = Cholesky.stride(size);
    double[] b = new SplittableRandom(columns).doubles(size * columns, -1, 1).toArray();
    for (Kernels kernels : AllKernels.ALL) {
      double[] x = b.clone();
      kernels.solveLower(upper, size, stride, x, columns);
      for (int row = 0; row < size; row++) {
        for (int column = 0; column < columns; column++) {
          double sum = 0;
          for (int k = 0; k <= row; k++) {
            sum += upper[k * stride + row] * x[k * columns + column];
          }
          assertThat(sum)
              .as(kernels.description())
              .isCloseTo(b[row * columns + column], within(1e-9));
        }
      }
    }
  }

  /** [size × {@link Cholesky#stride}] */
  private static double[] positiveDefinite(int size) {
    SplittableRandom random = new SplittableRandom(size);
    int stride = Cholesky.stride(size);
    double[] matrix = new double[size * stride];
    for (int n = 0; n <= size; n++) {
      double[] x = random.doubles(size, -1, 1).toArray();
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          matrix[i * stride + j] += x[i] * x[j] + (n == 0 && i == j ? 1 : 0);
        }
      }
    }
    return matrix;
  }
}
