package io.matinee.factorization;

/**
 * The factor of a Gram matrix G = L Lᵀ of columns of which some may depend on the others, or be 0:
 * those are left out, as if they and all their products were 0. Small matrices, row-major.
 */
final class GramFactor {
  /** A column of which no more than this share of its square is left depends on those before. */
  private static final double DEPENDENT = 1e-6; // sums of floats are no better

  private final int size;
  private final double[] lower; // [size × size] L; rows and columns of 0 for those left out
  private final double[] inverse; // [size × size] L⁻¹, likewise

  /**
   * Factors {@code gram}, [size × size], of which the lower part is read.
   *
   * @param unit what the columns' squares are a rest of; 0 where they are no rest
   * @throws ArithmeticException if it holds what is no number
   */
  GramFactor(double[] gram, int size, double unit) {
    this.size = size;
    lower = new double[size * size];
    inverse = new double[size * size];
    for (int column = 0; column < size; column++) {
      double square = gram[column * size + column];
      double left = square - product(column, column, column);
      if (Double.isNaN(left) || Double.isInfinite(left)) {
        throw new ArithmeticException("expected a square of finite numbers, found " + left);
      }
      if (left > DEPENDENT * Math.max(square, unit)) {
        factorColumn(gram, column, Math.sqrt(left));
      }
    }
    for (int row = 0; row < size; row++) {
      invertRow(row);
    }
  }

  private void factorColumn(double[] gram, int column, double diagonal) {
    lower[column * size + column] = diagonal;
    for (int row = column + 1; row < size; row++) {
      double left = gram[row * size + column] - product(row, column, column);
      lower[row * size + column] = left / diagonal;
    }
  }

  /** Σ over k below {@code to} of L[a, k] L[b, k]. */
  private double product(int a, int b, int to) {
    double sum = 0;
    for (int k = 0; k < to; k++) {
      sum += lower[a * size + k] * lower[b * size + k];
    }
    return sum;
  }

  private void invertRow(int row) {
    double diagonal = lower[row * size + row];
    if (diagonal == 0) {
      return;
    }
    for (int k = 0; k < row; k++) {
      double factor = -lower[row * size + k] / diagonal;
      for (int column = 0; column <= k; column++) {
        inverse[row * size + column] += factor * inverse[k * size + column];
      }
    }
    inverse[row * size + row] = 1 / diagonal;
  }

  /** L, [size × size]. */
  float[] lower() {
    return SampleTensors.floats(lower);
  }

  /** Lᵀ, [size × size]. */
  double[] upper() {
    double[] upper = new double[size * size];
    for (int row = 0; row < size; row++) {
      for (int column = row; column < size; column++) {
        upper[row * size + column] = lower[column * size + row];
      }
    }
    return upper;
  }

  /** L⁻ᵀ, [size × size]: columns times it are orthonormal, or 0 where they were left out. */
  float[] inverseTransposed() {
    float[] transposed = new float[size * size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        transposed[column * size + row] = (float) inverse[row * size + column];
      }
    }
    return transposed;
  }

  /** Lᵀ c for {@code c} [size × size]. */
  double[] transposedTimes(double[] c) {
    return transposedTimes(lower, c);
  }

  /** G⁻¹ = L⁻ᵀ L⁻¹, [size × size], 0 where columns were left out. */
  double[] inverse() {
    return transposedTimes(inverse, inverse);
  }

  /** G⁻¹ c for {@code c} [size × size]. */
  double[] inverseTimes(double[] c) {
    double[] once = new double[size * size]; // L⁻¹ c
    for (int row = 0; row < size; row++) {
      for (int k = 0; k <= row; k++) {
        addScaled(inverse[row * size + k], c, k, once, row);
      }
    }
    return transposedTimes(inverse, once);
  }

  /** For a lower triangle. */
  private double[] transposedTimes(double[] triangle, double[] c) {
    double[] out = new double[size * size];
    for (int row = 0; row < size; row++) {
      for (int k = row; k < size; k++) {
        addScaled(triangle[k * size + row], c, k, out, row);
      }
    }
    return out;
  }

  private void addScaled(double factor, double[] from, int fromRow, double[] to, int toRow) {
    for (int i = 0; i < size; i++) {
      to[toRow * size + i] += factor * from[fromRow * size + i];
    }
  }
}
