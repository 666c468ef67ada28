package io.matinee.kernels;

import java.util.Arrays;

/**
 * A matrix of which few elements are not 0, row by row (compressed sparse rows). Filled anew for
 * every use, in memory that grows to what the largest use needs. Not for use by several threads
 * while it is filled.
 */
public final class SparseMatrix {
  private int rows;
  private int entries; // of all rows, that being filled included
  private int[] starts = new int[17]; // row r has the entries from starts[r] to starts[r + 1] - 1
  private int[] columns = new int[64]; // [entries]
  private float[] values = new float[64]; // [entries]

  /** Takes all rows away. */
  public void clear() {
    rows = 0;
    entries = 0;
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
    if (value == 0) {
      return;
    }
    if (entries == columns.length) {
      reserve(entries + 1);
    }
    columns[entries] = column;
    values[entries] = value;
    entries++;
  }

  /** Ends the row that is being filled; the next begins. */
  public void endRow() {
    rows++;
    if (rows == starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    starts[rows] = entries;
  }

  private void reserve(int entries) {
    if (entries > columns.length) {
      columns = Arrays.copyOf(columns, 2 * entries);
      values = Arrays.copyOf(values, 2 * entries);
    }
  }

  /**
   * Becomes the transpose of {@code a}, which has {@code columnCount} columns. Entries of a row
   * stand in the order of their columns.
   */
  public void setTransposed(SparseMatrix a, int columnCount) {
    reserve(a.entries);
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
    for (int row = 0; row < a.rows; row++) { // starts[column + 1] moves from its begin to its end
      for (int i = a.starts[row]; i < a.starts[row + 1]; i++) {
        int to = starts[a.columns[i] + 1]++;
        columns[to] = row;
        values[to] = a.values[i];
      }
    }
  }
}
