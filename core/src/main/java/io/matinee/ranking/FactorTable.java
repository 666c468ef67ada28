package io.matinee.ranking;

import io.matinee.kernels.Cholesky;
import io.matinee.kernels.Kernels;
import io.matinee.kernels.Matrix;
import java.util.Arrays;

/**
 * The vectors of one side, movies or people, and what they ask of a vector x of the other (Hu et
 * al. 2008): least Σ c (t - xᵀq)² over all rows q, with t = 1 and c = w₀ + weight for what was
 * watched, t = 0 and c = w₀ for the rest, plus a penalty on x.
 */
final class FactorTable {
  private static final Kernels KERNELS = Kernels.best();

  private final float[] vectors; // [rows × factors]
  private final int rows;
  private final AlsSettings settings;
  private final float[] gram; // [factors × factors], w₀ QᵀQ

  FactorTable(float[] vectors, AlsSettings settings) {
    int factors = settings.factors();
    this.vectors = vectors;
    this.rows = vectors.length / factors;
    this.settings = settings;
    this.gram = new float[factors * factors];
    Matrix all = Matrix.of(vectors, rows, factors);
    KERNELS.multiply(all.transposed(), all, Matrix.of(gram, factors, factors));
    for (int i = 0; i < gram.length; i++) {
      gram[i] *= (float) settings.unwatched();
    }
  }

  float[] vectors() {
    return vectors;
  }

  /**
   * Solves for one vector of the other side.
   *
   * @param columns numbers of rows of this table, from {@code from} to {@code to} - 1 of the array
   * @param weights likewise
   * @param x from {@code at} on, [factors], overwritten
   */
  void solve(int[] columns, float[] weights, int from, int to, float[] x, int at) {
    int factors = settings.factors();
    int count = to - from;
    float[] watched = new float[count * factors];
    float[] weighted = new float[count * factors];
    double[] right = new double[factors];
    for (int i = 0; i < count; i++) {
      float weight = weights[from + i];
      int row = columns[from + i] * factors;
      for (int f = 0; f < factors; f++) {
        float value = vectors[row + f];
        watched[i * factors + f] = value;
        weighted[i * factors + f] = weight * value;
        right[f] += (weight + settings.unwatched()) * value;
      }
    }
    double[] normal = normal(watched, weighted, count);
    Cholesky factor = new Cholesky(normal, factors);
    factor.solveLower(right);
    factor.solveUpper(right);
    for (int f = 0; f < factors; f++) {
      x[at + f] = (float) right[f];
    }
  }

  /** The matrix of the normal equations; the penalty grows with the weight (Rendle et al. 2022). */
  private double[] normal(float[] watched, float[] weighted, int count) {
    int factors = settings.factors();
    float[] sums = new float[factors * factors];
    if (count > 0) {
      KERNELS.multiply(
          Matrix.of(watched, count, factors).transposed(),
          Matrix.of(weighted, count, factors),
          Matrix.of(sums, factors, factors));
    }
    double[] normal = new double[sums.length];
    Arrays.setAll(normal, i -> (double) sums[i] + gram[i]);
    double penalty = settings.regularization() * (count + settings.unwatched() * rows);
    for (int f = 0; f < factors; f++) {
      normal[f * factors + f] += penalty;
    }
    return normal;
  }
}
