package io.matinee.kernels;

/**
 * The Cholesky factor of a symmetric positive definite matrix, A = L Lᵀ, and what it is good for.
 * Small matrices, in double precision, row-major.
 */
public final class Cholesky {
  private final int size;
  private final double[] lower; // [size × size], L; the upper part is not looked at

  /**
   * Factors {@code matrix}.
   *
   * @param matrix [size × size], of which the lower part is read; overwritten with the factor
   * @throws ArithmeticException if it is not positive definite
   */
  public Cholesky(double[] matrix, int size) {
    this.lower = matrix;
    this.size = size;
    for (int column = 0; column < size; column++) {
      factorColumn(column);
    }
  }

  /** By columns, since the elements of one need not wait for one another. */
  private void factorColumn(int column) {
    int at = column * size;
    double pivot = lower[at + column] - dot(at, lower, at, column);
    if (!(pivot > 0)) {
      throw new ArithmeticException("expected a positive definite matrix, found pivot " + pivot);
    }
    double diagonal = Math.sqrt(pivot);
    lower[at + column] = diagonal;
    for (int row = column + 1; row < size; row++) {
      double sum = lower[row * size + column] - dot(row * size, lower, at, column);
      lower[row * size + column] = sum / diagonal;
    }
  }

  /** Four sums: the additions need not wait for one another. */
  private double dot(int a, double[] other, int b, int length) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = 0;
    for (; i + 3 < length; i += 4) {
      sum0 += lower[a + i] * other[b + i];
      sum1 += lower[a + i + 1] * other[b + i + 1];
      sum2 += lower[a + i + 2] * other[b + i + 2];
      sum3 += lower[a + i + 3] * other[b + i + 3];
    }
    for (; i < length; i++) {
      sum0 += lower[a + i] * other[b + i];
    }
    return (sum0 + sum1) + (sum2 + sum3);
  }

  /** Solves L x = b in place. */
  public void solveLower(double[] b) {
    for (int row = 0; row < size; row++) {
      double sum = b[row] - dot(row * size, b, 0, row);
      b[row] = sum / lower[row * size + row];
    }
  }

  /** Solves Lᵀ x = b in place. */
  public void solveUpper(double[] b) {
    for (int row = size - 1; row >= 0; row--) {
      double x = b[row] / lower[row * size + row];
      b[row] = x;
      for (int column = 0; column < row; column++) {
        b[column] -= lower[row * size + column] * x;
      }
    }
  }

  /** bᵀ A⁻¹ b; b is overwritten. */
  public double inverseSquare(double[] b) {
    solveLower(b);
    double sum = 0;
    for (double x : b) {
      sum += x * x;
    }
    return sum;
  }

  /** A⁻¹, [size × size]. */
  public double[] inverse() {
    double[] inverse = new double[size * size];
    for (int row = 0; row < size; row++) {
      double[] column = new double[size];
      column[row] = 1;
      solveLower(column);
      solveUpper(column);
      System.arraycopy(column, 0, inverse, row * size, size);
    }
    return inverse;
  }

  /** L⁻¹, [size × size], with zeros above the diagonal. */
  public double[] inverseFactor() {
    double[] inverse = new double[size * size];
    for (int row = 0; row < size; row++) {
      double scale = 1 / lower[row * size + row];
      for (int k = 0; k < row; k++) {
        double factor = -lower[row * size + k] * scale;
        for (int column = 0; column <= k; column++) {
          inverse[row * size + column] += factor * inverse[k * size + column];
        }
      }
      inverse[row * size + row] = scale;
    }
    return inverse;
  }

  /** Element (row, column) of L. */
  public double lower(int row, int column) {
    return lower[row * size + column];
  }

  /** How many rows there are. */
  public int size() {
    return size;
  }
}
