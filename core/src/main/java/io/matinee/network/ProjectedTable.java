package io.matinee.network;

import io.matinee.kernels.Matrix;
import java.util.Arrays;

/**
 * One lookup table and its slice of the first linear layer. A linear layer over concatenated
 * embeddings is a sum of one row per table once every table is multiplied by its slice: T = E W. So
 * only the rows that a batch touches are multiplied, and gradients are summed per row before they
 * go back through the product: dE = dT Wᵀ, dW = Eᵀ dT.
 */
final class ProjectedTable {
  private final Parallel parallel;
  private final int embedding; // columns of E, rows of W
  private final int width; // columns of W and T
  private final int tableAt; // where E stands among the weights
  private final int sliceAt; // where W stands among the weights
  private final Places touched; // the rows that the batch touches, in the order of first use
  private int base; // where their part of T begins, in rows
  private int[] rowsWithGradient = new int[0]; // those that the last backward pass wrote

  private final float[] rows; // [touched × embedding] rows of E
  private final float[] rowGradients; // [touched × embedding]
  private final float[] scratch; // [embedding × width]

  ProjectedTable(
      int rowCount, int embedding, int width, int tableAt, int sliceAt, Parallel parallel) {
    this.parallel = parallel;
    this.embedding = embedding;
    this.width = width;
    this.tableAt = tableAt;
    this.sliceAt = sliceAt;
    touched = new Places(rowCount);
    rows = new float[rowCount * embedding];
    rowGradients = new float[rowCount * embedding];
    scratch = new float[width * embedding];
  }

  /** Forgets which rows are touched. */
  void clear() {
    touched.clear();
  }

  /** Touches all rows. */
  void touchAll() {
    for (int row = 0; row * embedding < rows.length; row++) {
      touch(row);
    }
  }

  /** Touches {@code row}. */
  void touch(int row) {
    if (touched.find(row) < 0) {
      touched.add(row);
    }
  }

  /**
   * Multiplies the rows that are touched, into {@code projected} from row {@code base} on.
   *
   * @param projected [rows × width]
   * @return the row after the last
   */
  int project(float[] weights, float[] projected, int base) {
    this.base = base;
    for (int place = 0; place < touched.count(); place++) {
      System.arraycopy(weights, at(place), rows, place * embedding, embedding);
    }
    parallel.multiply(
        Matrix.of(rows, touched.count(), embedding),
        Matrix.at(weights, sliceAt, embedding, width),
        Matrix.at(projected, base * width, touched.count(), width));
    return base + touched.count();
  }

  /** Where the row of E at {@code place} stands among the weights. */
  private int at(int place) {
    return tableAt + touched.key(place) * embedding;
  }

  /** Which row of T is that of the touched {@code row}. */
  int projectedRow(int row) {
    return base + touched.find(row);
  }

  /**
   * Brings the gradient of T back to E, whose rows that are not touched get gradients of 0, and W.
   *
   * @param dt [rows × width] the gradient of T
   */
  void backward(float[] weights, float[] gradients, float[] dt) {
    for (int row : rowsWithGradient) {
      Arrays.fill(gradients, tableAt + row * embedding, tableAt + (row + 1) * embedding, 0);
    }
    int count = touched.count();
    Matrix of = Matrix.at(dt, base * width, count, width);
    parallel.multiplyTransposed(
        of,
        Matrix.at(weights, sliceAt, embedding, width),
        Matrix.of(rowGradients, count, embedding),
        scratch);
    rowsWithGradient = new int[count];
    for (int place = 0; place < count; place++) {
      System.arraycopy(rowGradients, place * embedding, gradients, at(place), embedding);
      rowsWithGradient[place] = touched.key(place);
    }
    parallel.multiply(
        Matrix.of(rows, count, embedding).transposed(),
        of,
        Matrix.at(gradients, sliceAt, embedding, width));
  }
}
