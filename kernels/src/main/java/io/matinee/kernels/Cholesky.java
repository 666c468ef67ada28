package io.matinee.kernels;

/**
 * The Cholesky factor of a symmetric positive definite matrix, A = L Lᵀ, and what it is good for.
 * Small matrices, in double precision. Lᵀ is kept, row by row, since loops along a column of L, of
 * which no step waits for the one before, are what most of the work is.
 */
public final class Cholesky {
  private static final Kernels KERNELS = Kernels.best();
  private static final int WHOLE = 8; // doubles: a row is of whole vectors

  private final int size;
  private final int stride; // of a row
  private final double[] upper; // [size × stride], Lᵀ, row-major; the lower part is not looked at

  /**
   * Factors {@code matrix}.
   *
   * @param matrix [size × size], row-major, of which the lower part is read
   * @throws ArithmeticException if it is not positive definite
   */
  public Cholesky(double[] matrix, int size) {
    this(size, new double[size * stride(size)]);
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        upper[column * stride + row] = matrix[row * size + column];
      }
    }
    factor();
  }

  private Cholesky(int size, double[] upper) {
    this.size = size;
    this.stride = stride(size);
    this.upper = upper;
  }

  /** How far apart the rows of a matrix are that is factored in its place. */
  public static int stride(int size) {
    return (size + WHOLE - 1) / WHOLE * WHOLE;
  }

  /**
   * Factors a matrix in its place.
   *
   * @param matrix [size × {@link #stride}], row-major, of which the upper part is read, the rest
   *     being 0; the factor keeps it
   * @throws ArithmeticException if it is not positive definite
   */
  public static Cholesky ofUpper(double[] matrix, int size) {
    Cholesky cholesky = new Cholesky(size, matrix);
    cholesky.factor();
    return cholesky;
  }

  private void factor() {
    for (int row = 0; row < size; row++) {
      double pivot = KERNELS.factorRow(upper, size, stride, row);
      if (!(pivot > 0)) {
        throw new ArithmeticException("expected a positive definite matrix, found pivot " + pivot);
      }
    }
  }

  /** Solves L x = b in place. */
  public void solveLower(double[] b) {
    for (int row = 0; row < size; row++) {
      int at = row * stride;
      double x = b[row] / upper[at + row];
      b[row] = x;
      for (int i = row + 1; i < size; i++) {
        b[i] -= x * upper[at + i];
      }
    }
  }

  /**
   * Solves L X = B in place, for several right sides at once.
   *
   * @param b [size × columns], row-major; overwritten with X
   */
  public void solveLower(double[] b, int columns) {
    KERNELS.solveLower(upper, size, stride, b, columns);
  }

  /** Solves Lᵀ x = b in place. */
  public void solveUpper(double[] b) {
    for (int row = size - 1; row >= 0; row--) {
      b[row] = (b[row] - dot(row * stride, b, row + 1)) / upper[row * stride + row];
    }
  }

  /** Four sums: the additions need not wait for one another. */
  private double dot(int at, double[] b, int from) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = from;
    for (; i + 3 < size; i += 4) {
      sum0 += upper[at + i] * b[i];
      sum1 += upper[at + i + 1] * b[i + 1];
      sum2 += upper[at + i + 2] * b[i + 2];
      sum3 += upper[at + i + 3] * b[i + 3];
    }
    for (; i < size; i++) {
      sum0 += upper[at + i] * b[i];
    }
    return (sum0 + sum1) + (sum2 + sum3);
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
      double scale = 1 / upper[row * stride + row];
      for (int k = 0; k < row; k++) {
        double factor = -upper[k * stride + row] * scale;
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
    return upper[column * stride + row];
  }

  /** How many rows there are. */
  public int size() {
    return size;
  }
}
