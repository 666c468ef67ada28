package io.matinee.network;

import io.matinee.kernels.Blocks;
import io.matinee.kernels.Kernels;
import io.matinee.kernels.Matrix;
import io.matinee.kernels.Rows;
import io.matinee.kernels.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The network while it learns: one forward and one backward pass over a batch.
 *
 * <pre>
 * z1 = fc1 · [zip, year, occupation, age, gender, genres]
 * h1 = dropout(relu(batchNorm(z1)))                            {@link UnitSlice}
 * z2 = fc2 · h1;  h2 = relu(batchNorm(z2))                     {@link BatchNorm}
 * p  = sigmoid(fc3 · h2);  loss = mean((p − rating / highest)²)
 * </pre>
 *
 * Threads share out what they need not wait for one another in: rows of the tables, slices of the
 * first layer's units, and blocks of the batch's rows in the second layer, where a block goes
 * through all that can be done with it between two normalisations. What is summed over rows is
 * summed block by block, so that the number of threads does not show in a single bit. For one
 * thread to call.
 */
final class RecommenderNet {
  private final Kernels kernels = Kernels.best();
  private final Workers workers;
  final NetworkLayout layout;
  final float[] weights; // [layout.size()]
  final float[] gradients; // [layout.size()] of the last backward pass
  final BatchNorm.Moments running1; // [width1] of the first batch normalisation
  final BatchNorm.Moments running2; // [width2] of the second
  private final EmbeddedRows embedded;
  private final TableRows tableRows;
  private final UnitSlice[] slices; // of the first hidden layer
  private final BatchNorm norm2;
  private final int width2; // units of the second hidden layer

  private final float[] z2; // [batch × width2] the first slice's, to which the others are added
  private final float[] d2; // [batch × width2] h2, then its gradient, then that of z2
  private final float[] output; // [batch] p
  private final float[] dLogit; // [batch]
  private final float[] ones; // [blocks]
  private final ThreadLocal<float[]> scratch; // [block × width2]
  private int size; // of the last batch
  private final double[] losses; // [blocks] sums of squared errors
  private final float[] fc3Gradients; // [blocks × width2]

  /**
   * Creates a network with the given start.
   *
   * @param weights used as they are and modified by training, [layout.size()]
   * @param dropoutRate share of first-layer units left out in training
   * @param capacity the largest batch
   * @param workers who share the work
   */
  RecommenderNet(
      NetworkLayout layout, float[] weights, float dropoutRate, int capacity, Workers workers) {
    this.workers = workers;
    this.layout = layout;
    this.weights = weights;
    this.gradients = new float[layout.size()];
    width2 = layout.shape().hidden2();
    running1 = BatchNorm.Moments.of(layout.shape().hidden1());
    running2 = BatchNorm.Moments.of(width2);
    slices = UnitSlice.of(layout, running1, new Dropout(dropoutRate), capacity);
    embedded = new EmbeddedRows(layout, slices.length, workers.threads(), capacity);
    tableRows = new TableRows(layout, weights, gradients, embedded, workers);
    norm2 = new BatchNorm(layout.bn2Scale, layout.bn2Shift, running2, 0, width2, capacity);
    z2 = slices[0].product();
    d2 = new float[capacity * width2];
    output = new float[capacity];
    dLogit = new float[capacity];
    int blocks = new Blocks(capacity, width2, BatchNorm.BLOCK).count();
    scratch = ThreadLocal.withInitial(() -> new float[BatchNorm.BLOCK * width2]);
    losses = new double[blocks];
    ones = new float[blocks];
    Arrays.fill(ones, 1);
    fc3Gradients = new float[blocks * width2];
  }

  /**
   * Runs the batch through the network in training mode and leaves the gradients of all parameters
   * in {@link #gradients}; running statistics move, weights do not.
   *
   * @param batch at least two ratings
   * @param rows those of {@code batch}
   * @param dropoutSeed decides which units are left out
   * @return the mean squared error, on the scale from 0 to 1
   */
  double forwardAndBackward(Batch batch, InputRows rows, long dropoutSeed) {
    tableRows.readAll(rows);
    forward(batch, rows, dropoutSeed);
    double loss = backward(batch, rows, Finished.NOBODY, () -> {});
    tableRows.keepGradients();
    return loss;
  }

  /**
   * Learns from a batch: one pass, and one step of {@code optimizer}, in which each weight is moved
   * by the thread that has computed its gradient, as soon as it has, since it has both at hand.
   *
   * @param batch at least two ratings
   * @param rows those of {@code batch}
   * @param dropoutSeed decides which units are left out
   * @param following the rows of what is learned from next, with the same optimizer, or null
   * @return the mean squared error before the step, on the scale from 0 to 1
   */
  double learn(
      Batch batch,
      InputRows rows,
      long dropoutSeed,
      Optimizer optimizer,
      double learningRate,
      Supplier<InputRows> following) {
    tableRows.read(rows, optimizer);
    optimizer.begin(weights, learningRate, workers);
    forward(batch, rows, dropoutSeed);
    double loss =
        backward(
            batch,
            rows,
            (from, to) -> optimizer.move(weights, gradients, from, to),
            () -> readyForBackward(following.get()));
    tableRows.move(optimizer, following);
    return loss;
  }

  private static void readyForBackward(InputRows rows) {
    if (rows != null) {
      rows.readyForBackward();
    }
  }

  private void forward(Batch batch, InputRows rows, long dropoutSeed) {
    size = batch.size;
    inSlices(slice -> slice.forward(weights, embedded, rows, size, dropoutSeed), () -> {});
  }

