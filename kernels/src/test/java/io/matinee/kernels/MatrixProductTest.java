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
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The matrix products against plain loops; see {@link AllKernels}. */
class MatrixProductTest {
  /** Sums of the products of rows' elements; what is right of the diagonal is of no use. */
  @ParameterizedTest
  @CsvSource({"0, 16, 5", "1, 16, 16", "20, 16, 14", "95, 32, 18", "97, 32, 32", "200, 48, 33"})
  void gramSumsTheProductsOfElements(int count, int width, int used) {
    int step = width + 3;
    float[] rows = matrix(new SplittableRandom(count), 2, count, width, 3, Float.NaN);
    double[] expected = new double[used * used];
    for (int at = 2; at < 2 + count * step; at += step) {
      for (int i = 0; i < used; i++) {
        for (int j = 0; j <= i; j++) {
          expected[i * used + j] += (double) rows[at + i] * rows[at + j];
        }
      }
    }
    assertAll(
        kernels -> {
          float[] products = new float[width * width];
          Arrays.fill(products, OUTSIDE);
          kernels.gram(rows, 2, step, count, width, used, products);
          float[] lower = new float[used * used];
          for (int i = 0; i < used; i++) {
            System.arraycopy(products, i * width, lower, i * used, i + 1);
          }
          return lower;
        },
        expected,
        tolerance(count));
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

  /**
   * Columns of A that are 0 in all of some rows, in one of them only, or in none; shapes that tiles
   * of four rows take, and others. The same bits as without leaving anything out.
   */
  @ParameterizedTest(name = "[{0} × {2}] times [{2} × {1}], {3} of it other than 0")
  @CsvSource({
    "0, 16, 64, 0.5",
    "1, 64, 64, 0.5",
    "3, 64, 64, 0.2",
    "4, 64, 64, 0.3",
    "5, 64, 64, 0.2",
    "6, 64, 64, 0",
    "6, 64, 64, 0.01",
    "6, 16, 64, 0.3",
    "7, 17, 64, 0.3",
    "48, 64, 64, 0.2",
    "48, 100, 64, 1",
    "27, 47, 64, 0.4",
    "48, 5, 64, 0.2",
    "48, 64, 50, 0.2"
  })
  void whatIsMultipliedWithZeroMayBeLeftOut(int rows, int columns, int inner, double share) {
    SplittableRandom random = new SplittableRandom(rows + 31 * columns + inner);
    float[] a = padded(random, 3, rows * inner, 2, Float.NaN);
    for (int i = 0; i < rows * inner; i++) {
      boolean live = random.nextDouble() < share && (i % inner + i / inner / 4) % 3 > 0;
      a[3 + i] = live ? a[3 + i] : random.nextBoolean() ? 0 : -0f;
    }
    float[] b = padded(random, 1, inner * columns, 2, Float.NaN);
    float[] c = padded(random, 4, rows * columns, 3, OUTSIDE);
    double[] expected = widened(c);
    for (int i = 0; i < rows * columns; i++) {
      expected[4 + i] = 0;
      for (int k = 0; k < inner; k++) {
        double left = a[3 + i / columns * inner + k];
        expected[4 + i] += left * b[1 + k * columns + i % columns];
      }
    }
    Matrix factors = Matrix.at(a, 3, rows, inner);
    Matrix others = Matrix.at(b, 1, inner, columns);
    assertAll(
        kernels -> {
          float[] product = c.clone();
          kernels.multiply(factors, others, Matrix.at(product, 4, rows, columns));
          float[] found = c.clone();
          kernels.multiplyMostlyZero(factors, others, Matrix.at(found, 4, rows, columns));
          assertThat(found).as(kernels.getClass().getSimpleName()).isEqualTo(product);
          for (Matrix same : List.of(byColumns(factors), ofNumberedColumns(factors))) {
            kernels.multiplyMostlyZero(same, others, Matrix.at(found, 4, rows, columns));
            assertThat(found).as(kernels.getClass().getSimpleName()).isEqualTo(product);
            kernels.multiply(same, others, Matrix.at(found, 4, rows, columns));
            assertThat(found).as(kernels.getClass().getSimpleName()).isEqualTo(product);
          }
          return product;
        },
        expected,
        tolerance(inner));
  }

  /** Weights change in their place between two products. */
  @Test
  void aMatrixThatChangedSinceTheLastProductIsReadAgain() {
    SplittableRandom random = new SplittableRandom(8);
    float[] a = padded(random, 0, 5 * 7, 0, Float.NaN);
    float[] b = padded(random, 3, 7 * 20, 0, Float.NaN);
    for (Kernels kernels : ALL) {
      for (int changed = 3; changed < b.length; changed += 45) {
        b[changed]++;
        float[] found = new float[5 * 20];
        kernels.multiply(Matrix.of(a, 5, 7), Matrix.at(b, 3, 7, 20), Matrix.of(found, 5, 20));
        for (int i = 0; i < found.length; i++) {
          double expected = 0;
          for (int k = 0; k < 7; k++) {
            expected += (double) a[i / 20 * 7 + k] * b[3 + k * 20 + i % 20];
          }
          assertThat((double) found[i]).isCloseTo(expected, within(1e-4));
        }
      }
    }
  }

  /** The same matrix, one column after the other. */
  private static Matrix byColumns(Matrix a) {
    Matrix copy = Matrix.of(new float[a.rows() * a.columns()], a.columns(), a.rows());
    a.transposeTo(copy);
    return copy.transposed();
  }

  /** The same matrix, whose columns stand in the opposite order and are named by their numbers. */
  private static Matrix ofNumberedColumns(Matrix a) {
    float[] table = new float[a.rows() * a.columns()];
    int[] numbers = new int[a.columns()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = numbers.length - 1 - i;
      for (int row = 0; row < a.rows(); row++) {
        table[numbers[i] * a.rows() + row] = a.values()[a.index(row, i)];
      }
    }
    return Matrix.ofRows(table, 0, a.rows(), numbers, 0, numbers.length).transposed();
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
    Matrix from = new Matrix(a, 3, rows, columns, columns + 2, 1);
    from.transposeTo(new Matrix(b, 1, columns, rows, rows + 3, 1));
    assertThat(b).isEqualTo(expected);
  }

  /**
   * Rows with numbers, as A or C, or as columns of A: to the last bit the product of the same rows
   * copied together, and nothing else is written.
   */
  @ParameterizedTest(name = "{0} of 90 rows of {1}")
  @CsvSource({"0, 5", "1, 16", "3, 50", "4, 17", "31, 50", "32, 64", "70, 50", "90, 33"})
  void someRowsOfATableAreAMatrix(int count, int width) {
    SplittableRandom random = new SplittableRandom(count);
    int[] numbers = new int[2 + 90];
    Arrays.setAll(numbers, i -> (i * 37 + 5) % 90); // each of the 90 once from any place on
    float[] table = padded(random, 3, 90 * width, 0, 7);
    float[] copied = new float[count * width];
    for (int i = 0; i < count; i++) {
      System.arraycopy(table, 3 + numbers[2 + i] * width, copied, i * width, width);
    }
    Matrix rows = Matrix.ofRows(table, 3, width, numbers, 2, 2 + count);
    Matrix copies = Matrix.of(copied, count, width);
    Matrix right = Matrix.of(matrix(random, 0, width, 40, 0, 0), width, 40);
    Matrix below = Matrix.of(matrix(random, 0, count, 40, 0, 0), count, 40);
    for (Kernels kernels : ALL) {
      String name = kernels.description();
      assertThat(product(kernels, rows, right)).as(name).isEqualTo(product(kernels, copies, right));
      assertThat(product(kernels, rows.transposed(), below))
          .as(name)
          .isEqualTo(product(kernels, copies.transposed(), below));
      float[] into = table.clone();
      float[] expected = table.clone();
      Matrix back = Matrix.of(matrix(new SplittableRandom(1), 0, 40, width, 0, 0), 40, width);
      kernels.multiply(below, back, Matrix.ofRows(into, 3, width, numbers, 2, 2 + count));
      float[] dense = product(kernels, below, back);
      for (int i = 0; i < count; i++) {
        System.arraycopy(dense, i * width, expected, 3 + numbers[2 + i] * width, width);
      }
      assertThat(into).as(name).isEqualTo(expected);
    }
  }

  private static float[] product(Kernels kernels, Matrix a, Matrix b) {
    float[] c = new float[a.rows() * b.columns()];
    kernels.multiply(a, b, Matrix.of(c, a.rows(), b.columns()));
    return c;
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
      Matrix some = Matrix.ofRows(new float[4], 0, 2, new int[] {1, 0}, 0, 2);
      assertThatThrownBy(() -> kernels.multiply(square, some, square))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("expected B, and C's columns, evenly spaced");
    }
  }
}
