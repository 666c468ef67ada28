package io.matinee.network;

import io.matinee.kernels.Kernels;
import io.matinee.kernels.Matrix;
import java.util.List;

/**
 * The rows that a batch touches of all tables that embed, E, one below the other as {@link
 * InputRows} has them in T, and their gradients. Threads own rows of the tables for good, so that
 * each has the ones it reads and moves in its cache.
 */
final class EmbeddedRows {
  private static final int OWNED_TOGETHER = 16; // rows of a table, not to share lines of a cache
  private static final int LANES = 16; // rows begin at multiples of it: what fills them up is 0

  private final Kernels kernels = Kernels.best();
  private final int embedding; // columns of E
  private final int stride; // from one row of E to the next
  private final List<NetworkLayout.Slot> tables;
  private final float[] rows; // E, [rows × stride]
  private final float[][] gradients; // [slices][rows × stride], which add up to E's

  /**
   * Creates it.
   *
   * @param slices in how many parts gradients are computed
   */
  EmbeddedRows(NetworkLayout layout, int slices) {
    embedding = layout.shape().embedding();
    stride = stride(embedding);
    tables = layout.embedded();
    rows = new float[InputRows.mostEmbedded(layout.shape()) * stride];
    gradients = new float[slices][slices == 0 ? 0 : rows.length];
  }

  /** The distance from one row of E to the next. */
  static int stride(int embedding) {
    return (embedding + LANES - 1) / LANES * LANES;
  }

  /** Rows {@code from} to {@code to} - 1 of E. */
  Matrix rows(int from, int to) {
    return new Matrix(rows, from * stride, to - from, embedding, stride, 1);
  }

  /** Rows {@code from} to {@code to} - 1 of what {@code slice} adds to E's gradient, filled up. */
  Matrix gradient(int slice, int from, int to) {
    return Matrix.at(gradients[slice], from * stride, to - from, stride);
  }

  /** Brings a row of a table up to date. */
  interface RowUse {
    /** For weights that are up to date. */
    RowUse NONE = (table, row) -> {};

    /**
     * Does so.
     *
     * @param table which of {@link NetworkLayout#embedded}
     */
    void before(int table, int row);
  }

  /** Who wants the gradients of rows. */
  interface RowGradient {
    /**
     * Takes one.
     *
     * @param table which of {@link NetworkLayout#embedded}
     * @param gradient the row's, from {@code from} on
     */
    void take(int table, int row, float[] gradient, int from);
  }

  private static boolean isOwned(int row, int owner, int owners) {
    return owners == 1 || row / OWNED_TOGETHER % owners == owner;
  }

  /** Copies an owner's part of E from the weights. */
  void read(float[] weights, InputRows batch, RowUse use, int owner, int owners) {
    for (int table = 0; table < tables.size(); table++) {
      Places touched = batch.tables().get(table);
      int to = batch.base(table) * stride;
      for (int i = 0; i < touched.count(); i++, to += stride) {
        int row = touched.key(i);
        if (isOwned(row, owner, owners)) {
          use.before(table, row);
          int from = tables.get(table).offset() + row * embedding;
          System.arraycopy(weights, from, rows, to, embedding);
        }
      }
    }
  }

  /** Adds up an owner's part of E's gradient. */
  void addUp(InputRows batch, RowGradient who, int owner, int owners) {
    float[] sum = gradients[0];
    for (int table = 0; table < tables.size(); table++) {
      Places touched = batch.tables().get(table);
      int at = batch.base(table) * stride;
      for (int i = 0; i < touched.count(); i++, at += stride) {
        int row = touched.key(i);
        if (isOwned(row, owner, owners)) {
          for (int slice = 1; slice < gradients.length; slice++) {
            kernels.addScaled(1, gradients[slice], at, sum, at, stride);
          }
          who.take(table, row, sum, at);
        }
      }
    }
  }
}
