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

  /**
   * The dot product of {@code length} elements of a, from {@code at} on, with those of b. Four
   * sums: the additions need not wait for one another.
   */
  static double dot(double[] a, int at, double[] b, int length) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = 0;
    for (; i + 3 < length; i += 4) {
      sum0 += a[at + i] * b[i];
      sum1 += a[at + i + 1] * b[i + 1];
      sum2 += a[at + i + 2] * b[i + 2];
      sum3 += a[at + i + 3] * b[i + 3];
    }
    for (; i < length; i++) {
      sum0 += a[at + i] * b[i];
    }
    return (sum0 + sum1) + (sum2 + sum3);
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
    multiply(matrix, x, product);
    return product;
  }

  /** {@code matrix} [n × n] times {@code x} [n], to {@code into} [n], which is overwritten. */
  static void multiply(double[] matrix, double[] x, double[] into) {
    for (int i = 0; i < x.length; i++) {
      into[i] = dot(matrix, i * x.length, x, x.length);
    }
  }

  /** A⁻¹ b, in place of b, which is returned. */
  static double[] solve(Cholesky factor, double[] b) {
    factor.solveLower(b);
    factor.solveUpper(b);
    return b;
  }
}
