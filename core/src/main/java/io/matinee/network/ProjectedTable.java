package io.matinee.network;

import io.matinee.kernels.Kernels;
import io.matinee.kernels.Matrix;
import java.util.Arrays;

/**
 * One lookup table and its slice of the first linear layer. A linear layer over concatenated
 * embeddings is a sum of one row per table once every table is multiplied by its slice: T = E W. So
 * only the rows that a batch touches are multiplied, and gradients are summed per row before they
 * go back through the product: dE = dT Wᵀ, dW = Eᵀ dT. Rows are shared out among threads.
 */
final class ProjectedTable {
  private static final int FEW = 4; // rows for which transposing W would cost more than it gains

  private final Kernels kernels = Kernels.best();
  private final int embedding; // columns of E, rows of W
  private final int width; // columns of W and T
  private final int tableAt; // where E stands among the weights
  private final int sliceAt; // where W stands among the weights
  private final boolean few; // the table's rows, whatever the batch
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

  /**
   * Overwrites those of the rows {@code from} to {@code to} - 1 of T that are this table's.
   *
   * @param t [rows × width]
   */
  void project(float[] weights, float[] t, int from, int to) {
    int first = Math.max(from - base, 0);
    int end = Math.min(to - base, touched.count());
    if (first < end) {
      kernels.multiply(
          rows(weights, first, end),
          slice(weights),
          Matrix.at(t, (base + first) * width, end - first, width));
    }
  }

  /** Rows of E, or of its gradient, that stand at {@code first} to {@code end} - 1 of T's part. */
  private Matrix rows(float[] values, int first, int end) {
    return Matrix.ofRows(values, tableAt, embedding, touched.keys(), first, end);
  }

  private Matrix slice(float[] weights) {
    return Matrix.at(weights, sliceAt, embedding, width);
  }

  /** Prepares {@link #rowsBackward} for as long as W stays as it is. */
  void beginBackward(float[] weights) {
    if (!few) {
      kernels.transpose(slice(weights), Matrix.of(transposedSlice, width, embedding));
    }
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

  /**
   * Overwrites the gradients of those rows of E that stand at {@code from} to {@code to} - 1 of T.
   *
   * @param dt [rows × width] the gradient of T
   */
  void rowsBackward(float[] weights, float[] gradients, float[] dt, int from, int to) {
    int first = Math.max(from - base, 0);
    int end = Math.min(to - base, touched.count());
    if (few && first == 0 && end > 0) {
      fewRowsBackward(weights, gradients, dt);
    } else if (!few && first < end) {
      kernels.multiply(
          Matrix.at(dt, (base + first) * width, end - first, width),
          Matrix.of(transposedSlice, width, embedding),
          rows(gradients, first, end));
    }
  }

  /** All rows of the table, which are touched by every batch. */
  private void fewRowsBackward(float[] weights, float[] gradients, float[] dt) {
    int count = touched.count();
    kernels.multiplyTransposed(
        Matrix.at(dt, base * width, count, width),
        slice(weights),
        Matrix.at(gradients, tableAt, count, embedding),
        transposedSlice);
  }

  /**
   * Overwrites the gradients of rows {@code from} to {@code to} - 1 of W.
   *
   * @param dt [rows × width] the gradient of T
   */
  void sliceBackward(float[] weights, float[] gradients, float[] dt, int from, int to) {
    int count = touched.count();
    kernels.multiply(
        rows(weights, 0, count).transposed().rows(from, to),
        Matrix.at(dt, base * width, count, width),
        Matrix.at(gradients, sliceAt, embedding, width).rows(from, to));
  }
}
