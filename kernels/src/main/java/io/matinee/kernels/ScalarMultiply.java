package io.matinee.kernels;

import java.util.Arrays;

/**
 * The matrix product, a row of C at a time: terms that are 0 are left out, and the others are added
 * a few at once.
 */
final class ScalarMultiply {
  private static final int KEPT = 1 << 16; // elements of a matrix whose rows' memory is kept
  private static final ThreadLocal<float[][]> ROWS = ThreadLocal.withInitial(() -> new float[1][0]);

  private ScalarMultiply() {}

  /** C = A B. */
  static void multiply(Matrix a, Matrix b, Matrix c) {
    Terms terms = new Terms(rows(b), b.rows());
    float[] sums = new float[c.columns()]; // one row of C
    for (int row = 0; row < c.rows(); row++) {
      terms.set(a, row);
      Arrays.fill(sums, 0);
      terms.addTo(sums);
      System.arraycopy(sums, 0, c.values(), c.index(row, 0), sums.length);
    }
  }

  /** The rows of B, each from its array's first, for the JIT; good until the next call. */
  private static float[][] rows(Matrix b) {
    float[][] rows = ROWS.get();
    if (rows.length < b.rows() || rows[0].length != b.columns()) {
      rows = new float[Math.max(1, b.rows())][b.columns()];
      if (b.rows() * b.columns() <= KEPT) {
        ROWS.set(rows);
      }
    }
    for (int i = 0; i < b.rows(); i++) {
      System.arraycopy(b.values(), b.index(i, 0), rows[i], 0, b.columns());
    }
    return rows;
  }

  /** Adds a multiple of a row. */
  static void addRow(float factor, float[] row, float[] sums) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] += factor * row[j];
    }
  }

  /** Multiples of rows of B that add up to a row of A B, but for those by 0: many units are 0. */
  private static final class Terms {
    private static final int TOGETHER = 4; // sums are loaded and stored a quarter as often

    private final float[][] rows;
    private final int most;
    private final float[] factors;
    private final int[] numbers; // of the rows
    private int count;

    /** Those of the first {@code most} of the rows. */
    Terms(float[][] rows, int most) {
      this.rows = rows;
      this.most = most;
      factors = new float[most + 1]; // the last may be left out
      numbers = new int[most + 1];
    }

    /** Makes these the terms of row {@code number} of A B. */
    void set(Matrix a, int number) {
      count = 0;
      boolean even = a.columnNumbers() == null;
      int at = even ? a.index(number, 0) : 0;
      for (int i = 0; i < most; i++) {
        add(a.values()[even ? at : a.index(number, i)], i);
        at += a.columnStep();
      }
    }

    private void add(float factor, int row) {
      factors[count] = factor;
      numbers[count] = row;
      int bits = Float.floatToRawIntBits(factor);
      count += (bits | -bits) >>> 31; // no branch, since nothing foretells what is 0
    }

    void addTo(float[] sums) {
      int i = 0;
      for (; i + TOGETHER <= count; i += TOGETHER) {
        addFour(i, sums);
      }
      for (; i < count; i++) {
        addRow(factors[i], rows[numbers[i]], sums);
      }
    }

    /** In their order, so that it changes nothing what is left out. */
    private void addFour(int i, float[] sums) {
      float f0 = factors[i];
      float f1 = factors[i + 1];
      float f2 = factors[i + 2];
      float f3 = factors[i + 3];
      float[] r0 = rows[numbers[i]];
      float[] r1 = rows[numbers[i + 1]];
      float[] r2 = rows[numbers[i + 2]];
      float[] r3 = rows[numbers[i + 3]];
      for (int j = 0; j < sums.length; j++) {
        sums[j] = sums[j] + f0 * r0[j] + f1 * r1[j] + f2 * r2[j] + f3 * r3[j];
      }
    }
  }
}
