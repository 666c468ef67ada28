package io.matinee.network;

import io.matinee.kernels.Blocks;
import io.matinee.kernels.Kernels;
import io.matinee.kernels.Matrix;
import io.matinee.kernels.Rows;
import java.util.List;

/**
 * Some units of the first hidden layer, with all that depends on no other unit: a thread that has
 * them for a whole pass finds their sums and weights in its cache, and need not wait for others.
 *
 * <pre>
 * z = fc1 · [zip, year, occupation, age, gender, genres]       {@link InputLayer}
 * h = dropout(relu(batchNorm(z)))                              {@link BatchNorm}
 * product = fc2 · h, these units' part of it
 * </pre>
 *
 * Between two normalisations a block of rows goes through all that can be done with it while it is
 * in the cache.
 */
final class UnitSlice {
  private static final int UNITS = 64; // of a slice, or about
  private static final int LANES = 16; // slices begin at multiples of it
  private static final int GROUP = 64; // rows that fc2's gradient is summed over, or more
  private static final int GROUPS = 8; // at most
  private static final int PARTS = 128; // people and movies that threads share out
  private static final int ROWS = 32; // of tables that threads share out
  private static final int WEIGHTS = 512; // that threads share out

  private final Kernels kernels = Kernels.best();
  private final NetworkLayout layout;
  private final int number; // of this slice
  private final int first; // the first of the units
  private final int width; // how many there are
  private final int width2; // units of the second hidden layer
  private final InputLayer input;
  private final BatchNorm norm;
  private final Dropout dropout;

  private final float[] z; // [batch × width]
  private final float[] h; // [batch × width]
  private final float[] product; // [batch × width2] until the way back
  private final float[] d; // [batch × width] gradient of h, then of z, in the same memory
  private final float[] fc2Transposed; // [width2 × width]
  private final float[] fc2Gradients; // [groups - 1 × width × width2] all but the first group's

  private UnitSlice(
      NetworkLayout layout,
      int number,
      int first,
      BatchNorm.Moments running,
      Dropout dropout,
      int capacity) {
    this.layout = layout;
    this.number = number;
    this.first = first;
    this.dropout = dropout;
    width2 = layout.shape().hidden2();
    input = new InputLayer(layout, first, capacity);
    width = input.width();
    norm = new BatchNorm(layout.bn1Scale, layout.bn1Shift, running, first, width, capacity);
    z = new float[capacity * width];
    h = new float[capacity * width];
    product = new float[capacity * Math.max(width, width2)];
    d = product; // so that more of what is needed is in the cache
    fc2Transposed = new float[width2 * width];
    int groups = Math.min(GROUPS, new Blocks(capacity, width, GROUP).count()); // at most
    fc2Gradients = new float[(groups - 1) * width * width2];
  }

  /**
   * All units of the first hidden layer.
   *
   * @param running moments of all
   * @param capacity the largest batch
   */
  static UnitSlice[] of(
      NetworkLayout layout, BatchNorm.Moments running, Dropout dropout, int capacity) {
    int size = layout.fc1.slice();
    UnitSlice[] slices = new UnitSlice[(layout.fc1.columns() + size - 1) / size];
    for (int i = 0; i < slices.length; i++) {
      slices[i] = new UnitSlice(layout, i, i * size, running, dropout, capacity);
    }
    return slices;
  }

  /** How many units a slice of a layer has, but for the last. */
  static int size(int units) {
    int slices = units < 2 * LANES ? 1 : Math.max(2, units / UNITS);
    return (units + LANES * slices - 1) / (LANES * slices) * LANES;
  }

  /** What dropout draws for {@code slice} in a batch. */
  static long seed(long dropoutSeed, int slice) {
    return dropoutSeed + Kernels.mix(slice);
  }

  private Blocks blocks(int size) {
    return new Blocks(size, width, BatchNorm.BLOCK);
  }

  /** The groups of rows of a batch over each of which one thread sums fc2's gradient. */
  private Blocks groups(int rows) {
    int size = Math.max(GROUP, (rows + GROUPS - 1) / GROUPS);
    return new Blocks(
        rows, width, (size + BatchNorm.BLOCK - 1) / BatchNorm.BLOCK * BatchNorm.BLOCK);
  }

  private interface BlockTask {
    void run(Rows block);
  }

  /** A step that does all blocks of rows. */
  private static Step each(Blocks blocks, BlockTask task) {
    return new Step(
        blocks.count(),
        1,
        (from, to) -> {
          for (int block = from; block < to; block++) {
            task.run(blocks.rows(block));
          }
        });
  }

  /** From the tables to {@link #addTo}. */
  List<Step> forward(
      float[] weights, EmbeddedRows embedded, InputRows batch, int size, long dropoutSeed) {
    Blocks blocks = blocks(size);
    return List.of(
        new Step(
            batch.embedded(),
            ROWS,
            (from, to) -> input.project(weights, embedded, batch, from, to)),
        Step.alone(() -> input.copyGenres(weights, batch)),
        new Step(InputLayer.parts(batch), PARTS, (from, to) -> input.sumParts(batch, from, to)),
        each(blocks, block -> firstLayer(batch, block)),
        Step.alone(() -> norm.finishForward(weights, blocks, input.constant(), 0)),
        each(blocks, block -> secondLayer(weights, block, dropoutSeed)));
  }

