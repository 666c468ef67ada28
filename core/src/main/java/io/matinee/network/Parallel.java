package io.matinee.network;

import io.matinee.kernels.Kernels;
import io.matinee.kernels.Matrix;
import io.matinee.kernels.Workers;

/**
 * Shares the loops of one batch out among threads where the batch is large enough to pay for it.
 * Whoever computes a row or column computes all of it, in the same order as alone: the number of
 * threads does not show in a single bit.
 */
final class Parallel {
  private static final int PAYS_FROM = 2048; // ratings in a batch; woken threads cost microseconds
  private static final int STEPS = 4; // parts a thread, since threads are not equally fast

  /** Some neighbouring rows or columns. */
  interface Range {
    void accept(int from, int to);
  }

  private final Workers workers;
  private boolean alone = true;

  Parallel(Workers workers) {
    this.workers = workers;
  }

  /** Says how many ratings the batch has whose loops come next. */
  void begin(int ratings) {
    alone = workers.threads() == 1 || ratings < PAYS_FROM;
  }

  /**
   * Does {@code work} for 0 to {@code count} - 1.
   *
   * @param unit parts begin at multiples of it
   */
  void run(int count, int unit, Range work) {
    if (alone) {
      work.accept(0, count);
      return;
    }
    int units = (count + unit - 1) / unit;
    int parts = Math.min(units, STEPS * workers.threads());
    workers.run(
        parts,
        part ->
            work.accept(
                units * part / parts * unit, Math.min(count, units * (part + 1) / parts * unit)));
  }

  /** C = A B, as {@link Kernels#multiply(Matrix, Matrix, Matrix)} does it. */
  void multiply(Matrix a, Matrix b, Matrix c) {
    run(c.rows(), 16, (from, to) -> Kernels.best().multiply(a.rows(from, to), b, c.rows(from, to)));
  }

  /** C = A Bᵀ, likewise. */
  void multiplyTransposed(Matrix a, Matrix b, Matrix c, float[] scratch) {
    if (alone || a.rows() < 64) { // few rows have a way of their own
      Kernels.best().multiplyTransposed(a, b, c, scratch);
      return;
    }
    Matrix transposed = Matrix.of(scratch, b.columns(), b.rows());
    b.transposeTo(transposed);
    multiply(a, transposed, c);
  }
}
