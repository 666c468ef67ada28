package io.matinee.factorization;

import io.matinee.kernels.Kernels;
import io.matinee.kernels.Matrix;
import io.matinee.kernels.Workers;
import java.util.Arrays;

/**
 * Solves A B = R with A = XᵀX + diag(penalty) by conjugate gradients for all columns of B together
 * (block conjugate gradients, O'Leary 1980, with the residuals kept orthonormal, Dubrulle 2001),
 * preconditioned by the diagonal M of A. The columns share what each finds out about A, so that few
 * large eigenvalues, such as that of how popular movies are, cost few passes over the ratings.
 *
 * <p>With the residuals R - A B = Q C, QᵀM⁻¹Q = 1, each iteration sets
 *
 * <pre>
 * α = (SᵀAS)⁻¹,  B = B + S α C,  Q Lᵀ = Q - A S α,  C = LᵀC,  S = M⁻¹Q + S L
 * </pre>
 *
 * <p>Sums are taken in a fixed order, so the result does not depend on the number of threads. One
 * is made for each draw: what it needs would else be held for both sides all the time.
 */
final class NormalEquations {
  static final double TOLERANCE = 1e-2; // of the length of a column of R, as M⁻¹ measures it
  private static final int ITERATIONS = 200; // at most; 3 to 8 are usual
  private static final int CHUNK = 1024; // attributes in a part of a sum
  private static final int BLOCK = 64; // attributes in a task: what fits into the fastest cache
  private static final Kernels KERNELS = Kernels.best();

  private final Design design;
  private final Workers workers;
  private final int width;
  private final double[] squares; // the diagonal of XᵀX
  private final double[] penalty; // [attributes]
  private final float[] inverse; // [attributes] M⁻¹
  private final float[] residual; // R, then Q [attributes × width]
  private final float[] direction; // S [attributes × width]
  private final float[] product; // A S [attributes × width]
  private final float[] rows; // [rows × width]

  /**
   * Equations to be set.
   *
   * @param width of B
   * @param rows [rows × width] memory to work in: where the caller puts V, for {@link
   *     #rightFromRows}
   */
  NormalEquations(Design design, int width, float[] rows, Workers workers) {
    this.design = design;
    this.width = width;
    this.workers = workers;
    this.rows = rows;
    this.squares = design.squares();
    this.penalty = new double[design.attributes()];
    this.inverse = new float[design.attributes()];
    this.residual = new float[design.attributes() * width];
    this.direction = new float[residual.length];
    this.product = new float[residual.length];
  }

  /** Where the caller puts R, [attributes × width]; overwritten by {@link #solve}. */
  float[] right() {
    return residual;
  }

  /** Where the caller puts the penalties, [attributes]. */
  double[] penalty() {
    return penalty;
  }

  /** R = XᵀV; V is overwritten. */
  void rightFromRows() {
    design.transposedTimes(workers, rows, width, residual);
  }

  /**
   * Solves for B.
   *
   * @param b [attributes × width], overwritten
   * @return how many iterations it took
   */
  int solve(float[] b) {
    Arrays.fill(b, 0);
    for (int a = 0; a < inverse.length; a++) {
      inverse[a] = (float) (1 / (squares[a] + penalty[a]));
    }
    GramFactor factor = new GramFactor(gram(this::addResidualSquares), width, 0);
    double[] c = factor.upper(); // C
    double[] limits = squaredLengths(c);
    turn(factor);
    for (int iteration = 1; iteration <= ITERATIONS; iteration++) {
      multiply();
      GramFactor energy = new GramFactor(gram(this::addProducts), width, 0);
      float[] steps = SampleTensors.floats(energy.inverseTimes(c));
      float[] alpha = SampleTensors.floats(energy.inverse());
      step(steps, alpha, b);
      factor = new GramFactor(gram(this::addResidualSquares), width, 1);
      c = factor.transposedTimes(c);
      if (within(squaredLengths(c), limits)) {
        return iteration;
      }
      turn(factor);
    }
    return ITERATIONS;
  }

  /** Of the columns of {@code c}: of those of the residuals, as M⁻¹ measures them. */
  private double[] squaredLengths(double[] c) {
    double[] squares = new double[width];
    for (int i = 0; i < c.length; i++) {
      squares[i % width] += c[i] * c[i];
    }
    return squares;
  }

  private static boolean within(double[] found, double[] start) {
    for (int i = 0; i < found.length; i++) {
      if (found[i] > TOLERANCE * TOLERANCE * start[i]) {
        return false;
      }
    }
    return true;
  }

