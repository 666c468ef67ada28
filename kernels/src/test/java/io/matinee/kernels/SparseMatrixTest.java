package io.matinee.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Products and transposes against plain loops over the same elements held densely. */
class SparseMatrixTest {
  private static final List<Kernels> ALL =
      List.of(Kernels.best(), new ScalarKernels(), new SimdKernels());
  private static final int ROWS = 23;
  private static final int COLUMNS = 41;

  private final double[][] dense = new double[ROWS][COLUMNS];

  /** About a tenth of the elements; row 3 and column 5 are empty; some elements are added twice. */
  private SparseMatrix random(SparseMatrix sparse, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    sparse.clear();
    for (int row = 0; row < ROWS; row++) {
      dense[row] = new double[COLUMNS];
      for (int i = 0; row != 3 && i < 4; i++) {
        int column = random.nextInt(COLUMNS);
        float value = random.nextFloat() - 0.5f;
        if (column != 5) {
          sparse.add(column, value);
          dense[row][column] += value;
        }
      }
      sparse.endRow();
    }
    return sparse;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 15, 16, 17, 33, 64, 65, 100, 128})
  void theProductIsThatOfTheSameElementsHeldDensely(int n) {
    SparseMatrix sparse = random(new SparseMatrix(), n);
    float[] b = new float[COLUMNS * n];
    for (int i = 0; i < b.length; i++) {
      b[i] = i % n == 7 ? 0 : (float) Math.sin(i);
    }
    for (Kernels kernels : ALL) {
      float[] c = new float[ROWS * n];
      kernels.multiply(sparse, b, n, c, 0, 11);
      kernels.multiply(sparse, b, n, c, 11, ROWS);
      for (int at = 0; at < c.length; at++) {
        double sum = 0;
        for (int column = 0; column < COLUMNS; column++) {
          sum += dense[at / n][column] * b[column * n + at % n];
        }
        assertThat((double) c[at]).as(kernels.description()).isCloseTo(sum, within(1e-6));
      }
    }
  }

  @Test
  void rowsThatAreNotAskedForStayAsTheyAre() {
    SparseMatrix sparse = random(new SparseMatrix(), 1);
    for (Kernels kernels : ALL) {
      float[] c = new float[ROWS * 20];
      c[3 * 20 - 1] = 9;
      c[5 * 20] = 8;
      kernels.multiply(sparse, new float[COLUMNS * 20], 20, c, 3, 5);
      assertThat(c[3 * 20 - 1]).isEqualTo(9);
      assertThat(c[5 * 20]).isEqualTo(8);
    }
  }

  /** Used again with other elements, as batches do. */
  @Test
  void theTransposeHasRowsForColumns() {
    SparseMatrix sparse = new SparseMatrix();
    SparseMatrix transpose = new SparseMatrix();
    for (int seed = 0; seed < 5; seed++) {
      random(sparse, seed);
      transpose.setTransposed(sparse, COLUMNS);
      assertThat(transpose.rows()).isEqualTo(COLUMNS);
      float[] product = new float[COLUMNS * ROWS];
      Kernels.best().multiply(transpose, identity(ROWS), ROWS, product, 0, COLUMNS);
      for (int at = 0; at < product.length; at++) {
        double expected = dense[at % ROWS][at / ROWS];
        assertThat((double) product[at]).isCloseTo(expected, within(1e-6));
      }
    }
  }

  /** Rows of 0 to 5 ones each, between elements that are 0, which leave nothing behind. */
  @Test
  void onesAreAddedTogether() {
    SparseMatrix sparse = new SparseMatrix();
    SparseMatrix transpose = new SparseMatrix();
    float[] expected = new float[6 * COLUMNS];
    for (int row = 0; row < 6; row++) {
      int[] ones = new int[row];
      for (int i = 0; i < row; i++) {
        ones[i] = 7 * i;
        expected[row * COLUMNS + 2 + 7 * i] = 1;
      }
      sparse.add(COLUMNS - 1, 0);
      sparse.addOnes(2, ones);
      sparse.add(COLUMNS - 1, -0f);
      sparse.endRow();
    }
    transpose.setTransposed(sparse, COLUMNS);
    float[] product = new float[6 * COLUMNS];
    Kernels.best().multiply(sparse, identity(COLUMNS), COLUMNS, product, 0, 6);
    assertThat(product).isEqualTo(expected);
    float[] transposed = new float[COLUMNS * 6];
    Kernels.best().multiply(transpose, identity(6), 6, transposed, 0, COLUMNS);
    Matrix.of(transposed, COLUMNS, 6).transposeTo(Matrix.of(product, 6, COLUMNS));
    assertThat(product).isEqualTo(expected);
  }

  /** Smaller and larger ones in turn, and matrices of other elements between them. */
  @Test
  void pairsOfOnesAreWhatTheyWouldBeElementByElement() {
    SplittableRandom random = new SplittableRandom(3);
    SparseMatrix pairs = new SparseMatrix();
    SparseMatrix transpose = new SparseMatrix();
    for (int rows : new int[] {7, 3, 0, 20, 9, -1, 5, -1, 30}) {
      if (rows < 0) {
        transpose.setTransposed(random(pairs, 4), COLUMNS);
        continue;
      }
      int[] first = random.ints(rows, 0, COLUMNS - 6).toArray();
      int[] second = random.ints(rows, 0, 6).toArray();
      float[] expected = new float[rows * COLUMNS];
      for (int row = 0; row < rows; row++) {
        expected[row * COLUMNS + first[row]] = 1;
        expected[row * COLUMNS + COLUMNS - 6 + second[row]] = 1;
      }
      pairs.setPairs(first, second, COLUMNS - 6, rows);
      assertThat(pairs.rows()).isEqualTo(rows);
      float[] product = new float[rows * COLUMNS];
      Kernels.best().multiply(pairs, identity(COLUMNS), COLUMNS, product, 0, rows);
      assertThat(product).isEqualTo(expected);

      transpose.setTransposed(pairs, COLUMNS);
      float[] transposed = new float[COLUMNS * rows];
      Kernels.best().multiply(transpose, identity(rows), rows, transposed, 0, COLUMNS);
      Matrix.of(transposed, COLUMNS, rows).transposeTo(Matrix.of(product, rows, COLUMNS));
      assertThat(product).isEqualTo(expected);
    }
  }

  @Test
  void moreRowsMayFollowPairs() {
    SparseMatrix sparse = new SparseMatrix();
    sparse.setPairs(new int[] {0, 1}, new int[] {1, 0}, 2, 2);
    sparse.add(3, 5);
    sparse.endRow();
    SparseMatrix transpose = new SparseMatrix();
    transpose.setTransposed(sparse, 4);
    float[] product = new float[3 * 4];
    Kernels.best().multiply(sparse, identity(4), 4, product, 0, 3);
    assertThat(product).containsExactly(1, 0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 5);
    float[] transposed = new float[4 * 3];
    Kernels.best().multiply(transpose, identity(3), 3, transposed, 0, 4);
    assertThat(transposed).containsExactly(1, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 5);
  }

  @Test
  void theTransposeOfATransposeIsNotToBeHad() {
    SparseMatrix transpose = new SparseMatrix();
    transpose.setTransposed(random(new SparseMatrix(), 1), COLUMNS);
    assertThatThrownBy(() -> new SparseMatrix().setTransposed(transpose, ROWS))
        .isInstanceOf(IllegalArgumentException.class);
    random(transpose, 2); // filled row by row again
    new SparseMatrix().setTransposed(transpose, COLUMNS);
  }

  @Test
  void anElementOutsideTheOtherMatrixThrows() {
    SparseMatrix sparse = new SparseMatrix();
    sparse.add(2, 1);
    sparse.endRow();
    for (Kernels kernels : ALL) {
      assertThatThrownBy(() -> kernels.multiply(sparse, new float[40], 20, new float[20], 0, 1))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  private static float[] identity(int n) {
    float[] identity = new float[n * n];
    for (int i = 0; i < n; i++) {
      identity[i * (n + 1)] = 1;
    }
    return identity;
  }
}
