package io.matinee.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The product of a sparse and a dense matrix: four or eight vectors of columns of a row of C at a
 * time, whose sums stay in registers. Where a row does not end with a whole vector, its last
 * vectors overlap and some columns are computed twice.
 */
final class SimdSparse {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private SimdSparse() {}

  /** Rows {@code from} to {@code to} - 1 of C = A B, for n of at least one vector. */
  static void multiply(SparseMatrix a, float[] b, int n, float[] c, int from, int to) {
    int next = 0;
    while (next < n) {
      int column = Math.min(next, n - LANES);
      boolean wide = n - column > 4 * LANES;
      for (int row = from; row < to; row++) {
        if (wide) {
          eightVectors(a, row, b, n, column, c);
        } else {
          fourVectors(a, row, b, n, column, c);
        }
      }
      next += wide ? 8 * LANES : 4 * LANES;
    }
  }

  private static void fourVectors(
      SparseMatrix a, int row, float[] b, int n, int column, float[] c) {
    int[] columns = a.columns();
    float[] values = a.values();
    int last = n - column - LANES; // where the last vector begins
    int v1 = Math.min(LANES, last);
    int v2 = Math.min(2 * LANES, last);
    int v3 = Math.min(3 * LANES, last);
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = c0;
    FloatVector c2 = c0;
    FloatVector c3 = c0;
    int end = a.start(row + 1);
    for (int i = a.start(row); i < end; i++) {
      FloatVector factor = FloatVector.broadcast(SPECIES, values[i]);
      int at = columns[i] * n + column;
      c0 = factor.fma(FloatVector.fromArray(SPECIES, b, at), c0);
      c1 = factor.fma(FloatVector.fromArray(SPECIES, b, at + v1), c1);
      c2 = factor.fma(FloatVector.fromArray(SPECIES, b, at + v2), c2);
      c3 = factor.fma(FloatVector.fromArray(SPECIES, b, at + v3), c3);
    }
    int to = row * n + column;
    c0.intoArray(c, to);
    c1.intoArray(c, to + v1);
    c2.intoArray(c, to + v2);
    c3.intoArray(c, to + v3);
  }

  private static void eightVectors(
      SparseMatrix a, int row, float[] b, int n, int column, float[] c) {
    int[] columns = a.columns();
    float[] values = a.values();
    int last = n - column - LANES; // where the last vector begins
    int v1 = Math.min(LANES, last);
    int v2 = Math.min(2 * LANES, last);
    int v3 = Math.min(3 * LANES, last);
    int v4 = Math.min(4 * LANES, last);
    int v5 = Math.min(5 * LANES, last);
    int v6 = Math.min(6 * LANES, last);
    int v7 = Math.min(7 * LANES, last);
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = c0;
    FloatVector c2 = c0;
    FloatVector c3 = c0;
    FloatVector c4 = c0;
    FloatVector c5 = c0;
    FloatVector c6 = c0;
    FloatVector c7 = c0;
    int end = a.start(row + 1);
    for (int i = a.start(row); i < end; i++) {
      FloatVector factor = FloatVector.broadcast(SPECIES, values[i]);
      int at = columns[i] * n + column;
      c0 = factor.fma(FloatVector.fromArray(SPECIES, b, at), c0);
      c1 = factor.fma(FloatVector.fromArray(SPECIES, b, at + v1), c1);
      c2 = factor.fma(FloatVector.fromArray(SPECIES, b, at + v2), c2);
      c3 = factor.fma(FloatVector.fromArray(SPECIES, b, at + v3), c3);
      c4 = factor.fma(FloatVector.fromArray(SPECIES, b, at + v4), c4);
      c5 = factor.fma(FloatVector.fromArray(SPECIES, b, at + v5), c5);
      c6 = factor.fma(FloatVector.fromArray(SPECIES, b, at + v6), c6);
      c7 = factor.fma(FloatVector.fromArray(SPECIES, b, at + v7), c7);
    }
    int to = row * n + column;
    c0.intoArray(c, to);
    c1.intoArray(c, to + v1);
    c2.intoArray(c, to + v2);
    c3.intoArray(c, to + v3);
    c4.intoArray(c, to + v4);
    c5.intoArray(c, to + v5);
    c6.intoArray(c, to + v6);
    c7.intoArray(c, to + v7);
  }
}
