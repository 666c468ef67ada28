package io.matinee.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * C = A B for an A of which much is 0: each tile of four rows leaves out the terms that are 0 in
 * all of them. What is left is summed in the same order, so C is the same.
 */
final class SimdSparseTiles {
  private static final int TALL = 4; // rows of a tile
  private static final int STEP = SimdStepTiles.STEP; // between rows of A, and how long they are
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> BITS = IntVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final IntVector PLACES = IntVector.zero(BITS).addIndex(1); // 0, 1, 2, ...

  private SimdSparseTiles() {}

  /** Says whether A is one of {@link #STEP} columns, without gaps, and of a tile's rows or more. */
  static boolean fit(Matrix a) {
    boolean even = a.rowNumbers() == null && a.columnNumbers() == null;
    boolean gapless = a.columnStep() == 1 && a.rowStep() == STEP && a.columns() == STEP;
    return even && gapless && a.rows() >= TALL;
  }

  /** C = A B for an A that tiles {@link #fit}, and at least one vector's columns. */
  static void multiply(Matrix a, Matrix b, Matrix c) {
    for (int next = 0; next < c.rows(); next += TALL) {
      int row = Math.min(next, c.rows() - TALL);
      multiplyRows(a.values(), a.index(row, 0), b, c, row);
    }
  }

  private static void multiplyRows(float[] a, int at, Matrix b, Matrix c, int row) {
    long terms = terms(a, at);
    for (int next = 0; next < c.columns(); next += 2 * LANES) {
      tile4x2(a, at, terms, b, c, row, Math.min(next, c.columns() - LANES));
    }
  }

  /** Bit k says whether column k is other than 0 in one of four rows. */
  private static long terms(float[] a, int at) {
    long terms = 0;
    for (int k = 0; k < STEP; k += LANES) {
      IntVector any =
          bits(a, at + k)
              .or(bits(a, at + k + STEP))
              .or(bits(a, at + k + 2 * STEP))
              .or(bits(a, at + k + 3 * STEP));
      IntVector unsigned = any.lanewise(VectorOperators.LSHL, 1); // -0 is 0, too
      IntVector one = unsigned.or(unsigned.neg()).lanewise(VectorOperators.LSHR, 31);
      int some = one.lanewise(VectorOperators.LSHL, PLACES).reduceLanes(VectorOperators.OR);
      terms |= (long) some << k;
    }
    return terms;
  }

  private static IntVector bits(float[] a, int at) {
    return FloatVector.fromArray(SPECIES, a, at).reinterpretAsInts();
  }

  /**
   * Four rows of C from {@code row} on by two vectors of columns from {@code column} on. With more
   * sums the JIT has registers enough in some processes only, and else takes twice as long.
   */
  private static void tile4x2(
      float[] a, int aAt, long terms, Matrix b, Matrix c, int row, int column) {
    float[] bv = b.values();
    int bStep = b.rowStep();
    int v1 = SimdMultiply.vector(1, c, column);
    int first = b.index(0, column);
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c11 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c21 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    FloatVector c31 = FloatVector.zero(SPECIES);
    long left = terms;
    int count = Long.bitCount(terms);
    for (int i = 0; i < count; i++) {
      int term = Long.numberOfTrailingZeros(left);
      left &= left - 1;
      int at = aAt + term;
      int bAt = first + term * bStep;
      FloatVector b0 = FloatVector.fromArray(SPECIES, bv, bAt);
      FloatVector b1 = FloatVector.fromArray(SPECIES, bv, bAt + v1);
      FloatVector factor = FloatVector.broadcast(SPECIES, a[at]);
      c00 = factor.fma(b0, c00);
      c01 = factor.fma(b1, c01);
      factor = FloatVector.broadcast(SPECIES, a[at + STEP]);
      c10 = factor.fma(b0, c10);
      c11 = factor.fma(b1, c11);
      factor = FloatVector.broadcast(SPECIES, a[at + 2 * STEP]);
      c20 = factor.fma(b0, c20);
      c21 = factor.fma(b1, c21);
      factor = FloatVector.broadcast(SPECIES, a[at + 3 * STEP]);
      c30 = factor.fma(b0, c30);
      c31 = factor.fma(b1, c31);
    }
    float[] cv = c.values();
    int c0 = c.index(row, column);
    int c1 = c.index(row + 1, column);
    int c2 = c.index(row + 2, column);
    int c3 = c.index(row + 3, column);
    c00.intoArray(cv, c0);
    c01.intoArray(cv, c0 + v1);
    c10.intoArray(cv, c1);
    c11.intoArray(cv, c1 + v1);
    c20.intoArray(cv, c2);
    c21.intoArray(cv, c2 + v1);
    c30.intoArray(cv, c3);
    c31.intoArray(cv, c3 + v1);
  }
}
