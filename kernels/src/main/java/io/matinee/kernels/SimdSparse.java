package io.matinee.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The product of a sparse and a dense matrix: four vectors of columns of a row of C at a time,
 * whose sums stay in registers. Where a row does not end with a whole vector, its last vectors
 * overlap and some columns are computed twice.
 */
final class SimdSparse {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private SimdSparse() {}

  /** Rows {@code from} to {@code to} - 1 of C = A B, for n of at least one vector. */
  static void multiply(SparseMatrix a, float[] b, int n, float[] c, int from, int to) {
    for (int next = 0; next < n; next += 4 * LANES) {
      int column = Math.min(next, n - LANES);
      int last = n - column - LANES;
      int v1 = Math.min(LANES, last);
      int v2 = Math.min(2 * LANES, last);
      int v3 = Math.min(3 * LANES, last);
      for (int row = from; row < to; row++) {
        sumRow(a, row, b, n, column, v1, v2, v3, c);
      }
    }
  }

  private static void sumRow(
      SparseMatrix a, int row, float[] b, int n, int column, int v1, int v2, int v3, float[] c) {
    int[] columns = a.columns();
    float[] values = a.values();
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
}
