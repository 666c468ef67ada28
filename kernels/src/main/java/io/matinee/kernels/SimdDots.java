package io.matinee.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Many dot products. Their sums are kept lane by lane at first, since adding the lanes of one
 * vector is slow, and the lanes are added by a plain loop.
 */
final class SimdDots {
  /** The most rows of A that {@link #multiplyTransposed} is the faster way for. */
  static final int ROWS = 4;

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private SimdDots() {}

  /**
   * C = A Bᵀ, for A of at least one vector's columns and so few rows that transposing B would cost
   * more.
   *
   * @param scratch [rows of B × LANES] or longer
   */
  static void multiplyTransposed(Matrix a, Matrix b, Matrix c, float[] scratch) {
    for (int row = 0; row < a.rows(); row++) {
      for (int i = 0; i < b.rows(); i++) {
        products(a.values(), a.index(row, 0), b.values(), b.index(i, 0), a.columns(), scratch, i);
      }
      for (int i = 0; i < b.rows(); i++) {
        int tail = a.columns() - a.columns() % LANES;
        float sum = sum(scratch, i * LANES);
        for (int k = tail; k < a.columns(); k++) {
          sum += a.values()[a.index(row, k)] * b.values()[b.index(i, k)];
        }
        c.values()[c.index(row, i)] = sum;
      }
    }
  }

  /** The sums of products of whole vectors, lane by lane, into the {@code i}th of the scratch. */
  private static void products(
      float[] a, int aAt, float[] b, int bAt, int length, float[] scratch, int i) {
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = FloatVector.zero(SPECIES);
    int k = 0;
    for (; k <= length - 2 * LANES; k += 2 * LANES) {
      FloatVector a0 = FloatVector.fromArray(SPECIES, a, aAt + k);
      FloatVector a1 = FloatVector.fromArray(SPECIES, a, aAt + k + LANES);
      sum0 = a0.fma(FloatVector.fromArray(SPECIES, b, bAt + k), sum0);
      sum1 = a1.fma(FloatVector.fromArray(SPECIES, b, bAt + k + LANES), sum1);
    }
    if (k <= length - LANES) {
      FloatVector a0 = FloatVector.fromArray(SPECIES, a, aAt + k);
      sum0 = a0.fma(FloatVector.fromArray(SPECIES, b, bAt + k), sum0);
    }
    sum0.add(sum1).intoArray(scratch, i * LANES);
  }

  /** {@link Kernels#rectifiedDots} for rows of one vector or more; overwrites z. */
  static void rectified(
      float[] z,
      int rows,
      int width,
      float[] shift,
      float[] w,
      int wOffset,
      float[] into,
      int offset) {
    for (int at = 0; at < rows * width; at += width) {
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int j = 0; j <= width - LANES; j += LANES) {
        FloatVector x = FloatVector.fromArray(SPECIES, z, at + j);
        x = x.add(FloatVector.fromArray(SPECIES, shift, j)).max(0);
        sum = x.fma(FloatVector.fromArray(SPECIES, w, wOffset + j), sum);
      }
      sum.intoArray(z, at); // read already
    }
    for (int row = 0; row < rows; row++) {
      float dot = sum(z, row * width);
      for (int j = width - width % LANES; j < width; j++) {
        dot += Math.max(0, z[row * width + j] + shift[j]) * w[wOffset + j];
      }
      into[offset + row] = dot;
    }
  }

  private static float sum(float[] lanes, int from) {
    float even = 0;
    float odd = 0;
    for (int lane = 0; lane < LANES; lane += 2) {
      even += lanes[from + lane];
      odd += lanes[from + lane + 1];
    }
    return even + odd;
  }
}
