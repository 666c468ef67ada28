package io.matinee.factorization;

import java.util.List;

/**
 * Which rows of the other side each row of one side meets: row r meets {@code others[starts[r]]} to
 * {@code others[starts[r + 1] - 1]}.
 *
 * @param starts [rows + 1]
 * @param others [meetings] rows of the other side
 */
record Incidence(int[] starts, int[] others) {
  /** That of rows given one by one. */
  static Incidence of(List<int[]> rows) {
    int[] starts = starts(rows.stream().mapToInt(row -> row.length).toArray());
    int[] others = new int[starts[rows.size()]];
    for (int row = 0; row < rows.size(); row++) {
      System.arraycopy(rows.get(row), 0, others, starts[row], rows.get(row).length);
    }
    return new Incidence(starts, others);
  }

  /** How many rows there are. */
  int rows() {
    return starts.length - 1;
  }

  /** How many others {@code row} meets. */
  int count(int row) {
    return starts[row + 1] - starts[row];
  }

  /** How many meetings there are. */
  int size() {
    return others.length;
  }

  /** Where each of {@code counts} begins when they stand one after the other. */
  static int[] starts(int[] counts) {
    int[] starts = new int[counts.length + 1];
    for (int i = 0; i < counts.length; i++) {
      starts[i + 1] = starts[i] + counts[i];
    }
    return starts;
  }

  /**
   * The same meetings as rows of the other side; within a row in the order of this side.
   *
   * @param otherRows how many rows that side has
   */
  Incidence transposed(int otherRows) {
    int[] counts = new int[otherRows];
    for (int other : others) {
      counts[other]++;
    }
    int[] otherStarts = starts(counts);
    int[] next = otherStarts.clone();
    int[] mine = new int[others.length];
    for (int row = 0; row < rows(); row++) {
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        mine[next[others[i]]++] = row;
      }
    }
    return new Incidence(otherStarts, mine);
  }

  /**
   * Puts what belongs to each meeting into the order of the other side.
   *
   * @param values [meetings] in the order of this side
   * @param transposed this, {@link #transposed}
   * @param into [meetings], overwritten
   */
  void carry(float[] values, Incidence transposed, float[] into) {
    int[] next = transposed.starts.clone();
    for (int i = 0; i < values.length; i++) {
      into[next[others[i]]++] = values[i];
    }
  }
}
