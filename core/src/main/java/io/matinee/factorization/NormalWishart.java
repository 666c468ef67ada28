package io.matinee.factorization;

import io.matinee.kernels.Cholesky;
import java.util.SplittableRandom;

/**
 * The mean and the precision that the rows of one side have in common: rows ~ N(mean, precision⁻¹),
 * with a Normal-Wishart prior (Salakhutdinov and Mnih 2008, equation 14).
 *
 * @param mean [width]
 * @param precision [width × width], symmetric
 */
record NormalWishart(double[] mean, double[] precision) {
  /**
   * The prior: mean 0, counted {@code weight} times; as many degrees of freedom as a row is wide.
   *
   * @param scatter [width] the diagonal of the Wishart scale's inverse
   */
  record Prior(double[] scatter) {
    static final double WEIGHT = 2; // rows; the paper's value
  }

  /**
   * What is known of the rows.
   *
   * @param count how many there are
   * @param sum [width] Σ x
   * @param products [width × width] Σ x xᵀ, its lower part
   */
  record Moments(long count, double[] sum, double[] products) {
    /** No rows at all. */
    static Moments none(int width) {
      return new Moments(0, new double[width], new double[width * width]);
    }

    /** Adds the moments of other rows. */
    Moments plus(Moments other) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += other.sum[i];
      }
      for (int i = 0; i < products.length; i++) {
        products[i] += other.products[i];
      }
      return new Moments(count + other.count, sum, products);
    }
  }

  /** Where a chain starts: mean 0, variance 1 / width. */
  static NormalWishart start(int width) {
    double[] precision = new double[width * width];
    for (int i = 0; i < width; i++) {
      precision[i * width + i] = width;
    }
    return new NormalWishart(new double[width], precision);
  }

  /**
   * Draws both given the rows.
   *
   * @param centred products of {@code centredCount} more vectors, ~ N(0, precision⁻¹); their lower
   *     part
   */
  static NormalWishart draw(
      SplittableRandom random, Prior prior, Moments rows, double[] centred, long centredCount) {
    double[] sum = rows.sum();
    int width = sum.length;
    double weight = Prior.WEIGHT + rows.count();
    double[] inverseScale = new double[width * width];
    for (int i = 0; i < width; i++) {
      for (int j = 0; j <= i; j++) {
        int at = i * width + j;
        // Σ x xᵀ - (Σ x)(Σ x)ᵀ / weight is the scatter and the prior mean's part in one
        inverseScale[at] = rows.products()[at] + centred[at] - sum[i] * sum[j] / weight;
      }
      inverseScale[i * width + i] += prior.scatter()[i];
    }
    Cholesky factor = new Cholesky(inverseScale, width);
    double[] precision = wishart(random, factor, width + rows.count() + centredCount);
    double[] mean = new double[width];
    Draws.normal(random, mean);
    new Cholesky(precision.clone(), width).solveUpper(mean);
    for (int i = 0; i < width; i++) {
      mean[i] = sum[i] / weight + mean[i] / Math.sqrt(weight);
    }
    return new NormalWishart(mean, precision);
  }

  /**
   * Draws from the Wishart distribution by Bartlett's decomposition.
   *
   * @param inverseScale the factor C of the inverse of the scale matrix, C Cᵀ
   * @param degrees of freedom, above the width less one
   * @return [width × width] T Tᵀ with T = C⁻ᵀ A, and A lower triangular
   */
  static double[] wishart(SplittableRandom random, Cholesky inverseScale, double degrees) {
    int width = inverseScale.size();
    double[] product = new double[width * width];
    for (int column = 0; column < width; column++) {
      double[] t = new double[width];
      t[column] = Math.sqrt(Draws.chiSquared(random, degrees - column));
      for (int row = column + 1; row < width; row++) {
        t[row] = random.nextGaussian();
      }
      inverseScale.solveUpper(t);
      addOuter(t, product);
    }
    return product;
  }

  private static void addOuter(double[] t, double[] sum) {
    for (int i = 0; i < t.length; i++) {
      for (int j = 0; j < t.length; j++) {
        sum[i * t.length + j] += t[i] * t[j];
      }
    }
  }

  /** How wide a row is. */
  int width() {
    return mean.length;
  }

  /** bᵀ precision b, for b from {@code at} on in {@code values}. */
  double square(float[] values, int at) {
    int width = width();
    double square = 0;
    for (int i = 0; i < width; i++) {
      double inner = 0.5 * precision[i * width + i] * values[at + i];
      for (int j = 0; j < i; j++) {
        inner += precision[i * width + j] * values[at + j];
      }
      square += 2 * inner * values[at + i];
    }
    return square;
  }
}
