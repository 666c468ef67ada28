package io.matinee.kernels;

/**
 * A matrix inside an array: element (row, column) stands at {@code offset + row · rowStep + column
 * · columnStep}, where a matrix of some rows of a table says the numbers that they have there.
 * Bounds are not checked here; using an element outside the array throws.
 *
 * @param values the array
 * @param offset where element (0, 0) stands
 * @param rows how many rows
 * @param columns how many columns
 * @param rowStep the distance between rows
 * @param columnStep the distance between columns
 * @param rowNumbers which rows of a table the rows are; {@code null} for 0, 1, 2, ...
 * @param columnNumbers which columns of a table the columns are; {@code null} for 0, 1, 2, ...
 */
public record Matrix(
    float[] values,
    int offset,
    int rows,
    int columns,
    int rowStep,
    int columnStep,
    Numbers rowNumbers,
    Numbers columnNumbers) {

  /**
   * Some numbers of an array.
   *
   * @param of the array
   * @param from where the first stands
   */
  record Numbers(int[] of, int from) {
    Numbers after(int count) {
      return new Numbers(of, from + count);
    }
  }

  /** A matrix whose rows and columns are evenly spaced. */
  public Matrix(float[] values, int offset, int rows, int columns, int rowStep, int columnStep) {
    this(values, offset, rows, columns, rowStep, columnStep, null, null);
  }

  /** A row-major matrix without gaps from the beginning of {@code values}. */
  public static Matrix of(float[] values, int rows, int columns) {
    return at(values, 0, rows, columns);
  }

  /** A row-major matrix without gaps from {@code offset} on. */
  public static Matrix at(float[] values, int offset, int rows, int columns) {
    return new Matrix(values, offset, rows, columns, columns, 1);
  }

  /**
   * Some rows of a row-major table that begins at {@code offset}: those with the numbers {@code
   * numbers[from]} to {@code numbers[to - 1]}.
   */
  public static Matrix ofRows(
      float[] values, int offset, int columns, int[] numbers, int from, int to) {
    Numbers rows = new Numbers(numbers, from);
    return new Matrix(values, offset, to - from, columns, columns, 1, rows, null);
  }

  /** Rows {@code from} to {@code to} - 1 of the same elements. */
  public Matrix rows(int from, int to) {
    boolean even = rowNumbers == null;
    return new Matrix(
        values,
        even ? offset + from * rowStep : offset,
        to - from,
        columns,
        rowStep,
        columnStep,
        even ? null : rowNumbers.after(from),
        columnNumbers);
  }

  /** Columns {@code from} to {@code to} - 1 of the same elements. */
  public Matrix columns(int from, int to) {
    return transposed().rows(from, to).transposed();
  }

  /** The transpose of the same elements. */
  public Matrix transposed() {
    return new Matrix(
        values, offset, columns, rows, columnStep, rowStep, columnNumbers, rowNumbers);
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
      transposeFour(values, from, rowStep, columns, target.values, to, target.rowStep);
    }
    for (; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        target.values[target.index(column, row)] = values[index(row, column)];
      }
    }
  }

  /** With nothing but local variables, which the JIT need not read again for each element. */
  private static void transposeFour(
      float[] from, int row0, int step, int columns, float[] into, int first, int intoStep) {
    int row1 = row0 + step;
    int row2 = row1 + step;
    int row3 = row2 + step;
    int to = first;
    for (int column = 0; column < columns; column++) {
      into[to] = from[row0 + column];
      into[to + 1] = from[row1 + column];
      into[to + 2] = from[row2 + column];
      into[to + 3] = from[row3 + column];
      to += intoStep;
    }
  }

  /** Where element (row, column) stands in {@link #values}. */
  int index(int row, int column) {
    int rowNumber = rowNumbers == null ? row : rowNumbers.of[rowNumbers.from + row];
    int columnNumber =
        columnNumbers == null ? column : columnNumbers.of[columnNumbers.from + column];
    return offset + rowNumber * rowStep + columnNumber * columnStep;
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
    if (b.rowNumbers != null || b.columnNumbers != null || c.columnNumbers != null) {
      throw new IllegalArgumentException("expected B, and C's columns, evenly spaced");
    }
  }
}
