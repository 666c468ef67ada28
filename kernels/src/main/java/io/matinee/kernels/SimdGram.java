package io.matinee.kernels;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of the products of rows' elements, eight rows of the result by one vector of columns at a
 * time, which stay in registers. Rows are whole vectors, so that no two vectors overlap.
 */
final class SimdGram {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int TALL = 8; // rows of the result in a tile
  private static final int TERMS = 96; // of a sum that are added to it together

  private SimdGram() {}

  /** {@link Kernels#gram}, for a width of whole vectors. */
  static void gram(
      float[] rows, int offset, int step, int count, int width, int used, float[] into) {
    Arrays.fill(into, 0, (used + TALL - 1) / TALL * TALL * width, 0);
    for (int from = 0; from < count; from += TERMS) {
      int begin = offset + from * step;
      int end = offset + Math.min(count, from + TERMS) * step;
      for (int row = 0; row < used; row += TALL) {
        for (int column = 0; column < row + TALL; column += LANES) {
          addTile(rows, begin, end, step, row, column, into, row * width + column, width);
        }
      }
    }
  }

  private static void addTile(
      float[] rows,
      int begin,
      int end,
      int step,
      int row,
      int column,
      float[] into,
      int to,
      int width) {
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = FloatVector.zero(SPECIES);
    FloatVector c2 = FloatVector.zero(SPECIES);
    FloatVector c3 = FloatVector.zero(SPECIES);
    FloatVector c4 = FloatVector.zero(SPECIES);
    FloatVector c5 = FloatVector.zero(SPECIES);
    FloatVector c6 = FloatVector.zero(SPECIES);
    FloatVector c7 = FloatVector.zero(SPECIES);
    for (int at = begin; at < end; at += step) {
      FloatVector b = FloatVector.fromArray(SPECIES, rows, at + column);
      int i = at + row;
      c0 = b.fma(FloatVector.broadcast(SPECIES, rows[i]), c0);
      c1 = b.fma(FloatVector.broadcast(SPECIES, rows[i + 1]), c1);
      c2 = b.fma(FloatVector.broadcast(SPECIES, rows[i + 2]), c2);
      c3 = b.fma(FloatVector.broadcast(SPECIES, rows[i + 3]), c3);
      c4 = b.fma(FloatVector.broadcast(SPECIES, rows[i + 4]), c4);
      c5 = b.fma(FloatVector.broadcast(SPECIES, rows[i + 5]), c5);
      c6 = b.fma(FloatVector.broadcast(SPECIES, rows[i + 6]), c6);
      c7 = b.fma(FloatVector.broadcast(SPECIES, rows[i + 7]), c7);
    }
    c0.add(FloatVector.fromArray(SPECIES, into, to)).intoArray(into, to);
    c1.add(FloatVector.fromArray(SPECIES, into, to + width)).intoArray(into, to + width);
    c2.add(FloatVector.fromArray(SPECIES, into, to + 2 * width)).intoArray(into, to + 2 * width);
    c3.add(FloatVector.fromArray(SPECIES, into, to + 3 * width)).intoArray(into, to + 3 * width);
    c4.add(FloatVector.fromArray(SPECIES, into, to + 4 * width)).intoArray(into, to + 4 * width);
    c5.add(FloatVector.fromArray(SPECIES, into, to + 5 * width)).intoArray(into, to + 5 * width);
    c6.add(FloatVector.fromArray(SPECIES, into, to + 6 * width)).intoArray(into, to + 6 * width);
    c7.add(FloatVector.fromArray(SPECIES, into, to + 7 * width)).intoArray(into, to + 7 * width);
  }
}
