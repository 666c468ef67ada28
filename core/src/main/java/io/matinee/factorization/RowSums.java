package io.matinee.factorization;

import io.matinee.kernels.Kernels;
import io.matinee.kernels.Workers;
import java.util.Arrays;

/**
 * For each row of an {@link Incidence} the sum of those rows of a table that it meets. Where the
 * table is larger than the cache that cores share, all rows are to meet one block of it before the
 * next: then blocks come from memory one after the other, and not rows here and there.
 */
final class RowSums {
  private static final int BLOCK = 3 << 15; // rows of a table: 8 MB at 21 floats each
  private static final int LINE = 16; // numbers that a processor fetches together
  private static final Kernels KERNELS = Kernels.best();

  private final Incidence incidence;
  private final int[][] starts; // [blocks][rows] where a row's meetings with a block begin

  /**
   * Sums over an incidence. There is one block only if in some row the others do not ascend.
   *
   * @param others how many rows the table has
   */
  RowSums(Incidence incidence, int others) {
    this(incidence, others, BLOCK);
  }

  /** The same with blocks of at most {@code block} rows. */
  RowSums(Incidence incidence, int others, int block) {
    this.incidence = incidence;
    boolean several = incidence.size() >= LINE && ascends(incidence);
    int blocks = several ? Math.max(1, Workers.chunks(others, block)) : 1;
    starts = new int[blocks][];
    starts[0] = incidence.starts();
    for (int i = 1; i < blocks; i++) {
      starts[i] = starts(starts[i - 1], (int) ((long) others * i / blocks));
    }
  }

  /** Says whether a table of so many rows has several blocks, if others ascend. */
  static boolean inBlocks(int others) {
    return others > BLOCK;
  }

  private static boolean ascends(Incidence incidence) {
    int[] others = incidence.others();
    for (int row = 0; row < incidence.rows(); row++) {
      for (int i = incidence.starts()[row] + 1; i < incidence.starts()[row + 1]; i++) {
        if (others[i] < others[i - 1]) {
          return false;
        }
      }
    }
    return true;
  }

  /** Where each row, {@code from} where it is, first meets {@code other} or one after it. */
  private int[] starts(int[] from, int other) {
    int[] found = Arrays.copyOf(from, incidence.rows());
    for (int row = 0; row < found.length; row++) {
      int end = incidence.starts()[row + 1];
      while (found[row] < end && incidence.others()[found[row]] < other) {
        found[row]++;
      }
    }
    return found;
  }

  /** How many blocks there are, 1 or more. */
  int blocks() {
    return starts.length;
  }

  /**
   * Adds to {@code out} the rows of a block that rows {@code from} to {@code to} - 1 meet.
   *
   * @param table rows of {@code width} floats
   * @param first the row of the table that is number 0
   * @param out rows of {@code width} floats
   * @param firstOut the row of {@code out} that is number 0
   */
  void add(
      int block, int from, int to, float[] table, int first, int width, float[] out, int firstOut) {
    int[] begin = starts[block];
    int[] others = incidence.others();
    if (blocks() > 1) {
      fetch(begin, from, to);
    }
    for (int row = from; row < to; row++) {
      int at = (firstOut + row) * width;
      KERNELS.addRows(table, first, width, others, begin[row], end(block, row), out, at);
    }
  }

  private int end(int block, int row) {
    return block == blocks() - 1 ? incidence.starts()[row + 1] : starts[block + 1][row];
  }

  /**
   * Reads the first of the others that each row meets in a block: they lie apart, and to be waited
   * for side by side takes less than one after the other.
   */
  private void fetch(int[] begin, int from, int to) {
    int[] others = incidence.others();
    int all = 0;
    for (int row = from; row < to; row++) {
      int at = Math.min(begin[row], others.length - LINE);
      all |= others[at] | others[at + LINE - 1];
    }
    if (all < 0) { // never so; but what is not used the JIT does not read
      throw new IllegalStateException("expected rows of the other side, found a negative number");
    }
  }
}
