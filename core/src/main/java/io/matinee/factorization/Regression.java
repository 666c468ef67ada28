package io.matinee.factorization;

import io.matinee.kernels.Cholesky;
import io.matinee.kernels.Kernels;
import java.util.Arrays;

/**
 * The Bayesian linear regression of one vector: targets t = y·vector + noise, vector ~ N(expected,
 * Λ⁻¹). Its posterior is N(A⁻¹ h, A⁻¹) with A = Λ + α Σ y yᵀ and h = Λ expected + α Σ y t.
 */
final class Regression {
  /** How many rows are best added at once: they fit into the fastest cache. */
  static final int BLOCK = 128;

  private static final Kernels KERNELS = Kernels.best();

  /** Rows are padded to a multiple of so many floats. */
  static final int VECTOR = 16;

  private final int width;
  private final int stride; // of the products
  private final int rowStep; // between rows that are added
  private final float[] block; // [stride × stride]
  private final double[] products; // [stride × stride] Σ [y t] [y t]ᵀ, its lower part

  /** One of a vector of {@code width}, with nothing added; rows are of {@link #stride}. */
  Regression(int width) {
    this(width, stride(width));
  }

  /**
   * One whose rows hold more than y and t.
   *
   * @param rowStep how long a row is, {@link #stride} or more; what follows t does not matter
   */
  Regression(int width, int rowStep) {
    this.width = width;
    this.rowStep = rowStep;
    stride = stride(width);
    block = new float[stride * stride];
    products = new double[stride * stride];
  }

  /** How long a row is: y of {@code width}, t, and what fills it up. */
  static int stride(int width) {
    return (width + 1 + VECTOR - 1) / VECTOR * VECTOR;
  }

  /** Forgets what was added. */
  void clear() {
    Arrays.fill(products, 0);
  }

  /**
   * Adds rows.
   *
   * @param rows [y t ...] each, from row {@code from} on
   * @param count {@link #BLOCK} at most
   */
  void add(float[] rows, int from, int count) {
    KERNELS.gram(rows, from * rowStep, rowStep, count, stride, width + 1, block);
    for (int i = 0; i <= width; i++) {
      for (int j = 0; j <= i; j++) {
        products[i * stride + j] += block[i * stride + j];
      }
    }
  }

  /** Adds {@code factor} · row rowᵀ, for a row [y t] in double precision. */
  void addOuter(double factor, double[] row) {
    for (int i = 0; i <= width; i++) {
      for (int j = 0; j <= i; j++) {
        products[i * stride + j] += factor * row[i] * row[j];
      }
    }
  }

  /**
   * Sums y t again, for rows whose y were added before and whose t have changed; Σ t² is not
   * brought up to date.
   *
   * @param count of all rows
   */
  void retarget(float[] rows, int count) {
    float[] sum = new float[width];
    for (int row = 0; row < count; row++) {
      int at = row * stride;
      KERNELS.addScaled(rows[at + width], rows, at, sum, 0, width);
    }
    for (int i = 0; i < width; i++) {
      products[width * stride + i] = sum[i];
    }
  }

  /** Element (i, j) of Σ [y t] [y t]ᵀ; t is the last of both. */
  double product(int i, int j) {
    return products[Math.max(i, j) * stride + Math.min(i, j)];
  }

  /** h, into {@code into}, [width]; {@code pull} is Λ times what is expected, [width]. */
  void rightSide(double[] pull, double noise, double[] into) {
    for (int i = 0; i < width; i++) {
      into[i] = noise * products[width * stride + i] + pull[i];
    }
  }

  /** The factor of A, in memory of its own. */
  Cholesky factor(double[] prior, double noise) {
    return factor(prior, noise, new double[width * Cholesky.stride(width)]);
  }

  /**
   * The factor of A, in {@code precision}, [width × {@link Cholesky#stride}], which is overwritten.
   */
  Cholesky factor(double[] prior, double noise, double[] precision) {
    int step = Cholesky.stride(width);
    Arrays.fill(precision, 0);
    for (int i = 0; i < width; i++) {
      for (int j = 0; j <= i; j++) {
        precision[j * step + i] = prior[i * width + j] + noise * products[i * stride + j];
      }
    }
    return Cholesky.ofUpper(precision, width);
  }

  /** Σ (t - y·vector)², for {@code vector} [width]. */
  double squares(double[] vector) {
    double squares = products[width * stride + width];
    for (int i = 0; i < width; i++) {
      double inner = 0.5 * vector[i] * products[i * stride + i] - products[width * stride + i];
      inner += DoubleVectors.dot(products, i * stride, vector, i);
      squares += 2 * vector[i] * inner;
    }
    return squares;
  }

  /** Σ (t - y·vector), where element {@code one} of every y is 1. */
  double sum(double[] vector, int one) {
    double sum = product(width, one);
    for (int i = 0; i < width; i++) {
      sum -= vector[i] * product(i, one);
    }
    return sum;
  }
}
