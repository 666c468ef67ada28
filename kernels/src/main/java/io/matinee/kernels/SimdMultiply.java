package io.matinee.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The matrix product in tiles whose sums stay in registers: some rows of C by two or four vectors
 * of columns. Where C does not end with a whole tile, tiles and vectors overlap and some of it is
 * computed twice. However C is tiled, each of its elements is summed in the same order.
 */
final class SimdMultiply {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int VECTORS = LANES >= 16 ? 4 : 2; // narrow vectors have few registers
  private static final int INNER = 128; // terms of a sum at once, so that A and B stay in the cache

  private SimdMultiply() {}

  /** C = A B, for C of at least one vector's columns. */
  static void multiply(Matrix a, Matrix b, Matrix c) {
    boolean overlap = isLastTileNarrow(c.columns());
    int from = 0;
    do {
      int to = overlap ? a.columns() : Math.min(a.columns(), from + INNER);
      multiply(a, b, c, from, to);
      from = to;
    } while (from < a.columns());
  }

  /**
   * Whether the last tile of a row is narrower than a vector, so that it overlaps with another,
   * whose sums must be complete then.
   */
  private static boolean isLastTileNarrow(int columns) {
    int rest = columns % (VECTORS * LANES);
    int last = rest % (2 * LANES);
    return rest <= 3 * LANES && last > 0 && last < LANES;
  }

  /** Adds the terms from {@code from} to {@code to} - 1 of each sum; the first overwrite C. */
  private static void multiply(Matrix a, Matrix b, Matrix c, int from, int to) {
    int next = 0;
    while (next < c.columns()) {
      int column = Math.min(next, c.columns() - LANES);
      boolean wide = VECTORS == 4 && c.columns() - column > 3 * LANES;
      multiply(a, b, c, column, wide, from, to);
      next += wide ? 4 * LANES : 2 * LANES;
    }
  }

  /** The tiles below one another at {@code column}, of four vectors of columns or of two. */
  private static void multiply(
      Matrix a, Matrix b, Matrix c, int column, boolean wide, int from, int to) {
    boolean once = to - from == a.columns(); // so that rows may be computed twice
    int rows = once && c.rows() >= 4 ? c.rows() : c.rows() / 4 * 4; // in tiles of four
    for (int next = 0; next < rows; next += 4) {
      int row = Math.min(next, rows - 4);
      if (wide) {
        tile4x4(a, b, c, row, column, from, to);
      } else {
        tile4x2(a, b, c, row, column, from, to);
      }
    }
    for (int row = rows; row < c.rows(); row++) {
      tile1(a, b, c, row, column, wide, from, to);
    }
  }

  /**
   * Where vector {@code i} from {@code column} on begins, so that it ends with the row or before.
   */
  private static int vector(int i, Matrix c, int column) {
    return Math.min(i * LANES, c.columns() - column - LANES);
  }

