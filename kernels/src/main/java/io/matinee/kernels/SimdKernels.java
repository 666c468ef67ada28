package io.matinee.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * SIMD by the Vector API. The species is a constant and vectors stay inside a method, since a
 * {@code Vector} that escapes is boxed. Tails are plain loops: masks cost more on JDK 17.
 */
final class SimdKernels implements Kernels {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final VectorShuffle<Float> BY_32 = rotation(32);
  private static final VectorShuffle<Float> BY_16 = rotation(16);
  private static final VectorShuffle<Float> BY_8 = rotation(8);
  private static final VectorShuffle<Float> BY_4 = rotation(4);
  private static final VectorShuffle<Float> BY_2 = rotation(2);
  private static final VectorShuffle<Float> BY_1 = rotation(1);

  private final ScalarKernels narrow = new ScalarKernels(); // for matrices narrower than a vector
  private final NormalizationKernels normalization = new SimdNormalization();

  @Override
  public NormalizationKernels normalization() {
    return normalization;
  }

  @Override
  public String description() {
    return "simd, " + LANES + " floats at once";
  }

  @Override
  public float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i <= length - 2 * LANES; i += 2 * LANES) {
      FloatVector a0 = FloatVector.fromArray(SPECIES, a, aOffset + i);
      FloatVector a1 = FloatVector.fromArray(SPECIES, a, aOffset + i + LANES);
      sum0 = a0.fma(FloatVector.fromArray(SPECIES, b, bOffset + i), sum0);
      sum1 = a1.fma(FloatVector.fromArray(SPECIES, b, bOffset + i + LANES), sum1);
    }
    float sum = sumOfLanes(sum0.add(sum1));
    for (; i < length; i++) {
      sum += a[aOffset + i] * b[bOffset + i];
    }
    return sum;
  }

  /**
   * Adds the upper half of the lanes to the lower until one is left. {@code reduceLanes} adds in
   * one order before the JIT has compiled it and in another after (JDK 25), so the same training
   * would not give the same bits twice.
   */
  private static float sumOfLanes(FloatVector v) {
    v = LANES > 32 ? v.add(v.rearrange(BY_32)) : v;
    v = LANES > 16 ? v.add(v.rearrange(BY_16)) : v;
    v = LANES > 8 ? v.add(v.rearrange(BY_8)) : v;
    v = LANES > 4 ? v.add(v.rearrange(BY_4)) : v;
    v = LANES > 2 ? v.add(v.rearrange(BY_2)) : v;
    v = v.add(v.rearrange(BY_1));
    return v.lane(0);
  }

  private static VectorShuffle<Float> rotation(int by) {
    return VectorShuffle.iota(SPECIES, by, 1, true);
  }

  @Override
  public void addScaled(float factor, float[] x, int xOffset, float[] y, int yOffset, int length) {
    FloatVector factors = FloatVector.broadcast(SPECIES, factor);
    int i = 0;
    for (; i <= length - LANES; i += LANES) {
      FloatVector sum = FloatVector.fromArray(SPECIES, y, yOffset + i);
      sum = FloatVector.fromArray(SPECIES, x, xOffset + i).fma(factors, sum);
      sum.intoArray(y, yOffset + i);
    }
    for (; i < length; i++) {
      y[yOffset + i] += factor * x[xOffset + i];
    }
  }

  @Override
  public void multiply(
      int rows,
      int columns,
      int inner,
      float[] a,
      int aOffset,
      int aRow,
      int aColumn,
      float[] b,
      int bOffset,
      int bRow,
      float[] c,
      int cOffset,
      int cRow) {
    if (columns < LANES) {
      narrow.multiply(
          rows, columns, inner, a, aOffset, aRow, aColumn, b, bOffset, bRow, c, cOffset, cRow);
      return;
    }
    int row = 0;
    for (; row + 4 <= rows; row += 4) {
      fourRows(
          columns,
          inner,
          a,
          aOffset + row * aRow,
          aRow,
          aColumn,
          b,
          bOffset,
          bRow,
          c,
          cOffset + row * cRow,
          cRow);
    }
    for (; row < rows; row++) {
      oneRow(
          columns,
          inner,
          a,
          aOffset + row * aRow,
          aColumn,
          b,
          bOffset,
          bRow,
          c,
          cOffset + row * cRow);
    }
  }

  /** Columns left over at the end are computed once more, in a vector that ends with the row. */
  private static void fourRows(
      int columns,
      int inner,
      float[] a,
      int aOffset,
      int aRow,
      int aColumn,
      float[] b,
      int bOffset,
      int bRow,
      float[] c,
      int cOffset,
      int cRow) {
    int column = 0;
    for (; column + 2 * LANES <= columns; column += 2 * LANES) {
      tile4x2(
          inner, a, aOffset, aRow, aColumn, b, bOffset + column, bRow, c, cOffset + column, cRow);
    }
    for (; column < columns; column += LANES) {
      int at = Math.min(column, columns - LANES);
      tile4x1(inner, a, aOffset, aRow, aColumn, b, bOffset + at, bRow, c, cOffset + at, cRow);
    }
  }

  private static void tile4x2(
      int inner,
      float[] a,
      int a0,
      int aRow,
      int aColumn,
      float[] b,
      int bAt,
      int bRow,
      float[] c,
      int cAt,
      int cRow) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    int a1 = a0 + aRow;
    int a2 = a1 + aRow;
    int a3 = a2 + aRow;
    for (int i = 0; i < inner; i++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      FloatVector f = FloatVector.broadcast(SPECIES, a[a0]);
      c00 = f.fma(b0, c00);
      c01 = f.fma(b1, c01);
      f = FloatVector.broadcast(SPECIES, a[a1]);
      c10 = f.fma(b0, c10);
      c11 = f.fma(b1, c11);
      f = FloatVector.broadcast(SPECIES, a[a2]);
      c20 = f.fma(b0, c20);
      c21 = f.fma(b1, c21);
      f = FloatVector.broadcast(SPECIES, a[a3]);
      c30 = f.fma(b0, c30);
      c31 = f.fma(b1, c31);
      bAt += bRow;
      a0 += aColumn;
      a1 += aColumn;
      a2 += aColumn;
      a3 += aColumn;
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + LANES);
    c10.intoArray(c, cAt + cRow);
    c11.intoArray(c, cAt + cRow + LANES);
    c20.intoArray(c, cAt + 2 * cRow);
    c21.intoArray(c, cAt + 2 * cRow + LANES);
    c30.intoArray(c, cAt + 3 * cRow);
    c31.intoArray(c, cAt + 3 * cRow + LANES);
  }

  private static void tile4x1(
      int inner,
      float[] a,
      int a0,
      int aRow,
      int aColumn,
      float[] b,
      int bAt,
      int bRow,
      float[] c,
      int cAt,
      int cRow) {
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = c0;
    FloatVector c2 = c0;
    FloatVector c3 = c0;
    for (int i = 0; i < inner; i++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt + i * bRow);
      int at = a0 + i * aColumn;
      c0 = b0.fma(FloatVector.broadcast(SPECIES, a[at]), c0);
      c1 = b0.fma(FloatVector.broadcast(SPECIES, a[at + aRow]), c1);
      c2 = b0.fma(FloatVector.broadcast(SPECIES, a[at + 2 * aRow]), c2);
      c3 = b0.fma(FloatVector.broadcast(SPECIES, a[at + 3 * aRow]), c3);
    }
    c0.intoArray(c, cAt);
    c1.intoArray(c, cAt + cRow);
    c2.intoArray(c, cAt + 2 * cRow);
    c3.intoArray(c, cAt + 3 * cRow);
  }

  private static void oneRow(
      int columns,
      int inner,
      float[] a,
      int aOffset,
      int aColumn,
      float[] b,
      int bOffset,
      int bRow,
      float[] c,
      int cOffset) {
    for (int column = 0; column < columns; column += LANES) {
      int at = Math.min(column, columns - LANES);
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int i = 0; i < inner; i++) {
        FloatVector factor = FloatVector.broadcast(SPECIES, a[aOffset + i * aColumn]);
        sum = factor.fma(FloatVector.fromArray(SPECIES, b, bOffset + at + i * bRow), sum);
      }
      sum.intoArray(c, cOffset + at);
    }
  }

  @Override
  public void adam(
      AdamStep step,
      float[] weights,
      float[] gradients,
      float[] means,
      float[] squares,
      int offset,
      int length) {
    FloatVector decay = FloatVector.broadcast(SPECIES, step.weightDecay());
    FloatVector newMean = FloatVector.broadcast(SPECIES, 1 - step.beta1());
    FloatVector newSquare = FloatVector.broadcast(SPECIES, 1 - step.beta2());
    int i = offset;
    for (; i <= offset + length - LANES; i += LANES) {
      FloatVector weight = FloatVector.fromArray(SPECIES, weights, i);
      FloatVector gradient = weight.fma(decay, FloatVector.fromArray(SPECIES, gradients, i));
      FloatVector mean = FloatVector.fromArray(SPECIES, means, i);
      mean = gradient.sub(mean).fma(newMean, mean);
      FloatVector square = FloatVector.fromArray(SPECIES, squares, i).mul(step.beta2());
      square = gradient.mul(gradient).fma(newSquare, square);
      mean.intoArray(means, i);
      square.intoArray(squares, i);
      FloatVector root = square.sqrt().div(step.rootCorrection()).add(step.epsilon());
      weight.sub(mean.mul(step.stepSize()).div(root)).intoArray(weights, i);
    }
    for (; i < offset + length; i++) {
      ScalarKernels.adamOne(step, weights, gradients, means, squares, i);
    }
  }
}
