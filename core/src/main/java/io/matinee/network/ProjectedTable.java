package io.matinee.network;

import io.matinee.kernels.Kernels;
import io.matinee.kernels.Matrix;
import io.matinee.kernels.Workers;
import java.util.Arrays;

/**
 * One lookup table and its slice of the first linear layer. A linear layer over concatenated
 * embeddings is a sum of one row per table once every table is multiplied by its slice: T = E W. So
 * only the rows that a batch touches are multiplied, and gradients are summed per row before they
 * go back through the product: dE = dT Wᵀ, dW = Eᵀ dT.
 *
 * <p>The work is cut into tasks for threads to share out.
 */
final class ProjectedTable {
  private static final int UNIT = 32; // rows of E, or of W, that one task multiplies
  private static final int FEW = 4; // rows for which transposing W would cost more than it gains

  private final Kernels kernels = Kernels.best();
  private final int embedding; // columns of E, rows of W
  private final int width; // columns of W and T
  private final int tableAt; // where E stands among the weights
  private final int sliceAt; // where W stands among the weights
  private final boolean few; // the table's rows, all of which every batch touches
  private Places touched; // the rows that the batch touches
  private int base; // where their part of T begins, in rows
  private int withGradient; // how many rows the last backward pass wrote

  private final float[] transposedSlice; // [width × embedding], or scratch memory
  private final int[] rowsWithGradient; // [withGradient]

  ProjectedTable(NetworkLayout.Slot table, int rowCount, int embedding, int width, int sliceAt) {
    this.embedding = embedding;
    this.width = width;
    this.tableAt = table.offset();
    this.sliceAt = sliceAt;
    few = rowCount <= FEW;
    transposedSlice = new float[width * embedding];
    rowsWithGradient = new int[rowCount];
  }

  /** Says which rows the batch touches, and from which row of T on they stand. */
  void use(Places touched, int base) {
    this.touched = touched;
    this.base = base;
  }

  private int rowTasks() {
    return Workers.chunks(touched.count(), UNIT);
  }

  /** How many tasks {@link #forward} has. */
  int forwardTasks() {
    return few ? rowTasks() : rowTasks() + 1;
  }

  /**
   * One part of overwriting this table's part of T, and of preparing {@link #backward}.
   *
   * @param t [rows × width]
   */
  void forward(int task, float[] weights, float[] t) {
    if (task == rowTasks()) {
      kernels.transpose(slice(weights), Matrix.of(transposedSlice, width, embedding));
      return;
    }
    int from = task * UNIT;
    int to = Math.min(touched.count(), from + UNIT);
    kernels.multiply(rows(weights, from, to), slice(weights), part(t, from, to));
  }

  /** Rows {@code from} to {@code to} - 1 of this table's part of T, or of its gradient. */
  private Matrix part(float[] t, int from, int to) {
    return Matrix.at(t, (base + from) * width, to - from, width);
  }

  /** Rows of E, or of its gradient, that stand at {@code from} to {@code to} - 1 of T's part. */
  private Matrix rows(float[] values, int from, int to) {
    return Matrix.ofRows(values, tableAt, embedding, touched.keys(), from, to);
  }

  /** W, or its gradient. */
  private Matrix slice(float[] values) {
    return Matrix.at(values, sliceAt, embedding, width);
  }

  /** Makes the gradients of rows 0 that had one in the last pass and have none in this. */
  void clearUntouched(float[] gradients) {
    for (int i = 0; i < withGradient; i++) {
      if (touched.find(rowsWithGradient[i]) < 0) {
        int at = tableAt + rowsWithGradient[i] * embedding;
        Arrays.fill(gradients, at, at + embedding, 0);
      }
    }
    withGradient = touched.count();
    for (int place = 0; place < withGradient; place++) {
      rowsWithGradient[place] = touched.key(place);
    }
  }

  /** How many tasks {@link #backward} has. */
  int backwardTasks() {
    return few ? 1 : rowTasks() + Workers.chunks(embedding, UNIT);
  }

  /**
   * One part of overwriting the gradients of W and of E's touched rows.
   *
   * @param dt [rows × width] the gradient of T
   * @param finished is told of W's
   */
  void backward(int task, float[] weights, float[] gradients, float[] dt, Finished finished) {
    if (few) {
      fewRowsBackward(weights, gradients, dt);
      sliceBackward(weights, gradients, dt, 0, embedding, finished);
    } else if (task < rowTasks()) {
      int from = task * UNIT;
      rowsBackward(gradients, dt, from, Math.min(touched.count(), from + UNIT));
    } else {
      int from = (task - rowTasks()) * UNIT;
      int to = Math.min(embedding, from + UNIT);
      sliceBackward(weights, gradients, dt, from, to, finished);
    }
  }

  private void rowsBackward(float[] gradients, float[] dt, int from, int to) {
    kernels.multiply(
        part(dt, from, to),
        Matrix.of(transposedSlice, width, embedding),
        rows(gradients, from, to));
  }

  private void fewRowsBackward(float[] weights, float[] gradients, float[] dt) {
    int count = touched.count();
    kernels.multiplyTransposed(
        part(dt, 0, count),
        slice(weights),
        Matrix.at(gradients, tableAt, count, embedding),
        transposedSlice);
  }

  /** Rows {@code from} to {@code to} - 1 of W. */
  private void sliceBackward(
      float[] weights, float[] gradients, float[] dt, int from, int to, Finished finished) {
    int count = touched.count();
    kernels.multiply(
        rows(weights, 0, count).transposed().rows(from, to),
        part(dt, 0, count),
        slice(gradients).rows(from, to));
    finished.gradients(sliceAt + from * width, sliceAt + to * width);
  }
}