  private static FloatVector start(Matrix c, int at, int from) {
    return from == 0 ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, c.values(), at);
  }

  private static void tile4x4(Matrix a, Matrix b, Matrix c, int row, int column, int from, int to) {
    float[] av = a.values();
    float[] bv = b.values();
    float[] cv = c.values();
    int aStep = a.columnStep();
    int bStep = b.rowStep();
    final int v1 = LANES; // constants, for the JIT: only the last vector may overlap
    final int v2 = 2 * LANES;
    int v3 = vector(3, c, column);
    int a0 = a.index(row, from);
    int a1 = a.index(row + 1, from);
    int a2 = a.index(row + 2, from);
    int a3 = a.index(row + 3, from);
    int bAt = b.index(from, column);
    int c0 = c.index(row, column);
    int c1 = c.index(row + 1, column);
    int c2 = c.index(row + 2, column);
    int c3 = c.index(row + 3, column);
    FloatVector c00 = start(c, c0, from);
    FloatVector c01 = start(c, c0 + v1, from);
    FloatVector c02 = start(c, c0 + v2, from);
    FloatVector c03 = start(c, c0 + v3, from);
    FloatVector c10 = start(c, c1, from);
    FloatVector c11 = start(c, c1 + v1, from);
    FloatVector c12 = start(c, c1 + v2, from);
    FloatVector c13 = start(c, c1 + v3, from);
    FloatVector c20 = start(c, c2, from);
    FloatVector c21 = start(c, c2 + v1, from);
    FloatVector c22 = start(c, c2 + v2, from);
    FloatVector c23 = start(c, c2 + v3, from);
    FloatVector c30 = start(c, c3, from);
    FloatVector c31 = start(c, c3 + v1, from);
    FloatVector c32 = start(c, c3 + v2, from);
    FloatVector c33 = start(c, c3 + v3, from);
    for (int i = from; i < to; i++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, bv, bAt);
      FloatVector b1 = FloatVector.fromArray(SPECIES, bv, bAt + v1);
      FloatVector b2 = FloatVector.fromArray(SPECIES, bv, bAt + v2);
      FloatVector b3 = FloatVector.fromArray(SPECIES, bv, bAt + v3);
      FloatVector factor = FloatVector.broadcast(SPECIES, av[a0]);
      c00 = factor.fma(b0, c00);
      c01 = factor.fma(b1, c01);
      c02 = factor.fma(b2, c02);
      c03 = factor.fma(b3, c03);
      factor = FloatVector.broadcast(SPECIES, av[a1]);
      c10 = factor.fma(b0, c10);
      c11 = factor.fma(b1, c11);
      c12 = factor.fma(b2, c12);
      c13 = factor.fma(b3, c13);
      factor = FloatVector.broadcast(SPECIES, av[a2]);
      c20 = factor.fma(b0, c20);
      c21 = factor.fma(b1, c21);
      c22 = factor.fma(b2, c22);
      c23 = factor.fma(b3, c23);
      factor = FloatVector.broadcast(SPECIES, av[a3]);
      c30 = factor.fma(b0, c30);
      c31 = factor.fma(b1, c31);
      c32 = factor.fma(b2, c32);
      c33 = factor.fma(b3, c33);
      bAt += bStep;
      a0 += aStep;
      a1 += aStep;
      a2 += aStep;
      a3 += aStep;
    }
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

  private static void tile4x2(Matrix a, Matrix b, Matrix c, int row, int column, int from, int to) {
    float[] av = a.values();
    float[] bv = b.values();
    float[] cv = c.values();
    int aStep = a.columnStep();
    int bStep = b.rowStep();
    int v1 = vector(1, c, column);
    int a0 = a.index(row, from);
    int a1 = a.index(row + 1, from);
    int a2 = a.index(row + 2, from);
    int a3 = a.index(row + 3, from);
    int bAt = b.index(from, column);
    int c0 = c.index(row, column);
    int c1 = c.index(row + 1, column);
    int c2 = c.index(row + 2, column);
    int c3 = c.index(row + 3, column);
    FloatVector c00 = start(c, c0, from);
    FloatVector c01 = start(c, c0 + v1, from);
    FloatVector c10 = start(c, c1, from);
    FloatVector c11 = start(c, c1 + v1, from);
    FloatVector c20 = start(c, c2, from);
    FloatVector c21 = start(c, c2 + v1, from);
    FloatVector c30 = start(c, c3, from);
    FloatVector c31 = start(c, c3 + v1, from);
    for (int i = from; i < to; i++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, bv, bAt);
      FloatVector b1 = FloatVector.fromArray(SPECIES, bv, bAt + v1);
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
    c00.intoArray(cv, c0);
    c01.intoArray(cv, c0 + v1);
    c10.intoArray(cv, c1);
    c11.intoArray(cv, c1 + v1);
    c20.intoArray(cv, c2);
    c21.intoArray(cv, c2 + v1);
    c30.intoArray(cv, c3);
    c31.intoArray(cv, c3 + v1);
  }

  /** Four vectors; if not wide, the second is computed three times, since other tiles follow. */
  private static void tile1(
      Matrix a, Matrix b, Matrix c, int row, int column, boolean wide, int from, int to) {
    float[] av = a.values();
    float[] bv = b.values();
    float[] cv = c.values();
    int aStep = a.columnStep();
    int bStep = b.rowStep();
    int v1 = vector(1, c, column);
    int v2 = wide ? vector(2, c, column) : v1;
    int v3 = wide ? vector(3, c, column) : v1;
    int a0 = a.index(row, from);
    int bAt = b.index(from, column);
    int c0 = c.index(row, column);
    FloatVector c00 = start(c, c0, from);
    FloatVector c01 = start(c, c0 + v1, from);
    FloatVector c02 = start(c, c0 + v2, from);
    FloatVector c03 = start(c, c0 + v3, from);
    for (int i = from; i < to; i++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, bv, bAt);
      FloatVector b1 = FloatVector.fromArray(SPECIES, bv, bAt + v1);
      FloatVector b2 = FloatVector.fromArray(SPECIES, bv, bAt + v2);
      FloatVector b3 = FloatVector.fromArray(SPECIES, bv, bAt + v3);
      FloatVector factor = FloatVector.broadcast(SPECIES, av[a0]);
      c00 = factor.fma(b0, c00);
      c01 = factor.fma(b1, c01);
      c02 = factor.fma(b2, c02);
      c03 = factor.fma(b3, c03);
      bAt += bStep;
      a0 += aStep;
    }
    c00.intoArray(cv, c0);
    c01.intoArray(cv, c0 + v1);
    c02.intoArray(cv, c0 + v2);
    c03.intoArray(cv, c0 + v3);
  }
}
