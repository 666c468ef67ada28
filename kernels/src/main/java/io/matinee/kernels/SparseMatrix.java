package io.matinee.kernels;

import java.util.Arrays;

/**
 * A matrix of which few elements are not 0, row by row (compressed sparse rows). Filled anew for
 * every use, in memory that grows to what the largest use needs. Not for use by several threads
 * while it is filled.
 */
public final class SparseMatrix {
  private static final int FEW = 3; // ones that are added together

  private int rows;
  private int entries; // of all rows, that being filled included
  private int[] starts = new int[17]; // row r has the entries from starts[r] to starts[r + 1] - 1
  private int[] columns = new int[64]; // [entries]
  private float[] values = new float[64]; // [entries]
  private int[] rowOf = new int[64]; // [entries] the row of each, unless this is a transpose
  private boolean transposed;
  private int pairs; // rows of two ones each that are in place but for their columns, or 0
  private int ones; // values from the first on that are 1 and need not be written again

  /** Takes all rows away. */
  public void clear() {
    rows = 0;
    entries = 0;
    transposed = false;
    pairs = 0;
    ones = 0;
  }

  /**
   * Becomes the matrix of {@code count} rows with two ones each: those of row r at columns {@code
   * first[r]} and {@code from + second[r]}.
   */
  public void setPairs(int[] first, int[] second, int from, int count) {
    if (pairs < count) {
      clear();
      for (int row = 0; row < count; row++) {
        add(0, 1);
        add(0, 1);
        endRow();
      }
      pairs = count;
    }
    rows = count;
    entries = 2 * count;
    for (int row = 0; row < count; row++) {
      columns[2 * row] = first[row];
      columns[2 * row + 1] = from + second[row];
    }
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** Where the entries of {@code row} begin; those of the row before end there. */
  int start(int row) {
    return starts[row];
  }

  /** The columns of the entries, [start(rows)] or longer. */
  int[] columns() {
    return columns;
  }

  /** The values of the entries, [start(rows)] or longer. */
  float[] values() {
    return values;
  }

  /** Puts {@code value} at {@code column} of the row that is being filled; twice adds up. */
  public void add(int column, float value) {
    reserve(1);
    put(entries, column, value);
    entries += value == 0 ? 0 : 1; // overwritten by the next one, which costs less than to branch
  }

  /**
   * Puts 1 at {@code first} plus each of {@code more} of the row that is being filled. Of so few
   * that no processor foresees how many there are, a fixed number is written, and not all counted.
   */
  public void addOnes(int first, int[] more) {
    if (more.length == 0) {
      return;
    }
    reserve(Math.max(FEW, more.length));
    for (int i = 0; i < FEW; i++) {
      put(entries + i, first + more[Math.min(i, more.length - 1)], 1);
    }
    for (int i = FEW; i < more.length; i++) {
      put(entries + i, first + more[i], 1);
    }
    entries += more.length;
  }

  private void put(int entry, int column, float value) {
    columns[entry] = column;
    values[entry] = value;
    rowOf[entry] = rows;
  }

  /** Ends the row that is being filled; the next begins. */
  public void endRow() {
    rows++;
    pairs = 0; // not only of pairs, or not yet
    if (rows == starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    starts[rows] = entries;
  }

  /** Makes room for so many more entries. */
  public void reserve(int more) {
    if (entries + more > columns.length) {
      columns = Arrays.copyOf(columns, 2 * (entries + more));
      values = Arrays.copyOf(values, 2 * (entries + more));
      rowOf = Arrays.copyOf(rowOf, 2 * (entries + more));
    }
  }

  /**
   * Becomes the transpose of {@code a}, which has {@code columnCount} columns. Entries of a row
   * stand in the order of their columns.
   *
   * @throws IllegalArgumentException if {@code a} became a transpose itself
   */
  public void setTransposed(SparseMatrix a, int columnCount) {
    if (a.transposed) {
      throw new IllegalArgumentException("expected a matrix filled row by row, found a transpose");
    }
    int before = ones;
    clear();
    reserve(a.entries);
    transposed = true;
    rows = columnCount;
    entries = a.entries;
    if (starts.length < rows + 2) {
      starts = new int[2 * (rows + 2)];
    }
    Arrays.fill(starts, 0, rows + 2, 0);
    for (int i = 0; i < entries; i++) {
      starts[a.columns[i] + 2]++;
    }
    for (int row = 2; row <= rows; row++) {
      starts[row] += starts[row - 1];
    }
    if (a.pairs > 0) {
      transposeOnes(a, before);
    } else {
      transpose(a);
    }
  }

  /** Each starts[column + 1] moves from the column's begin to its end. */
  private void transpose(SparseMatrix a) {
    for (int i = 0; i < entries; i++) {
      int to = starts[a.columns[i] + 1]++;
      columns[to] = a.rowOf[i];
      values[to] = a.values[i];
    }
  }

  /** The same, where {@code before} values are 1 already. */
  private void transposeOnes(SparseMatrix a, int before) {
    for (int i = 0; i < entries; i++) {
      columns[starts[a.columns[i] + 1]++] = a.rowOf[i];
    }
    ones = Math.max(before, entries);
    if (before < entries) {
      Arrays.fill(values, 0, entries, 1);
    }
  }
}
