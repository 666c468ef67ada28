package io.matinee.network;

import io.matinee.kernels.Kernels;
import io.matinee.kernels.Matrix;
import java.util.Arrays;
import java.util.List;

/**
 * The rows that a batch touches of all tables that embed, E, one below the other as {@link
 * InputRows} has them in T, and their gradients. Threads own rows of the tables for good, so that
 * each has the ones it reads and moves in its cache.
 */
final class EmbeddedRows {
  private static final int OWNED_TOGETHER = 64; // rows of a table, not to share lines of a cache
  private static final int LANES = 16; // rows begin at multiples of it: what fills them up is 0

  private final Kernels kernels = Kernels.best();
  private final int embedding; // columns of E
  private final int stride; // from one row of E to the next
  private final List<NetworkLayout.Slot> tables;
  private final float[] rows; // E, [rows × stride]
  private final float[][] gradients; // [slices][rows × stride], which add up to E's
  private final Owned[] owners;

  /**
   * Creates it.
   *
   * @param slices in how many parts gradients are computed
   * @param owners how many threads share the rows out
   * @param capacity the largest batch
   */
  EmbeddedRows(NetworkLayout layout, int slices, int owners, int capacity) {
    embedding = layout.shape().embedding();
    stride = stride(embedding);
    tables = layout.embedded();
    int most = InputRows.mostEmbedded(layout.shape(), capacity);
    rows = new float[most * stride];
    gradients = new float[slices][slices == 0 ? 0 : rows.length];
    this.owners = new Owned[owners];
    Arrays.setAll(this.owners, any -> new Owned(most));
  }

  /** All rows of all tables, as they are, for one thread and no gradients. */
  static EmbeddedRows all(NetworkLayout layout, float[] weights, InputRows all) {
    EmbeddedRows rows = new EmbeddedRows(layout, 0, 1, Integer.MAX_VALUE);
    rows.read(weights, all, RowUse.NONE, 0);
    return rows;
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

    /** See {@link Optimizer#fetch}. */
    default int fetch(int table, int row) {
      return 0;
    }
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

  /** The touched rows that a thread owns, and its memory. */
  private final class Owned {
    private int count;
    private final int[] tables; // [count] the table of each
    private final int[] rows; // [count] its row there
    private final int[] places; // [count] where it begins in E
    private int fetched; // of no meaning, but the JIT must compute it

    Owned(int most) {
      tables = new int[most];
      rows = new int[most];
      places = new int[most];
    }

    void fetch(RowUse use) {
      int all = 0;
      for (int i = 0; i < count; i++) {
        all ^= use.fetch(tables[i], rows[i]);
      }
      fetched = all;
    }

    void set(InputRows batch, int owner, int owners) {
      count = 0;
      for (int table = 0; table < batch.tables().size(); table++) {
        Places touched = batch.tables().get(table);
        for (int i = 0; i < touched.count(); i++) {
          int row = touched.key(i);
          // small tables, which are one group of rows, each begin with another owner
          if (owners == 1 || (row / OWNED_TOGETHER + table) % owners == owner) {
            tables[count] = table;
            rows[count] = row;
            places[count] = (batch.base(table) + i) * stride;
            count++;
          }
        }
      }
    }
  }

  /** Copies an owner's part of E from the weights. */
  void read(float[] weights, InputRows batch, RowUse use, int owner) {
    Owned owned = owners[owner];
    owned.set(batch, owner, owners.length);
    owned.fetch(use);
    for (int i = 0; i < owned.count; i++) {
      use.before(owned.tables[i], owned.rows[i]);
      int at = tables.get(owned.tables[i]).offset() + owned.rows[i] * embedding;
      System.arraycopy(weights, at, rows, owned.places[i], embedding);
    }
  }

  /** Adds up the gradient of an owner's part of E that {@link #read} has read. */
  void addUp(RowGradient who, int owner) {
    Owned owned = owners[owner];
    for (int i = 0; i < owned.count; i++) {
      int place = owned.places[i];
      for (int slice = 1; slice < gradients.length; slice++) {
        kernels.addScaled(1, gradients[slice], place, gradients[0], place, stride);
      }
      who.take(owned.tables[i], owned.rows[i], gradients[0], place);
    }
  }
}
