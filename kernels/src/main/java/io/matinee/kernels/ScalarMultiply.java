package io.matinee.kernels;

import java.util.Arrays;

/**
 * The matrix product, a row of C at a time, to which a few rows of B are added at once: then its
 * sums are loaded and stored a quarter as often. Where much of A is 0, such terms are left out; to
 * look for them elsewhere would take a tenth of the time. Terms are added in their order, so that
 * it changes nothing which are left out.
 */
final class ScalarMultiply {
  private static final int TOGETHER = 4; // rows of B
  private static final int TALL = 4; // rows of A that leave out the same
  private static final int LOOKED_AT = 4; // rows of A
  private static final int FEW = 8; // one in so many

  private ScalarMultiply() {}

  /** C = A B. */
  static void multiply(Matrix a, Matrix b, Matrix c) {
    Matrix even = evenly(a);
    if (isDense(even)) {
      multiplyAll(even, b, c);
    } else {
      multiplySome(gapless(even), b, c);
    }
  }

  /** The same for an A of which much is 0 in the same columns of rows that are near one another. */
  static void multiplyMostlyZero(Matrix a, Matrix b, Matrix c) {
    Matrix gapless = gapless(a);
    float[][] rows = RowsOfB.of(b);
    float[] sums = new float[c.columns()]; // one row of C
    int[] terms = new int[a.columns() + 1]; // the last may be left out
    for (int from = 0; from < c.rows(); from += TALL) {
      int to = Math.min(from + TALL, c.rows());
      int count = terms(gapless, from, to, terms);
      for (int row = from; row < to; row++) {
        Arrays.fill(sums, 0);
        addSome(gapless.values(), gapless.index(row, 0), terms, count, rows, sums);
        System.arraycopy(sums, 0, c.values(), c.index(row, 0), sums.length);
      }
    }
  }

  /** Rows {@code from} to {@code to} - 1 of C = A B for a sparse A, B [any × n] and C [any × n]. */
  static void multiply(SparseMatrix a, float[] b, int n, float[] c, int from, int to) {
    float[] sums = new float[n];
    float[][] rows = new float[TOGETHER][n];
    for (int row = from; row < to; row++) {
      Arrays.fill(sums, 0);
      int end = a.start(row + 1);
      for (int i = a.start(row); i < end; i += TOGETHER) {
        int count = Math.min(TOGETHER, end - i);
        for (int k = 0; k < count; k++) {
          System.arraycopy(b, a.columns()[i + k] * n, rows[k], 0, n);
        }
        addAll(a.values(), i, 1, rows, count, sums);
      }
      System.arraycopy(sums, 0, c, row * n, n);
    }
  }

  /** A itself where its columns are evenly spaced, or else a copy whose columns are. */
  private static Matrix evenly(Matrix a) {
    return a.columnNumbers() == null ? a : copy(a);
  }

  /** The same for columns that are next to one another. */
  private static Matrix gapless(Matrix a) {
    return a.columnNumbers() == null && a.columnStep() == 1 ? a : copy(a);
  }

  private static Matrix copy(Matrix a) {
    Matrix copy = Matrix.of(new float[a.rows() * a.columns()], a.rows(), a.columns());
    for (int row = 0; row < a.rows(); row++) {
      for (int i = 0; i < a.columns(); i++) {
        copy.values()[row * a.columns() + i] = a.values()[a.index(row, i)];
      }
    }
    return copy;
  }

  /** Says whether nearly nothing in a few rows of A is 0. */
  private static boolean isDense(Matrix a) {
    int zeros = 0;
    int looked = Math.min(LOOKED_AT, a.rows());
    for (int i = 0; i < looked; i++) {
      int at = a.index(a.rows() * i / looked, 0);
      for (int column = 0; column < a.columns(); column++) {
        zeros += a.values()[at + column * a.columnStep()] == 0 ? 1 : 0;
      }
    }
    return zeros * FEW <= looked * a.columns();
  }

  private static void multiplyAll(Matrix a, Matrix b, Matrix c) {
    float[][] rows = RowsOfB.of(b);
    float[] sums = new float[c.columns()]; // one row of C
    for (int row = 0; row < c.rows(); row++) {
      Arrays.fill(sums, 0);
      addAll(a.values(), a.index(row, 0), a.columnStep(), rows, b.rows(), sums);
      System.arraycopy(sums, 0, c.values(), c.index(row, 0), sums.length);
    }
  }

