package io.matinee.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The matrix product in tiles whose sums stay in registers: four rows of C by two vectors of
 * columns. Columns left over at the end are computed once more, in a vector that ends with the row.
 */
final class SimdMultiply {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private SimdMultiply() {}

  /** C = A B, for C of at least one vector's columns. */
  static void multiply(Matrix a, Matrix b, Matrix c) {
    int last = c.columns() - LANES; // where the last vector of a row begins
    int row = 0;
    for (; row + 4 <= c.rows(); row += 4) {
      int column = 0;
      for (; column + 2 * LANES <= c.columns(); column += 2 * LANES) {
        tile4x2(a, b, c, row, column);
      }
      for (; column < c.columns(); column += LANES) {
        tile4x1(a, b, c, row, Math.min(column, last));
      }
    }
    for (; row < c.rows(); row++) {
      for (int column = 0; column < c.columns(); column += LANES) {
        tile1x1(a, b, c, row, Math.min(column, last));
      }
    }
  }

  private static void tile4x2(Matrix a, Matrix b, Matrix c, int row, int column) {
    float[] av = a.values();
    float[] bv = b.values();
    int aStep = a.columnStep();
    int bStep = b.rowStep();
    int a0 = a.index(row, 0);
    int a1 = a.index(row + 1, 0);
    int a2 = a.index(row + 2, 0);
    int a3 = a.index(row + 3, 0);
    int bAt = b.index(0, column);
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    int inner = a.columns();
    for (int i = 0; i < inner; i++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, bv, bAt);
      FloatVector b1 = FloatVector.fromArray(SPECIES, bv, bAt + LANES);
      FloatVector factor = FloatVector.broadcast(SPECIES, av[a0]);
      c00 = factor.fma(b0, c00);
      c01 = factor.fma(b1, c01);
      factor = FloatVector.broadcast(SPECIES, av[a1]);
      c10 = factor.fma(b0, c10);
      c11 = factor.fma(b1, c11);
      factor = FloatVector.broadcast(SPECIES, av[a2]);
      c20 = factor.fma(b0, c20);
      c21 = factor.fma(b1, c21);
      factor = FloatVector.broadcast(SPECIES, av[a3]);
      c30 = factor.fma(b0, c30);
      c31 = factor.fma(b1, c31);
      bAt += bStep;
      a0 += aStep;
      a1 += aStep;
      a2 += aStep;
      a3 += aStep;
    }
    float[] cv = c.values();
    c00.intoArray(cv, c.index(row, column));
    c01.intoArray(cv, c.index(row, column) + LANES);
    c10.intoArray(cv, c.index(row + 1, column));
    c11.intoArray(cv, c.index(row + 1, column) + LANES);
    c20.intoArray(cv, c.index(row + 2, column));
    c21.intoArray(cv, c.index(row + 2, column) + LANES);
    c30.intoArray(cv, c.index(row + 3, column));
    c31.intoArray(cv, c.index(row + 3, column) + LANES);
  }

  private static void tile4x1(Matrix a, Matrix b, Matrix c, int row, int column) {
    float[] av = a.values();
    float[] bv = b.values();
    int aStep = a.columnStep();
    int bStep = b.rowStep();
    int rowStep = a.rowStep();
    int aAt = a.index(row, 0);
    int bAt = b.index(0, column);
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = c0;
    FloatVector c2 = c0;
    FloatVector c3 = c0;
    int inner = a.columns();
    for (int i = 0; i < inner; i++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, bv, bAt);
      c0 = b0.fma(FloatVector.broadcast(SPECIES, av[aAt]), c0);
      c1 = b0.fma(FloatVector.broadcast(SPECIES, av[aAt + rowStep]), c1);
      c2 = b0.fma(FloatVector.broadcast(SPECIES, av[aAt + 2 * rowStep]), c2);
      c3 = b0.fma(FloatVector.broadcast(SPECIES, av[aAt + 3 * rowStep]), c3);
      aAt += aStep;
      bAt += bStep;
    }
    c0.intoArray(c.values(), c.index(row, column));
    c1.intoArray(c.values(), c.index(row + 1, column));
    c2.intoArray(c.values(), c.index(row + 2, column));
    c3.intoArray(c.values(), c.index(row + 3, column));
  }

  private static void tile1x1(Matrix a, Matrix b, Matrix c, int row, int column) {
    int aAt = a.index(row, 0);
    int bAt = b.index(0, column);
    FloatVector sum = FloatVector.zero(SPECIES);
    int inner = a.columns();
    for (int i = 0; i < inner; i++) {
      FloatVector factor = FloatVector.broadcast(SPECIES, a.values()[aAt]);
      sum = factor.fma(FloatVector.fromArray(SPECIES, b.values(), bAt), sum);
      aAt += a.columnStep();
      bAt += b.rowStep();
    }
    sum.intoArray(c.values(), c.index(row, column));
  }
}
