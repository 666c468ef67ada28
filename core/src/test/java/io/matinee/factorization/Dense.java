package io.matinee.factorization;

import java.util.SplittableRandom;

/** Plain algebra of small dense matrices, row-major, in double precision. */
final class Dense {
  private Dense() {}

  /** A⁻¹ by Gauss and Jordan's elimination, with pivots. */
  static double[] inverse(double[] matrix, int n) {
    double[] a = matrix.clone();
    double[] inverse = identity(n);
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int row = column + 1; row < n; row++) {
        if (Math.abs(a[row * n + column]) > Math.abs(a[pivot * n + column])) {
          pivot = row;
        }
      }
      swap(a, n, pivot, column);
      swap(inverse, n, pivot, column);
      double divisor = a[column * n + column];
      for (int j = 0; j < n; j++) {
        a[column * n + j] /= divisor;
        inverse[column * n + j] /= divisor;
      }
      for (int row = 0; row < n; row++) {
        double factor = a[row * n + column];
        for (int j = 0; j < n && row != column; j++) {
          a[row * n + j] -= factor * a[column * n + j];
          inverse[row * n + j] -= factor * inverse[column * n + j];
        }
      }
    }
    return inverse;
  }

  private static void swap(double[] a, int n, int one, int other) {
    for (int j = 0; j < n; j++) {
      double kept = a[one * n + j];
      a[one * n + j] = a[other * n + j];
      a[other * n + j] = kept;
    }
  }

  static double[] identity(int n) {
    double[] identity = new double[n * n];
    for (int i = 0; i < n; i++) {
      identity[i * n + i] = 1;
    }
    return identity;
  }

  /** A B, for A [m × k] and B [k × n]. */
  static double[] product(double[] a, double[] b, int m, int k, int n) {
    double[] c = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        for (int l = 0; l < k; l++) {
          c[i * n + j] += a[i * k + l] * b[l * n + j];
        }
      }
    }
    return c;
  }

  /** Aᵀ, for A [m × n]. */
  static double[] transposed(double[] a, int m, int n) {
    double[] t = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        t[j * m + i] = a[i * n + j];
      }
    }
    return t;
  }

  /** A + factor · B. */
  static double[] sum(double[] a, double factor, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * b[i];
    }
    return sum;
  }

  /** A symmetric matrix with eigenvalues of {@code least} at least. */
  static double[] positiveDefinite(SplittableRandom random, int n, double least) {
    double[] a = new double[n * n];
    Draws.normal(random, a);
    double[] product = product(a, transposed(a, n, n), n, n, n);
    return sum(product, least, identity(n));
  }
}
