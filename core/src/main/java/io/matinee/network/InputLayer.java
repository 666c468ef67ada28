package io.matinee.network;

import io.matinee.kernels.Kernels;
import io.matinee.kernels.Matrix;
import io.matinee.kernels.SparseMatrix;
import java.util.List;

/**
 * Some units of the first linear layer, fc1 of [zip, year, occupation, age, gender, genres], as a
 * sum of rows:
 *
 * <pre>
 * person = Zip[zip] + Occupation[occupation] + age · Age[0] + female · Gender[0] + male · Gender[1]
 * movie  = Year[year] + Σ over the movie's genres of fc1[genre]
 * z      = person + movie + constant
 * </pre>
 *
 * where each table is already multiplied by its slice of fc1: a linear layer over concatenated
 * embeddings is a sum of one row per table once that is done. So only the rows that a batch touches
 * are multiplied, and gradients are summed per row before they go back through the product. The
 * constant is made of fc1's bias and of those of the small linear layers that embed age and gender;
 * the normalisation that follows takes it away, so it has no gradient, and while the network learns
 * nothing but the running mean must know it. With T, P and S as {@link InputRows} has them, E the
 * rows of the tables, and W the slice of fc1 that belongs to each,
 *
 * <pre>
 * T = E W;  parts = P T;  z = S parts
 * dParts = Sᵀ dz;  dT = Pᵀ dParts;  dW = Eᵀ dT;  dE = dT Wᵀ
 * </pre>
 *
 * Each method does some rows of one of these, so that threads may share them out.
 */
final class InputLayer {
  private static final int FEW = 4; // rows for which transposing W would cost more than it gains

  private final Kernels kernels = Kernels.best();
  private final int fc1; // where these units' slice of fc1 begins among the weights
  private final int biasAt; // where their bias does
  private final int width; // how many units
  private final int embedding; // rows of each W
  private final int stride; // columns of Wᵀ, those that fill it up 0
  private final int genres;
  private final List<NetworkLayout.Slot> tables;
  private final float[][] transposed; // [tables][width × stride] Wᵀ, or scratch memory

  private final float[] constant; // [width]
  private final float[] biasSum; // [width] scratch memory
  private final float[] table; // T, [rows × width], and on the way back its gradient
  private final float[] parts; // [people + movies × width], and on the way back their gradient

  /**
   * Creates it.
   *
   * @param first the first of the units, with which a slice of fc1 begins
   * @param capacity the largest batch
   */
  InputLayer(NetworkLayout layout, int first, int capacity) {
    this(layout, first, InputRows.mostRows(layout.shape(), capacity), capacity);
  }

  /** One for all rows of all tables, which does not learn. */
  static InputLayer ofAllRows(NetworkLayout layout, int first) {
    return new InputLayer(layout, first, InputRows.mostRows(layout.shape(), Integer.MAX_VALUE), 0);
  }

  private InputLayer(NetworkLayout layout, int first, int rows, int capacity) {
    NetworkShape shape = layout.shape();
    fc1 = layout.fc1.sliceAt(first);
    biasAt = layout.fc1Bias.offset() + first;
    width = layout.fc1.sliceWidth(first);
    embedding = shape.embedding();
    genres = shape.genres();
    tables = layout.embedded();
    stride = EmbeddedRows.stride(embedding);
    transposed = new float[tables.size()][width * stride];
    constant = new float[width];
    biasSum = new float[width];
    table = new float[rows * width];
    parts = new float[2 * capacity * width];
  }

  /** How many units these are. */
  int width() {
    return width;
  }

  /** W of {@code table}, or its gradient. */
  private Matrix slice(float[] values, int table) {
    return Matrix.at(values, at(table * embedding), embedding, width);
  }

  /** Where fc1's {@code row} begins. */
  private int at(int row) {
    return fc1 + row * width;
  }

  /** Rows {@code from} to {@code to} - 1 of T, or of its gradient. */
  private Matrix rows(float[] t, int from, int to) {
    return Matrix.at(t, from * width, to - from, width);
  }

  private interface TableRange {
    /** Does rows {@code from} to {@code to} - 1 of T, which are of {@code table}. */
    void run(int table, int from, int to);
  }

  private void forEachTable(InputRows batch, int from, int to, TableRange task) {
    for (int table = 0; table < tables.size(); table++) {
      int begin = Math.max(from, batch.base(table));
      int end = Math.min(to, batch.base(table + 1));
      if (begin < end) {
        task.run(table, begin, end);
      }
    }
  }

  /** Overwrites rows {@code from} to {@code to} - 1 of T. */
  void project(float[] weights, EmbeddedRows embedded, InputRows batch, int from, int to) {
    forEachTable(
        batch,
        from,
        to,
        (of, begin, end) ->
            kernels.multiply(
                embedded.rows(begin, end), slice(weights, of), rows(table, begin, end)));
  }

