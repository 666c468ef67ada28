package io.matinee.factorization;

import io.matinee.factorization.Side.Residuals;
import io.matinee.kernels.Cholesky;
import io.matinee.kernels.Kernels;
import java.util.SplittableRandom;

/** Draws vectors of one side, one after the other, each given the other side. */
final class VectorUpdate {
  /** How many rows make a task. */
  static final int ROWS = 16;

  private static final Kernels KERNELS = Kernels.best();

  private final Side side;
  private final Side other;
  private double mean;
  private double noise; // precision
  private SplittableRandom random;
  private final int width; // of a vector
  private final int stride; // of a gathered row
  private final float[] gathered; // [BLOCK × stride] rows of the other side's table
  private final Regression regression;
  private final double[] expected; // [width]
  private final double[] pull; // [width] Λ times what is expected
  private final double[] precision; // [width × stride of its factor]
  private final double[] vector; // [width]

  VectorUpdate(Side side, Side other) {
    this.side = side;
    this.other = other;
    width = side.widths.vector();
    stride = Regression.stride(other.widths.row() - 1);
    gathered = new float[Regression.BLOCK * stride];
    regression = new Regression(width, stride);
    expected = new double[width];
    pull = new double[width];
    precision = new double[width * Cholesky.stride(width)];
    vector = new double[width];
  }

  /** Draws rows {@code from} to {@code to} - 1. */
  Residuals draw(Side.Given given, SplittableRandom stream, int from, int to) {
    mean = given.mean();
    noise = given.noise();
    random = stream;
    double sum = 0;
    double squares = 0;
    for (int row = from; row < to; row++) {
      addRatings(row);
      draw(row);
      sum += regression.sum(vector, side.widths.factors());
      squares += regression.squares(vector);
    }
    return new Residuals(sum, squares);
  }

  private void addRatings(int row) {
    regression.clear();
    int end = side.ratings.starts()[row + 1];
    for (int from = side.ratings.starts()[row]; from < end; from += Regression.BLOCK) {
      int count = Math.min(Regression.BLOCK, end - from);
      gather(row, from, count);
      regression.add(gathered, 0, count);
    }
  }

  /**
   * First all rows, one after the other, so that many are on their way from memory at once; then,
   * behind the regressors, where a row has the rest of its vector, the target.
   */
  private void gather(int row, int from, int count) {
    int[] met = side.ratings.others();
    KERNELS.gatherRows(other.table, other.widths.row(), met, from, from + count, gathered, stride);
    for (int i = 0; i < count; i++) {
      int rest = i * stride + width;
      gathered[rest] = side.targets.get(from + i) - otherPart(row, rest);
    }
  }

  /** What is there without this row's vector: mean, the other's bias, its slopes on this row. */
  private float otherPart(int row, int rest) {
    int one = row * side.widths.row() + side.widths.factors();
    float sum = (float) mean;
    for (int i = 0; i <= side.widths.covariates(); i++) {
      sum += gathered[rest + i] * side.table[one + i];
    }
    return sum;
  }

  private void draw(int row) {
    for (int i = 0; i < width; i++) {
      expected[i] = side.expected(row, i);
    }
    double[] prior = side.common.precision();
    DoubleVectors.multiply(prior, expected, pull);
    regression.rightSide(pull, noise, vector);
    Cholesky factor = regression.factor(prior, noise, precision);
    factor.solveLower(vector);
    for (int i = 0; i < width; i++) {
      vector[i] += random.nextGaussian();
    }
    factor.solveUpper(vector);
    for (int i = 0; i < width; i++) {
      side.set(row, i, (float) vector[i]);
    }
  }
}
