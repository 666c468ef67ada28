package io.matinee.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of C = A B for an A with contiguous rows {@link #STEP} apart. Since that is a constant, the
 * JIT has one register for four rows. With six rows, whose sums take nearly all vector registers
 * there are, it had enough for them in some processes only, and was up to a half slower in others.
 */
final class SimdStepTiles {
  /** The distance from one row of A to the next. */
  static final int STEP = SimdPanelTiles.STEP;

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private SimdStepTiles() {}

  /** Four rows of C from {@code row} on by four vectors of columns from {@code column} on. */
  static void tile4x4(float[] a, int aAt, Matrix b, Matrix c, int row, int column) {
    float[] bv = b.values();
    int bStep = b.rowStep();
    final int v1 = LANES; // constants, for the JIT: only the last vector may overlap
    final int v2 = 2 * LANES;
    int v3 = SimdMultiply.vector(3, c, column);
    int bAt = b.index(0, column);
    int end = aAt + b.rows();
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = FloatVector.zero(SPECIES);
    FloatVector c02 = FloatVector.zero(SPECIES);
    FloatVector c03 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c11 = FloatVector.zero(SPECIES);
    FloatVector c12 = FloatVector.zero(SPECIES);
    FloatVector c13 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c21 = FloatVector.zero(SPECIES);
    FloatVector c22 = FloatVector.zero(SPECIES);
    FloatVector c23 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    FloatVector c31 = FloatVector.zero(SPECIES);
    FloatVector c32 = FloatVector.zero(SPECIES);
    FloatVector c33 = FloatVector.zero(SPECIES);
    for (int i = aAt; i < end; i++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, bv, bAt);
      FloatVector b1 = FloatVector.fromArray(SPECIES, bv, bAt + v1);
      FloatVector b2 = FloatVector.fromArray(SPECIES, bv, bAt + v2);
      FloatVector b3 = FloatVector.fromArray(SPECIES, bv, bAt + v3);
      FloatVector factor = FloatVector.broadcast(SPECIES, a[i]);
      c00 = factor.fma(b0, c00);
      c01 = factor.fma(b1, c01);
      c02 = factor.fma(b2, c02);
      c03 = factor.fma(b3, c03);
      factor = FloatVector.broadcast(SPECIES, a[i + STEP]);
      c10 = factor.fma(b0, c10);
      c11 = factor.fma(b1, c11);
      c12 = factor.fma(b2, c12);
      c13 = factor.fma(b3, c13);
      factor = FloatVector.broadcast(SPECIES, a[i + 2 * STEP]);
      c20 = factor.fma(b0, c20);
      c21 = factor.fma(b1, c21);
      c22 = factor.fma(b2, c22);
      c23 = factor.fma(b3, c23);
      factor = FloatVector.broadcast(SPECIES, a[i + 3 * STEP]);
      c30 = factor.fma(b0, c30);
      c31 = factor.fma(b1, c31);
      c32 = factor.fma(b2, c32);
      c33 = factor.fma(b3, c33);
      bAt += bStep;
    }
    float[] cv = c.values();
    int c0 = c.index(row, column);
    int c1 = c.index(row + 1, column);
    int c2 = c.index(row + 2, column);
    int c3 = c.index(row + 3, column);
    c00.intoArray(cv, c0);
    c01.intoArray(cv, c0 + v1);
    c02.intoArray(cv, c0 + v2);
    c03.intoArray(cv, c0 + v3);
    c10.intoArray(cv, c1);
    c11.intoArray(cv, c1 + v1);
    c12.intoArray(cv, c1 + v2);
    c13.intoArray(cv, c1 + v3);
    c20.intoArray(cv, c2);
    c21.intoArray(cv, c2 + v1);
    c22.intoArray(cv, c2 + v2);
    c23.intoArray(cv, c2 + v3);
    c30.intoArray(cv, c3);
    c31.intoArray(cv, c3 + v1);
    c32.intoArray(cv, c3 + v2);
    c33.intoArray(cv, c3 + v3);
  }

  /** Four rows of C from {@code row} on by two vectors of columns from {@code column} on. */
  static void tile4x2(float[] a, int aAt, Matrix b, Matrix c, int row, int column) {
    float[] bv = b.values();
    int bStep = b.rowStep();
    int v1 = SimdMultiply.vector(1, c, column);
    int bAt = b.index(0, column);
    int end = aAt + b.rows();
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c11 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c21 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    FloatVector c31 = FloatVector.zero(SPECIES);
    for (int i = aAt; i < end; i++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, bv, bAt);
      FloatVector b1 = FloatVector.fromArray(SPECIES, bv, bAt + v1);
      FloatVector factor = FloatVector.broadcast(SPECIES, a[i]);
      c00 = factor.fma(b0, c00);
      c01 = factor.fma(b1, c01);
      factor = FloatVector.broadcast(SPECIES, a[i + STEP]);
      c10 = factor.fma(b0, c10);
      c11 = factor.fma(b1, c11);
      factor = FloatVector.broadcast(SPECIES, a[i + 2 * STEP]);
      c20 = factor.fma(b0, c20);
      c21 = factor.fma(b1, c21);
      factor = FloatVector.broadcast(SPECIES, a[i + 3 * STEP]);
      c30 = factor.fma(b0, c30);
      c31 = factor.fma(b1, c31);
      bAt += bStep;
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
