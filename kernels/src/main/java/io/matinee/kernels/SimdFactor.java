package io.matinee.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Cholesky factors. A row of one is computed up to four vectors of elements at a time, whose sums
 * stay in registers. Rows are whole vectors that no other overlaps: what has just been stored is
 * then at hand at once. The first vector may begin left of the diagonal, where nothing is needed.
 */
final class SimdFactor {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private SimdFactor() {}

  /** Says whether rows of {@code stride} elements are whole vectors. */
  static boolean fits(int stride) {
    return stride % LANES == 0;
  }

  /** {@link Kernels#factorRow}, for rows of whole vectors. */
  static double row(double[] upper, int stride, int row) {
    int first = row / LANES * LANES;
    int column = first;
    for (; column + 4 * LANES <= stride; column += 4 * LANES) {
      four(upper, stride, row, column);
    }
    for (; column + 2 * LANES <= stride; column += 2 * LANES) {
      two(upper, stride, row, column);
    }
    if (column < stride) {
      one(upper, stride, row, column);
    }
    double pivot = upper[row * stride + row];
    double inverse = 1 / Math.sqrt(pivot);
    for (int i = row * stride + first; i < (row + 1) * stride; i += LANES) {
      DoubleVector.fromArray(SPECIES, upper, i).mul(inverse).intoArray(upper, i);
    }
    return pivot;
  }

  private static void four(double[] upper, int stride, int row, int column) {
    int at = row * stride + column;
    DoubleVector sum0 = DoubleVector.fromArray(SPECIES, upper, at);
    DoubleVector sum1 = DoubleVector.fromArray(SPECIES, upper, at + LANES);
    DoubleVector sum2 = DoubleVector.fromArray(SPECIES, upper, at + 2 * LANES);
    DoubleVector sum3 = DoubleVector.fromArray(SPECIES, upper, at + 3 * LANES);
    int from = column;
    for (int k = row; k < row * stride; k += stride) {
      DoubleVector factor = DoubleVector.broadcast(SPECIES, -upper[k]);
      sum0 = DoubleVector.fromArray(SPECIES, upper, from).fma(factor, sum0);
      sum1 = DoubleVector.fromArray(SPECIES, upper, from + LANES).fma(factor, sum1);
      sum2 = DoubleVector.fromArray(SPECIES, upper, from + 2 * LANES).fma(factor, sum2);
      sum3 = DoubleVector.fromArray(SPECIES, upper, from + 3 * LANES).fma(factor, sum3);
      from += stride;
    }
    sum0.intoArray(upper, at);
    sum1.intoArray(upper, at + LANES);
    sum2.intoArray(upper, at + 2 * LANES);
    sum3.intoArray(upper, at + 3 * LANES);
  }

  private static void two(double[] upper, int stride, int row, int column) {
    int at = row * stride + column;
    DoubleVector sum0 = DoubleVector.fromArray(SPECIES, upper, at);
    DoubleVector sum1 = DoubleVector.fromArray(SPECIES, upper, at + LANES);
    int from = column;
    for (int k = row; k < row * stride; k += stride) {
      DoubleVector factor = DoubleVector.broadcast(SPECIES, -upper[k]);
      sum0 = DoubleVector.fromArray(SPECIES, upper, from).fma(factor, sum0);
      sum1 = DoubleVector.fromArray(SPECIES, upper, from + LANES).fma(factor, sum1);
      from += stride;
    }
    sum0.intoArray(upper, at);
    sum1.intoArray(upper, at + LANES);
  }

  private static void one(double[] upper, int stride, int row, int column) {
    DoubleVector sum = DoubleVector.fromArray(SPECIES, upper, row * stride + column);
    int from = column;
    for (int k = row; k < row * stride; k += stride) {
      DoubleVector factor = DoubleVector.broadcast(SPECIES, -upper[k]);
      sum = DoubleVector.fromArray(SPECIES, upper, from).fma(factor, sum);
      from += stride;
    }
    sum.intoArray(upper, row * stride + column);
  }

  /** {@link Kernels#solveLower}. */
  static void solveLower(double[] upper, int size, int stride, double[] b, int columns) {
    int column = 0;
    for (; column + 2 * LANES <= columns; column += 2 * LANES) {
      solveTwo(upper, size, stride, b, columns, column);
    }
    ScalarKernels.solveLower(upper, size, stride, b, columns, column);
  }

  private static void solveTwo(
      double[] upper, int size, int stride, double[] b, int columns, int column) {
    int end = column;
    for (int row = 0; row < size; row++) {
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, end);
      DoubleVector x1 = DoubleVector.fromArray(SPECIES, b, end + LANES);
      int k = row;
      for (int at = column; at < end; at += columns) {
        DoubleVector factor = DoubleVector.broadcast(SPECIES, -upper[k]);
        x0 = DoubleVector.fromArray(SPECIES, b, at).fma(factor, x0);
        x1 = DoubleVector.fromArray(SPECIES, b, at + LANES).fma(factor, x1);
        k += stride;
      }
      double inverse = 1 / upper[k];
      x0.mul(inverse).intoArray(b, end);
      x1.mul(inverse).intoArray(b, end + LANES);
      end += columns;
    }
  }
}
