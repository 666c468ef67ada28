package io.matinee.kernels;

/**
 * A matrix inside an array: element (row, column) stands at {@code offset + row · rowStep + column
 * · columnStep}. Bounds are not checked here; using an element outside the array throws.
 *
 * @param values the array
 * @param offset where element (0, 0) stands
 * @param rows how many rows
 * @param columns how many columns
 * @param rowStep the distance between rows
 * @param columnStep the distance between columns
 */
public record Matrix(
    float[] values, int offset, int rows, int columns, int rowStep, int columnStep) {

  /** A row-major matrix without gaps from the beginning of {@code values}. */
  public static Matrix of(float[] values, int rows, int columns) {
    return at(values, 0, rows, columns);
  }

  /** A row-major matrix without gaps from {@code offset} on. */
  public static Matrix at(float[] values, int offset, int rows, int columns) {
    return new Matrix(values, offset, rows, columns, columns, 1);
  }

  /** Rows {@code from} to {@code to} - 1 of the same elements. */
  public Matrix rows(int from, int to) {
    return new Matrix(values, offset + from * rowStep, to - from, columns, rowStep, columnStep);
  }

  /** The transpose of the same elements. */
  public Matrix transposed() {
    return new Matrix(values, offset, columns, rows, columnStep, rowStep);
  }

  /**
   * Copies the elements to where {@code target}, a matrix of the transposed shape, has them. Both
   * have contiguous rows. Four rows at once: what is written together stands together.
   */
  public void transposeTo(Matrix target) {
    int row = 0;
    for (; row + 4 <= rows; row += 4) {
      int from = index(row, 0);
      int to = target.index(0, row);
      for (int column = 0; column < columns; column++) {
        target.values[to] = values[from];
        target.values[to + 1] = values[from + rowStep];
        target.values[to + 2] = values[from + 2 * rowStep];
        target.values[to + 3] = values[from + 3 * rowStep];
        from++;
        to += target.rowStep;
      }
    }
    for (; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        target.values[target.index(column, row)] = values[index(row, column)];
      }
    }
  }

  /** Where element (row, column) stands in {@link #values}. */
  int index(int row, int column) {
    return offset + row * rowStep + column * columnStep;
  }

  /** Checks that C = A B is a product, and that rows of B and C are contiguous. */
  static void requireProduct(Matrix a, Matrix b, Matrix c) {
    if (a.columns != b.rows || c.rows != a.rows || c.columns != b.columns) {
      throw new IllegalArgumentException(
          "expected [m × k] [k × n] = [m × n], found [%d × %d] [%d × %d] = [%d × %d]"
              .formatted(a.rows, a.columns, b.rows, b.columns, c.rows, c.columns));
    }
    if (b.columnStep != 1 || c.columnStep != 1) {
      throw new IllegalArgumentException("expected B and C with contiguous rows");
    }
  }
}