  /** product = A direction. */
  private void multiply() {
    design.times(workers, direction, width, rows);
    design.transposedTimes(workers, rows, width, product);
    workers.inChunks(
        penalty.length,
        BLOCK,
        (chunk, from, to) -> {
          for (int a = from; a < to; a++) {
            float factor = (float) penalty[a];
            for (int i = a * width; i < (a + 1) * width; i++) {
              product[i] += factor * direction[i];
            }
          }
        });
  }

  /** Adds what attributes {@code from} to {@code to} - 1 contribute to some rows of a sum. */
  private interface Part {
    void add(int from, int to, Rows some, double[] gram);
  }

  /**
   * Some rows of a sum.
   *
   * @param first of them
   * @param step from one to the next
   */
  private record Rows(int first, int step) {}

  /**
   * A sum over all attributes, [width × width]. Where there are few chunks of attributes, threads
   * share out the rows of the sum, too.
   */
  private double[] gram(Part part) {
    int chunks = Workers.chunks(penalty.length, CHUNK);
    double[][] partial = new double[chunks][width * width];
    int shares = chunks < 2 * workers.threads() ? workers.threads() : 1;
    workers.run(
        chunks * shares,
        task -> {
          int from = task / shares * CHUNK;
          int to = Math.min(penalty.length, from + CHUNK);
          part.add(from, to, new Rows(task % shares, shares), partial[task / shares]);
        });
    double[] sum = new double[width * width];
    for (double[] one : partial) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += one[i];
      }
    }
    return sum;
  }

  /** Adds SᵀAS. */
  private void addProducts(int from, int to, Rows some, double[] gram) {
    double[] one = new double[width];
    double[] other = new double[width];
    for (int a = from; a < to; a++) {
      widen(direction, a, 1, one);
      widen(product, a, 1, other);
      addOuter(one, other, some, gram);
    }
  }

  /** Adds QᵀM⁻¹Q. */
  private void addResidualSquares(int from, int to, Rows some, double[] gram) {
    double[] one = new double[width];
    for (int a = from; a < to; a++) {
      widen(residual, a, Math.sqrt(inverse[a]), one);
      addOuter(one, one, some, gram);
    }
  }

  private void widen(float[] values, int a, double factor, double[] into) {
    for (int i = 0; i < width; i++) {
      into[i] = factor * values[a * width + i];
    }
  }

  /** In double precision, since what depends on what would else be told by rounding. */
  private void addOuter(double[] one, double[] other, Rows some, double[] gram) {
    for (int i = some.first(); i < width; i += some.step()) {
      double factor = one[i];
      int at = i * width;
      for (int j = 0; j <= i; j++) {
        gram[at + j] += factor * other[j];
      }
    }
  }

  private Matrix block(float[] values, int from, int to) {
    return Matrix.at(values, from * width, to - from, width);
  }

  /** B += S steps; Q -= A S alpha. */
  private void step(float[] steps, float[] alpha, float[] b) {
    workers.inChunks(
        penalty.length,
        BLOCK,
        (chunk, from, to) -> {
          float[] change = new float[(to - from) * width];
          Matrix changes = Matrix.of(change, to - from, width);
          KERNELS.multiply(block(direction, from, to), Matrix.of(steps, width, width), changes);
          KERNELS.addScaled(1, change, 0, b, from * width, change.length);
          KERNELS.multiply(block(product, from, to), Matrix.of(alpha, width, width), changes);
          KERNELS.addScaled(-1, change, 0, residual, from * width, change.length);
        });
  }

  /** Q = Q L⁻ᵀ; S = M⁻¹Q + S L. */
  private void turn(GramFactor factor) {
    Matrix lower = Matrix.of(factor.lower(), width, width);
    Matrix unit = Matrix.of(factor.inverseTransposed(), width, width);
    workers.inChunks(
        penalty.length,
        BLOCK,
        (chunk, from, to) -> {
          float[] next = new float[(to - from) * width];
          KERNELS.multiply(block(residual, from, to), unit, Matrix.of(next, to - from, width));
          System.arraycopy(next, 0, residual, from * width, next.length);
          KERNELS.multiply(block(direction, from, to), lower, Matrix.of(next, to - from, width));
          for (int a = from; a < to; a++) {
            for (int i = 0; i < width; i++) {
              int at = a * width + i;
              direction[at] = inverse[a] * residual[at] + next[(a - from) * width + i];
            }
          }
        });
  }
}
