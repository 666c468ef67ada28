package io.matinee.network;

import io.matinee.kernels.Kernels;
import io.matinee.kernels.Matrix;
import java.util.Arrays;

/**
 * One lookup table and its slice of the first linear layer. A linear layer over concatenated
 * embeddings is a sum of one row per table once every table is multiplied by its slice: T = E W. So
 * only the rows that a batch touches are multiplied, and gradients are summed per row before they
 * go back through the product: dE = dT Wᵀ, dW = Eᵀ dT.
 */
final class ProjectedTable {
  private final Kernels kernels = Kernels.best();
  private final int embedding; // columns of E, rows of W
  private final int width; // columns of W and T
  private final int tableAt; // where E stands among the weights
  private final int sliceAt; // where W stands among the weights
  private final int[] slotOfRow; // [rows] place of the row among those touched, or -1
  private final int[] rowOfSlot; // [rows] the rows touched, in the order of first use
  private int slots;

  private final float[] touched; // [slots × embedding] rows of E
  private final float[] touchedGradient; // [slots × embedding]
  private final float[] sliceTransposed; // [width × embedding]
  final float[] projected; // [slots × width] rows of T
  final float[] projectedGradient; // [slots × width]

  ProjectedTable(int rows, int embedding, int width, int tableAt, int sliceAt) {
    this.embedding = embedding;
    this.width = width;
    this.tableAt = tableAt;
    this.sliceAt = sliceAt;
    slotOfRow = new int[rows];
    rowOfSlot = new int[rows];
    Arrays.fill(slotOfRow, -1);
    touched = new float[rows * embedding];
    touchedGradient = new float[rows * embedding];
    sliceTransposed = new float[width * embedding];
    projected = new float[rows * width];
    projectedGradient = new float[rows * width];
  }

  /** Touches the rows in {@code rows[0..count)}, and no others, and multiplies them. */
  void project(float[] weights, int[] rows, int count) {
    for (int slot = 0; slot < slots; slot++) {
      slotOfRow[rowOfSlot[slot]] = -1;
    }
    slots = 0;
    for (int i = 0; i < count; i++) {
      if (slotOfRow[rows[i]] < 0) {
        slotOfRow[rows[i]] = slots;
        rowOfSlot[slots++] = rows[i];
      }
    }
    multiply(weights);
  }

  /** Touches all rows, each in the slot of its own number, and multiplies them. */
  void projectAll(float[] weights) {
    slots = slotOfRow.length;
    Arrays.setAll(slotOfRow, row -> row);
    Arrays.setAll(rowOfSlot, slot -> slot);
    multiply(weights);
  }

  private void multiply(float[] weights) {
    for (int slot = 0; slot < slots; slot++) {
      int from = tableAt + rowOfSlot[slot] * embedding;
      System.arraycopy(weights, from, touched, slot * embedding, embedding);
    }
    kernels.multiply(
        Matrix.of(touched, slots, embedding),
        Matrix.at(weights, sliceAt, embedding, width),
        Matrix.of(projected, slots, width));
    Arrays.fill(projectedGradient, 0, slots * width, 0);
  }

  /** Where the touched {@code row} begins in {@link #projected} and its gradient. */
  int at(int row) {
    return slotOfRow[row] * width;
  }

  /** Brings the gradient of T back to E and W; rows of E that were not touched are left alone. */
  void backward(float[] weights, float[] gradients) {
    Matrix.at(weights, sliceAt, embedding, width)
        .copyTo(Matrix.of(sliceTransposed, width, embedding).transposed());
    kernels.multiply(
        Matrix.of(projectedGradient, slots, width),
        Matrix.of(sliceTransposed, width, embedding),
        Matrix.of(touchedGradient, slots, embedding));
    for (int slot = 0; slot < slots; slot++) {
      int to = tableAt + rowOfSlot[slot] * embedding;
      System.arraycopy(touchedGradient, slot * embedding, gradients, to, embedding);
    }
    kernels.multiply(
        Matrix.of(touched, slots, embedding).transposed(),
        Matrix.of(projectedGradient, slots, width),
        Matrix.at(gradients, sliceAt, embedding, width));
  }
}
