package io.matinee.kernels;

import static io.matinee.kernels.AllKernels.ALL;
import static io.matinee.kernels.AllKernels.OUTSIDE;
import static io.matinee.kernels.AllKernels.assertAll;
import static io.matinee.kernels.AllKernels.matrix;
import static io.matinee.kernels.AllKernels.padded;
import static io.matinee.kernels.AllKernels.tolerance;
import static io.matinee.kernels.AllKernels.widened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The matrix products against plain loops; see {@link AllKernels}. */
class MatrixProductTest {
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
}
