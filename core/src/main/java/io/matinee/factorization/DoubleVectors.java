package io.matinee.factorization;

import io.matinee.kernels.Cholesky;

/** Sums and products of short vectors in double precision. */
final class DoubleVectors {
  private DoubleVectors() {}

  /** a·b, of the same length. */
  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Adds {@code factor} · {@code x} to {@code to}, of the same length. */
  static void addScaled(double factor, double[] x, double[] to) {
    for (int i = 0; i < x.length; i++) {
      to[i] += factor * x[i];
    }
  }

  /** {@code matrix} [n × n] times {@code x} [n], in memory of its own. */
  static double[] product(double[] matrix, double[] x) {
    double[] product = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        product[i] += matrix[i * x.length + j] * x[j];
      }
    }
    return product;
  }

  /** A⁻¹ b, in place of b, which is returned. */
  static double[] solve(Cholesky factor, double[] b) {
    factor.solveLower(b);
    factor.solveUpper(b);
    return b;
  }
}