  /**
   * All gradients but those of {@link #embedded}, which are still to be added up.
   *
   * @param meanwhile done where this thread might have to wait for others
   */
  private double backward(Batch batch, InputRows rows, Finished finished, Runnable meanwhile) {
    rows.readyForBackward();
    Blocks blocks = new Blocks(size, width2, BatchNorm.BLOCK);
    forEach(blocks, this::secondLayer);
    norm2.finishForward(weights, blocks, weights, layout.fc2Bias.offset());
    forEach(blocks, block -> outputAndBack(batch, block));
    norm2.finishBackward(gradients, blocks);
    forEach(blocks, this::secondLayerBackward);
    double loss = finishOutput(blocks.count()); // here, while another thread may fill a batch
    finished.gradients(layout.fc2Bias.offset(), layout.size());
    inSlices(
        slice -> slice.backward(weights, gradients, d2, embedded, rows, size, finished), meanwhile);
    return loss;
  }

  /**
   * Each slice a task, so that a thread need not wait for others from step to step; unless there
   * are more threads than slices.
   */
  private void inSlices(Function<UnitSlice, List<Step>> steps, Runnable meanwhile) {
    int parts = workers.threads() / slices.length;
    if (parts < 2) {
      workers.run(slices.length, slice -> steps.apply(slices[slice]).forEach(Step::run), meanwhile);
      return;
    }
    List<List<Step>> bySlice = Arrays.stream(slices).map(steps).toList();
    for (int i = 0; i < bySlice.get(0).size(); i++) {
      int step = i;
      workers.run(
          slices.length * parts,
          task -> bySlice.get(task / parts).get(step).run(task % parts, parts));
    }
    meanwhile.run();
  }

  /** Few blocks at once are not worth waking a thread for. */
  private void forEach(Blocks blocks, Consumer<Rows> work) {
    workers.inParts(
        blocks.count(),
        2,
        (from, to) -> {
          for (int block = from; block < to; block++) {
            work.accept(blocks.rows(block));
          }
        });
  }

  /** Without fc2's bias: the normalisation that follows takes it away, so it has no gradient. */
  private void secondLayer(Rows block) {
    for (int i = 1; i < slices.length; i++) {
      slices[i].addTo(z2, block);
    }
    norm2.sumForward(z2, block);
  }

  /** Rows {@code from} to {@code to} - 1 of something of the second layer's width. */
  private Matrix second(float[] values, int from, int to) {
    return Matrix.at(values, from * width2, to - from, width2);
  }

  /**
   * The output, and the gradients of its logit, of fc3 and of h2: dlogit = 2/n (p − target) p (1 −
   * p).
   */
  private void outputAndBack(Batch batch, Rows block) {
    int from = block.from();
    int to = block.to();
    norm2.activate(weights, z2, d2, block);
    losses[from / BatchNorm.BLOCK] = output(batch, from, to);
    Matrix logits = Matrix.at(dLogit, from, to - from, 1);
    kernels.multiply(logits.transposed(), second(d2, from, to), ofBlock(fc3Gradients, from));
    norm2.sumBackwardOfUnit(d2, z2, dLogit, weights, layout.fc3.offset(), block);
  }

  /** Returns the sum of squared errors of rows {@code from} to {@code to} - 1. */
  private double output(Batch batch, int from, int to) {
    float bias = weights[layout.fc3Bias.offset()];
    Matrix sums = Matrix.at(output, from, 1, to - from);
    kernels.multiplyTransposed(fc3(), second(d2, from, to), sums, scratch.get());
    double squares = 0;
    for (int i = from; i < to; i++) {
      float p = sigmoid(bias + output[i]);
      float error = p - batch.target[i];
      squares += error * error;
      output[i] = p;
      dLogit[i] = 2f / size * error * p * (1 - p);
    }
    return squares;
  }

  private Matrix fc3() {
    return Matrix.at(weights, layout.fc3.offset(), 1, width2);
  }

  /** What is summed over the block that begins at row {@code from}. */
  private Matrix ofBlock(float[] sums, int from) {
    return Matrix.at(sums, from / BatchNorm.BLOCK * width2, 1, width2);
  }

  /** The gradient of z2. */
  private void secondLayerBackward(Rows block) {
    norm2.backward(d2, z2, block);
  }

  /** Puts together what was summed block by block. Returns the loss. */
  private double finishOutput(int blocks) {
    add(fc3Gradients, blocks, layout.fc3);
    float biasGradient = 0;
    for (int i = 0; i < size; i++) {
      biasGradient += dLogit[i];
    }
    gradients[layout.fc3Bias.offset()] = biasGradient;
    double squares = 0;
    for (int block = 0; block < blocks; block++) {
      squares += losses[block];
    }
    return squares / size;
  }

  private void add(float[] ofBlocks, int blocks, NetworkLayout.Slot gradient) {
    kernels.multiply(
        Matrix.of(ones, 1, blocks),
        Matrix.of(ofBlocks, blocks, width2),
        Matrix.at(gradients, gradient.offset(), 1, width2));
  }

  /**
   * Whether all outputs of the last batch are 0 or 1, so that no gradient flows: the weights have
   * grown too large and stay as they are.
   */
  boolean isSaturated() {
    for (int i = 0; i < size; i++) {
      if (output[i] * (1 - output[i]) > 1e-12f) {
        return false;
      }
    }
    return true;
  }

  /** Brings all weights up to date. */
  void settle(Optimizer optimizer) {
    optimizer.settle(weights, workers);
  }

  static float sigmoid(float x) {
    return (float) (1 / (1 + Math.exp(-x)));
  }
}
