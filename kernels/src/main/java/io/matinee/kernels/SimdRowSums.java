package io.matinee.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of rows of a table, two vectors of columns at a time, so that a row of two is fetched once.
 * The last vector may overlap the one before; both are then read before either is written.
 */
final class SimdRowSums {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private SimdRowSums() {}

  /** {@link Kernels#addRows} for rows of at least one vector. */
  static void add(
      float[] table, int first, int width, int[] rows, int from, int to, float[] y, int yOffset) {
    int at = first * width;
    int last = width - LANES; // where the last vector begins
    int column = 0;
    if ((width + LANES - 1) / LANES % 2 > 0) {
      sumOne(table, at, width, rows, from, to, y, yOffset);
      column = LANES;
    }
    for (; column < width; column += 2 * LANES) {
      int other = Math.min(LANES, last - column);
      sumTwo(table, at + column, other, width, rows, from, to, y, yOffset + column);
    }
  }

  /** Four sums for one vector of columns: the additions need not wait for one another. */
  private static void sumOne(
      float[] table, int at, int width, int[] rows, int from, int to, float[] y, int yAt) {
    FloatVector sum0 = FloatVector.fromArray(SPECIES, y, yAt);
    FloatVector sum1 = FloatVector.zero(SPECIES);
    FloatVector sum2 = FloatVector.zero(SPECIES);
    FloatVector sum3 = FloatVector.zero(SPECIES);
    int i = from;
    for (; i <= to - 4; i += 4) {
      sum0 = sum0.add(FloatVector.fromArray(SPECIES, table, at + rows[i] * width));
      sum1 = sum1.add(FloatVector.fromArray(SPECIES, table, at + rows[i + 1] * width));
      sum2 = sum2.add(FloatVector.fromArray(SPECIES, table, at + rows[i + 2] * width));
      sum3 = sum3.add(FloatVector.fromArray(SPECIES, table, at + rows[i + 3] * width));
    }
    for (; i < to; i++) {
      sum0 = sum0.add(FloatVector.fromArray(SPECIES, table, at + rows[i] * width));
    }
    sum0.add(sum1).add(sum2.add(sum3)).intoArray(y, yAt);
  }

  /** The same for two vectors of columns, the second {@code other} floats after the first. */
  private static void sumTwo(
      float[] table,
      int at,
      int other,
      int width,
      int[] rows,
      int from,
      int to,
      float[] y,
      int yAt) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector one0 = FloatVector.fromArray(SPECIES, y, yAt);
    FloatVector one1 = zero;
    FloatVector one2 = zero;
    FloatVector one3 = zero;
    FloatVector two0 = FloatVector.fromArray(SPECIES, y, yAt + other);
    FloatVector two1 = zero;
    FloatVector two2 = zero;
    FloatVector two3 = zero;
    int i = from;
    for (; i <= to - 4; i += 4) {
      int row0 = at + rows[i] * width;
      int row1 = at + rows[i + 1] * width;
      int row2 = at + rows[i + 2] * width;
      int row3 = at + rows[i + 3] * width;
      one0 = one0.add(FloatVector.fromArray(SPECIES, table, row0));
      two0 = two0.add(FloatVector.fromArray(SPECIES, table, row0 + other));
      one1 = one1.add(FloatVector.fromArray(SPECIES, table, row1));
      two1 = two1.add(FloatVector.fromArray(SPECIES, table, row1 + other));
      one2 = one2.add(FloatVector.fromArray(SPECIES, table, row2));
      two2 = two2.add(FloatVector.fromArray(SPECIES, table, row2 + other));
      one3 = one3.add(FloatVector.fromArray(SPECIES, table, row3));
      two3 = two3.add(FloatVector.fromArray(SPECIES, table, row3 + other));
    }
    for (; i < to; i++) {
      int row = at + rows[i] * width;
      one0 = one0.add(FloatVector.fromArray(SPECIES, table, row));
      two0 = two0.add(FloatVector.fromArray(SPECIES, table, row + other));
    }
    one0.add(one1).add(one2.add(one3)).intoArray(y, yAt);
    two0.add(two1).add(two2.add(two3)).intoArray(y, yAt + other);
  }
}