  /** Leaves out what is 0 row by row: a loop over fours for both, of one row too, is slower. */
  private static void multiplySome(Matrix a, Matrix b, Matrix c) {
    float[][] rows = RowsOfB.of(b);
    float[] sums = new float[c.columns()]; // one row of C
    int[] terms = new int[a.columns() + 1]; // the last may be left out
    for (int row = 0; row < c.rows(); row++) {
      int count = terms(a, row, terms);
      Arrays.fill(sums, 0);
      addSome(a.values(), a.index(row, 0), terms, count, rows, sums);
      System.arraycopy(sums, 0, c.values(), c.index(row, 0), sums.length);
    }
  }

  /** Finds the columns that are not 0 in a row of A; returns how many. */
  private static int terms(Matrix a, int row, int[] terms) {
    float[] values = a.values();
    int at = a.index(row, 0);
    int count = 0;
    for (int i = 0; i < a.columns(); i++) {
      terms[count] = i;
      count += oneUnlessZero(Float.floatToRawIntBits(values[at + i]));
    }
    return count;
  }

  /** The same for columns that are not 0 in all of up to {@link #TALL} rows. */
  private static int terms(Matrix a, int from, int to, int[] terms) {
    float[] values = a.values();
    int last = to - 1;
    int at0 = a.index(from, 0);
    int at1 = a.index(Math.min(from + 1, last), 0);
    int at2 = a.index(Math.min(from + 2, last), 0);
    int at3 = a.index(last, 0);
    int count = 0;
    for (int i = 0; i < a.columns(); i++) {
      int bits =
          Float.floatToRawIntBits(values[at0 + i])
              | Float.floatToRawIntBits(values[at1 + i])
              | Float.floatToRawIntBits(values[at2 + i])
              | Float.floatToRawIntBits(values[at3 + i]);
      terms[count] = i;
      count += oneUnlessZero(bits);
    }
    return count;
  }

  /** No branch, since nothing foretells what is 0. */
  private static int oneUnlessZero(int bits) {
    return (bits | -bits) >>> 31;
  }

  /** Adds multiples of {@code count} rows by factors {@code step} apart from {@code at} on. */
  private static void addAll(
      float[] factors, int at, int step, float[][] rows, int count, float[] sums) {
    int i = 0;
    int next = at;
    for (; i + TOGETHER <= count; i += TOGETHER) {
      float f0 = factors[next];
      float f1 = factors[next + step];
      float f2 = factors[next + 2 * step];
      float f3 = factors[next + 3 * step];
      addFour(f0, rows[i], f1, rows[i + 1], f2, rows[i + 2], f3, rows[i + 3], sums);
      next += TOGETHER * step;
    }
    if (i + 2 <= count) {
      addTwo(factors[next], rows[i], factors[next + step], rows[i + 1], sums);
      i += 2;
      next += 2 * step;
    }
    if (i < count) {
      addRow(factors[next], rows[i], sums);
    }
  }

  /** The same of the rows, and factors, that {@code terms} names. */
  private static void addSome(
      float[] factors, int at, int[] terms, int count, float[][] rows, float[] sums) {
    int i = 0;
    for (; i + TOGETHER <= count; i += TOGETHER) {
      int t0 = terms[i];
      int t1 = terms[i + 1];
      int t2 = terms[i + 2];
      int t3 = terms[i + 3];
      float f0 = factors[at + t0];
      float f1 = factors[at + t1];
      float f2 = factors[at + t2];
      float f3 = factors[at + t3];
      addFour(f0, rows[t0], f1, rows[t1], f2, rows[t2], f3, rows[t3], sums);
    }
    if (i + 2 <= count) {
      int t0 = terms[i];
      int t1 = terms[i + 1];
      addTwo(factors[at + t0], rows[t0], factors[at + t1], rows[t1], sums);
      i += 2;
    }
    if (i < count) {
      addRow(factors[at + terms[i]], rows[terms[i]], sums);
    }
  }

  private static void addRow(float factor, float[] row, float[] sums) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] += factor * row[j];
    }
  }

  private static void addTwo(float f0, float[] r0, float f1, float[] r1, float[] sums) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] = sums[j] + f0 * r0[j] + f1 * r1[j];
    }
  }

  private static void addFour(
      float f0,
      float[] r0,
      float f1,
      float[] r1,
      float f2,
      float[] r2,
      float f3,
      float[] r3,
      float[] sums) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] = sums[j] + f0 * r0[j] + f1 * r1[j] + f2 * r2[j] + f3 * r3[j];
    }
  }
}
