package io.matinee.kernels;

import java.util.Arrays;

/**
 * Copies of matrices whose rows are arrays of their own: the JIT vectorises loops over several
 * arrays where all begin at their first element. The same matrix again, such as weights that meet
 * one block of rows after the other, is not copied again.
 */
final class RowsOfB {
  private static final int KEPT = 1 << 16; // elements, at most
  private static final ThreadLocal<RowsOfB> LAST = ThreadLocal.withInitial(() -> new RowsOfB(1, 0));

  private final float[][] rows; // as many as any matrix so far had
  private final float[]
      flat; // the last once more, to tell whether the next is the same; of large ones none
  private int size; // of what is in it; 0 where nothing is

  private RowsOfB(int rows, int columns) {
    this.rows = new float[rows][columns];
    flat = new float[rows * columns <= KEPT ? rows * columns : 0];
  }

  /** The rows of B, possibly followed by others; good until this thread's next call. */
  static float[][] of(Matrix b) {
    RowsOfB last = LAST.get();
    if (last.rows.length < b.rows() || last.rows[0].length != b.columns()) {
      last = new RowsOfB(Math.max(1, b.rows()), b.columns());
      if (b.rows() * b.columns() <= KEPT) {
        LAST.set(last);
      }
    }
    last.copy(b);
    return last.rows;
  }

  private void copy(Matrix b) {
    int length = b.rows() * b.columns();
    boolean gapless = b.rowNumbers() == null && b.rowStep() == b.columns();
    boolean kept = gapless && length <= flat.length;
    int at = length == 0 ? 0 : b.index(0, 0);
    if (kept && size == length && Arrays.equals(b.values(), at, at + length, flat, 0, length)) {
      return;
    }
    for (int i = 0; i < b.rows(); i++) {
      System.arraycopy(b.values(), b.index(i, 0), rows[i], 0, b.columns());
    }
    size = kept ? length : 0;
    System.arraycopy(b.values(), at, flat, 0, size);
  }
}
