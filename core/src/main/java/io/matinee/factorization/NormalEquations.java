package io.matinee.factorization;

import io.matinee.kernels.Workers;
import java.util.Arrays;

/**
 * Solves (XᵀX + diag(penalty)) B = R by conjugate gradients, each column of B a system of its own,
 * preconditioned by the diagonal (Golub and Van Loan 2013, algorithm 11.5.1). Sums are taken in a
 * fixed order, so the result does not depend on the number of threads. One is made for each draw:
 * what it needs would else be held for both sides all the time.
 */
final class NormalEquations {
  static final double TOLERANCE = 1e-3; // of the length of a column of R
  private static final int ITERATIONS = 200; // at most; 10 to 40 are usual
  private static final int CHUNK = 64; // attributes in a task

  private final Design design;
  private final Workers workers;
  private final int width;
  private final double[] squares; // the diagonal of XᵀX
  private final double[] penalty; // [attributes]
  private final float[] inverse; // [attributes] of the diagonal
  private final float[] residual; // [attributes × width]
  private final float[] direction; // [attributes × width]
  private final float[] product; // [attributes × width]
  private final float[] rows; // [rows × width]
  private final float[] work; // [rows × width]
  private final double[][] partial; // [chunks][2 · width] sums

  NormalEquations(Design design, int width, Workers workers) {
    this.design = design;
    this.width = width;
    this.workers = workers;
    this.squares = design.squares();
    this.penalty = new double[design.attributes()];
    this.inverse = new float[design.attributes()];
    this.residual = new float[design.attributes() * width];
    this.direction = new float[residual.length];
    this.product = new float[residual.length];
    this.rows = new float[design.rows() * width];
    this.work = new float[design.countsHistory() ? rows.length : 0];
    this.partial = new double[Workers.chunks(design.attributes(), CHUNK)][2 * width];
  }

  /** Where the caller puts V, [rows × width], for {@link #addRows}. */
  float[] rows() {
    return rows;
  }

  /** Where the caller puts R, [attributes × width]; overwritten by {@link #solve}. */
  float[] right() {
    return residual;
  }

  /** Where the caller puts the penalties, [attributes]. */
  double[] penalty() {
    return penalty;
  }

  /** R = XᵀV. */
  void rightFromRows() {
    design.transposedTimes(workers, rows, work, width, residual);
  }

  /**
   * Solves for B.
   *
   * @param b [attributes × width], overwritten
   * @return how many iterations it took
   */
  int solve(float[] b) {
    Arrays.fill(b, 0);
    Arrays.fill(direction, 0);
    for (int a = 0; a < inverse.length; a++) {
      inverse[a] = (float) (1 / (squares[a] + penalty[a]));
    }
    double[][] sums = sums(residual, residual);
    double[] limit = Arrays.stream(sums[0]).map(rr -> TOLERANCE * TOLERANCE * rr).toArray();
    turn(new float[width]);
    for (int iteration = 1; iteration <= ITERATIONS; iteration++) {
      multiply();
      step(quotients(sums[1], sums(direction, product)[0]), b);
      double[][] next = sums(residual, residual);
      if (within(next[0], limit)) {
        return iteration;
      }
      turn(quotients(next[1], sums[1]));
      sums = next;
    }
    return ITERATIONS;
  }

  private static boolean within(double[] found, double[] limit) {
    for (int i = 0; i < found.length; i++) {
      if (found[i] > limit[i]) {
        return false;
      }
    }
    return true;
  }

  private static float[] quotients(double[] a, double[] b) {
    float[] quotients = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      quotients[i] = b[i] > 0 ? (float) (a[i] / b[i]) : 0;
    }
    return quotients;
  }

  /** product = (XᵀX + diag(penalty)) direction. */
  private void multiply() {
    design.times(workers, direction, width, rows);
    design.transposedTimes(workers, rows, work, width, product);
    workers.inChunks(
        penalty.length,
        CHUNK,
        (chunk, from, to) -> {
          for (int a = from; a < to; a++) {
            float factor = (float) penalty[a];
            for (int i = a * width; i < (a + 1) * width; i++) {
              product[i] += factor * direction[i];
            }
          }
        });
  }

  /** b += alpha · direction; residual -= alpha · product. */
  private void step(float[] alpha, float[] b) {
    workers.inChunks(
        penalty.length,
        CHUNK,
        (chunk, from, to) -> {
          for (int at = from * width; at < to * width; at += width) {
            for (int i = 0; i < width; i++) {
              b[at + i] += alpha[i] * direction[at + i];
              residual[at + i] -= alpha[i] * product[at + i];
            }
          }
        });
  }

  /** direction = residual / diagonal + beta · direction. */
  private void turn(float[] beta) {
    workers.inChunks(
        penalty.length,
        CHUNK,
        (chunk, from, to) -> {
          for (int a = from; a < to; a++) {
            int at = a * width;
            for (int i = 0; i < width; i++) {
              direction[at + i] = inverse[a] * residual[at + i] + beta[i] * direction[at + i];
            }
          }
        });
  }

  /** For each column the sums of x y and of x y / diagonal. */
  private double[][] sums(float[] x, float[] y) {
    workers.inChunks(
        penalty.length, CHUNK, (chunk, from, to) -> sumChunk(x, y, from, to, partial[chunk]));
    double[][] total = new double[2][width];
    for (double[] sum : partial) {
      for (int i = 0; i < width; i++) {
        total[0][i] += sum[i];
        total[1][i] += sum[width + i];
      }
    }
    return total;
  }

  private void sumChunk(float[] x, float[] y, int from, int to, double[] sum) {
    Arrays.fill(sum, 0);
    for (int a = from; a < to; a++) {
      int at = a * width;
      for (int i = 0; i < width; i++) {
        double xy = (double) x[at + i] * y[at + i];
        sum[i] += xy;
        sum[width + i] += inverse[a] * xy;
      }
    }
  }
}