  /** Overwrites the rows of T that follow those that embed, and the constant. */
  void copyGenres(float[] weights, InputRows batch) {
    System.arraycopy(weights, at(sliceRows()), table, batch.embedded() * width, genres * width);
    System.arraycopy(weights, biasAt, constant, 0, width);
    addBias(weights, 3, 1); // age
    addBias(weights, 4, 2); // gender
  }

  /** Adds to the constant what follows the {@code inputs} rows of {@code table}: its bias. */
  private void addBias(float[] weights, int table, int inputs) {
    Matrix bias = Matrix.at(weights, tables.get(table).offset() + inputs * embedding, 1, embedding);
    kernels.multiply(bias, slice(weights, table), Matrix.of(biasSum, 1, width));
    kernels.addScaled(1, biasSum, 0, constant, 0, width);
  }

  /** What all ratings have in common, [width]. */
  float[] constant() {
    return constant;
  }

  /** Overwrites rows {@code from} to {@code to} - 1 of the people and movies of the batch. */
  void sumParts(InputRows batch, int from, int to) {
    kernels.multiply(batch.partsOfTable, table, width, parts, from, to);
  }

  /** Overwrites rows {@code from} to {@code to} - 1 of {@code z}, [batch × width]. */
  void sumRatings(InputRows batch, float[] z, int from, int to) {
    kernels.multiply(batch.ratingsOfParts, parts, width, z, from, to);
  }

  /** The people and movies of {@code p}, [rows of p × width]. */
  float[] sum(SparseMatrix p) {
    float[] sums = new float[p.rows() * width];
    kernels.multiply(p, table, width, sums, 0, p.rows());
    return sums;
  }

  /** How many rows the gradient of the people and movies has. */
  static int parts(InputRows batch) {
    return batch.partsOfTable.rows();
  }

  /**
   * Overwrites rows {@code from} to {@code to} - 1 of the gradient of the people and movies.
   *
   * @param dz [batch × width] the gradient of z
   */
  void partsBackward(InputRows batch, float[] dz, int from, int to) {
    kernels.multiply(batch.partsOfRatings, dz, width, parts, from, to);
  }

  /** Overwrites rows {@code from} to {@code to} - 1 of the gradient of T. */
  void tableBackward(InputRows batch, int from, int to) {
    kernels.multiply(batch.tableOfParts, parts, width, table, from, to);
  }

  /** Overwrites the gradients of fc1's rows of genres. */
  void genresBackward(float[] gradients, InputRows batch, Finished finished) {
    int to = at(sliceRows());
    int count = genres * width;
    System.arraycopy(table, batch.embedded() * width, gradients, to, count);
    finished.gradients(to, to + count);
  }

  /**
   * Rows {@code from} to {@code to} - 1 of T's gradient back to E's, {@code slice}'s part of it.
   */
  void rowsBackward(
      float[] weights, EmbeddedRows embedded, int slice, InputRows batch, int from, int to) {
    forEachTable(
        batch,
        from,
        to,
        (of, begin, end) -> {
          Matrix dt = rows(table, begin, end);
          Matrix de = embedded.gradient(slice, begin, end);
          if (tables.get(of).rows() <= FEW) {
            Matrix filled = de.columns(0, embedding);
            kernels.multiplyTransposed(dt, slice(weights, of), filled, transposed[of]);
          } else {
            kernels.multiply(dt, Matrix.of(transposed[of], width, stride), de);
          }
        });
  }

  /** Prepares {@link #rowsBackward}. */
  void transpose(float[] weights) {
    for (int of = 0; of < tables.size(); of++) {
      if (tables.get(of).rows() > FEW) {
        Matrix filled = Matrix.of(transposed[of], width, stride).columns(0, embedding);
        slice(weights, of).transposeTo(filled);
      }
    }
  }

  /** How many rows of fc1 belong to tables. */
  int sliceRows() {
    return tables.size() * embedding;
  }

  /** Overwrites the gradients of rows {@code from} to {@code to} - 1 of fc1, of these units. */
  void slicesBackward(
      float[] gradients, EmbeddedRows embedded, InputRows batch, int from, int to, Finished done) {
    for (int of = 0; of < tables.size(); of++) {
      int begin = Math.max(0, from - of * embedding);
      int end = Math.min(embedding, to - of * embedding);
      if (begin < end) {
        int base = batch.base(of);
        int next = batch.base(of + 1);
        kernels.multiply(
            embedded.rows(base, next).transposed().rows(begin, end),
            rows(table, base, next),
            slice(gradients, of).rows(begin, end));
        done.gradients(at(of * embedding + begin), at(of * embedding + end));
      }
    }
  }
}
