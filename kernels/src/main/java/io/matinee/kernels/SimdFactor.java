package io.matinee.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Cholesky factors. A row of one is computed from its end towards the diagonal: up to four vectors
 * of elements at a time, whose sums stay in registers. The last vector may begin left of the
 * diagonal, where nothing is needed any more.
 */
final class SimdFactor {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private SimdFactor() {}

  /** {@link Kernels#factorRow}. */
  static double row(double[] upper, int size, int row) {
    int end = size;
    while (end > row && end >= LANES) {
      int vectors = Math.min((end - row + LANES - 1) / LANES, end / LANES);
      if (vectors >= 4) {
        end -= 4 * LANES;
        four(upper, size, row, end);
      } else if (vectors >= 2) {
        end -= 2 * LANES;
        two(upper, size, row, end);
      } else {
        end -= LANES;
        one(upper, size, row, end);
      }
    }
    for (int i = row; i < end; i++) { // too near the beginning for a vector
      for (int k = 0; k < row; k++) {
        upper[row * size + i] -= upper[k * size + row] * upper[k * size + i];
      }
    }
    return ScalarKernels.scaleRow(upper, size, row);
  }

  private static void four(double[] upper, int size, int row, int column) {
    int at = row * size + column;
    DoubleVector sum0 = DoubleVector.fromArray(SPECIES, upper, at);
    DoubleVector sum1 = DoubleVector.fromArray(SPECIES, upper, at + LANES);
    DoubleVector sum2 = DoubleVector.fromArray(SPECIES, upper, at + 2 * LANES);
    DoubleVector sum3 = DoubleVector.fromArray(SPECIES, upper, at + 3 * LANES);
    int from = column;
    for (int k = row; k < row * size; k += size) {
      DoubleVector factor = DoubleVector.broadcast(SPECIES, -upper[k]);
      sum0 = DoubleVector.fromArray(SPECIES, upper, from).fma(factor, sum0);
      sum1 = DoubleVector.fromArray(SPECIES, upper, from + LANES).fma(factor, sum1);
      sum2 = DoubleVector.fromArray(SPECIES, upper, from + 2 * LANES).fma(factor, sum2);
      sum3 = DoubleVector.fromArray(SPECIES, upper, from + 3 * LANES).fma(factor, sum3);
      from += size;
    }
    sum0.intoArray(upper, at);
    sum1.intoArray(upper, at + LANES);
    sum2.intoArray(upper, at + 2 * LANES);
    sum3.intoArray(upper, at + 3 * LANES);
  }

  private static void two(double[] upper, int size, int row, int column) {
    int at = row * size + column;
    DoubleVector sum0 = DoubleVector.fromArray(SPECIES, upper, at);
    DoubleVector sum1 = DoubleVector.fromArray(SPECIES, upper, at + LANES);
    int from = column;
    for (int k = row; k < row * size; k += size) {
      DoubleVector factor = DoubleVector.broadcast(SPECIES, -upper[k]);
      sum0 = DoubleVector.fromArray(SPECIES, upper, from).fma(factor, sum0);
      sum1 = DoubleVector.fromArray(SPECIES, upper, from + LANES).fma(factor, sum1);
      from += size;
    }
    sum0.intoArray(upper, at);
    sum1.intoArray(upper, at + LANES);
  }

  private static void one(double[] upper, int size, int row, int column) {
    DoubleVector sum = DoubleVector.fromArray(SPECIES, upper, row * size + column);
    int from = column;
    for (int k = row; k < row * size; k += size) {
      DoubleVector factor = DoubleVector.broadcast(SPECIES, -upper[k]);
      sum = DoubleVector.fromArray(SPECIES, upper, from).fma(factor, sum);
      from += size;
    }
    sum.intoArray(upper, row * size + column);
  }

  /** {@link Kernels#solveLower}. */
  static void solveLower(double[] upper, int size, double[] b, int columns) {
    int column = 0;
    for (; column + 2 * LANES <= columns; column += 2 * LANES) {
      solveTwo(upper, size, b, columns, column);
    }
    ScalarKernels.solveLower(upper, size, b, columns, column);
  }

  private static void solveTwo(double[] upper, int size, double[] b, int columns, int column) {
    for (int row = 0; row < size; row++) {
      int at = row * columns + column;
      double inverse = 1 / upper[row * size + row];
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, at).mul(inverse);
      DoubleVector x1 = DoubleVector.fromArray(SPECIES, b, at + LANES).mul(inverse);
      x0.intoArray(b, at);
      x1.intoArray(b, at + LANES);
      for (int i = row * size + row + 1; i < (row + 1) * size; i++) {
        at += columns;
        DoubleVector factor = DoubleVector.broadcast(SPECIES, -upper[i]);
        x0.fma(factor, DoubleVector.fromArray(SPECIES, b, at)).intoArray(b, at);
        x1.fma(factor, DoubleVector.fromArray(SPECIES, b, at + LANES)).intoArray(b, at + LANES);
      }
    }
  }
}
