package io.matinee.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The transpose, a vector of one column at a time. The last vectors of columns that do not end with
 * a whole one overlap.
 */
final class SimdTranspose {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private SimdTranspose() {}

  /** For {@code a} of at least one vector's rows. */
  static void transpose(Matrix a, Matrix into) {
    int[] below = new int[LANES]; // where the elements of a column stand, from the first on
    for (int i = 0; i < LANES; i++) {
      below[i] = i * a.rowStep();
    }
    for (int next = 0; next < a.rows(); next += LANES) {
      int row = Math.min(next, a.rows() - LANES);
      rows(a.values(), a.index(row, 0), below, a.columns(), into, row);
    }
  }

  /** As many rows as a vector has lanes, which become columns from {@code column} on. */
  private static void rows(
      float[] from, int at, int[] below, int columns, Matrix into, int column) {
    float[] values = into.values();
    int to = into.index(0, column);
    for (int i = 0; i < columns; i++) {
      FloatVector.fromArray(SPECIES, from, at + i, below, 0).intoArray(values, to);
      to += into.rowStep();
    }
  }
}