  private void firstLayer(InputRows batch, Rows block) {
    input.sumRatings(batch, z, block.from(), block.to());
    norm.sumForward(z, block);
  }

  private void secondLayer(float[] weights, Rows block, long dropoutSeed) {
    norm.activate(weights, z, h, block);
    dropout.apply(h, block.from() * width, block.to() * width, seed(dropoutSeed, number));
    kernels.multiply(
        rows(h, block),
        fc2(weights),
        Matrix.at(product, block.from() * width2, block.count(), width2));
  }

  /** Some rows of something of these units' width. */
  private Matrix rows(float[] values, Rows rows) {
    return Matrix.at(values, rows.from() * width, rows.count(), width);
  }

  /** These units' rows of fc2, or of its gradient. */
  private Matrix fc2(float[] values) {
    return Matrix.at(values, fc2At(), width, width2);
  }

  private int fc2At() {
    return layout.fc2.offset() + first * width2;
  }

  /**
   * What these units contribute to the second layer, [batch × width2]; the caller may change it.
   */
  float[] product() {
    return product;
  }

  /**
   * Adds {@link #product} to that of other units.
   *
   * @param z2 [batch × width2]
   * @param rows of the batch
   */
  void addTo(float[] z2, Rows rows) {
    int from = rows.from() * width2;
    kernels.addScaled(1, product, from, z2, from, rows.count() * width2);
  }

  /**
   * From the second layer's gradient to those of all weights of these units, and of {@code
   * embedded}.
   *
   * @param d2 [batch × width2] gradient of the second layer
   * @param finished is told of weights as soon as their gradients are known
   */
  List<Step> backward(
      float[] weights,
      float[] gradients,
      float[] d2,
      EmbeddedRows embedded,
      InputRows batch,
      int size,
      Finished finished) {
    Blocks blocks = blocks(size);
    Blocks groups = groups(size);
    return List.of(
        Step.alone(() -> fc2(weights).transposeTo(Matrix.of(fc2Transposed, width2, width))),
        each(blocks, block -> secondLayerBackward(d2, block)),
        Step.alone(() -> finishBackward(gradients, blocks, finished)),
        each(groups, group -> groupBackward(gradients, d2, groups, group)),
        new Step(
            width * width2,
            WEIGHTS,
            (from, to) -> addGroups(gradients, groups.count(), from, to, finished)),
        new Step(
            InputLayer.parts(batch), PARTS, (from, to) -> input.partsBackward(batch, d, from, to)),
        new Step(batch.rows(), PARTS, (from, to) -> input.tableBackward(batch, from, to)),
        Step.alone(() -> input.genresBackward(gradients, batch, finished)),
        Step.alone(() -> input.transpose(weights)),
        new Step(
            batch.embedded(),
            ROWS,
            (from, to) -> input.rowsBackward(weights, embedded, number, batch, from, to)),
        new Step(
            input.sliceRows(),
            ROWS,
            (from, to) -> input.slicesBackward(gradients, embedded, batch, from, to, finished)));
  }

  private void secondLayerBackward(float[] d2, Rows block) {
    kernels.multiply(
        Matrix.at(d2, block.from() * width2, block.count(), width2),
        Matrix.of(fc2Transposed, width2, width),
        rows(d, block));
    norm.sumBackward(d, h, z, dropout.keptScale(), block);
  }

  private void finishBackward(float[] gradients, Blocks blocks, Finished finished) {
    norm.finishBackward(gradients, blocks);
    for (NetworkLayout.Slot slot : List.of(layout.fc1Bias, layout.bn1Scale, layout.bn1Shift)) {
      finished.gradients(slot.offset() + first, slot.offset() + first + width);
    }
  }

  /**
   * Gradients of z and, as far as these rows contribute to it, of fc2: the first group's right
   * where it belongs.
   */
  private void groupBackward(float[] gradients, float[] d2, Blocks groups, Rows group) {
    norm.backward(d, z, group);
    int number = group.from() / groups.size();
    Matrix gradient =
        number == 0
            ? fc2(gradients)
            : Matrix.at(fc2Gradients, (number - 1) * width * width2, width, width2);
    kernels.multiply(
        rows(h, group).transposed(),
        Matrix.at(d2, group.from() * width2, group.count(), width2),
        gradient);
  }

  /** Adds what the other groups contribute to elements {@code from} to {@code to} - 1 of fc2. */
  private void addGroups(float[] gradients, int groups, int from, int to, Finished finished) {
    int at = fc2At();
    for (int group = 1; group < groups; group++) {
      int other = (group - 1) * width * width2;
      kernels.addScaled(1, fc2Gradients, other + from, gradients, at + from, to - from);
    }
    finished.gradients(at + from, at + to);
  }
}
