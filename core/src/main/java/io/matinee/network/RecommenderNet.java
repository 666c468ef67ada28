package io.matinee.network;

import io.matinee.kernels.Blocks;
import io.matinee.kernels.Kernels;
import io.matinee.kernels.Matrix;
import io.matinee.kernels.Rows;
import io.matinee.kernels.Workers;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The network while it learns: one forward and one backward pass over a batch.
 *
 * <pre>
 * z1 = fc1 · [zip, year, occupation, age, gender, genres]      {@link InputLayer}
 * h1 = dropout(relu(batchNorm(z1)))                            {@link BatchNorm}
 * z2 = fc2 · h1;  h2 = relu(batchNorm(z2))
 * p  = sigmoid(fc3 · h2);  loss = mean((p − rating / highest)²)
 * </pre>
 *
 * Between two normalisations a block of rows goes through all that can be done with it while it is
 * in the cache. Threads share blocks out, and what is summed over rows is summed block by block, so
 * that their number does not show in a single bit. For one thread to call.
 */
final class RecommenderNet {
  private static final int GROUP =
      64; // rows of a batch that fc2's gradient is summed over, or more
  private static final int GROUPS = 8; // at most
  private static final int UNIT = 512; // weights that threads share out begin at multiples of it

  private final Kernels kernels = Kernels.best();
  private final Workers workers;
  final NetworkLayout layout;
  final float[] weights; // [layout.size()]
  final float[] gradients; // [layout.size()] of the last backward pass
  private final InputLayer input;
  final BatchNorm norm1;
  final BatchNorm norm2;
  private final Dropout dropout;
  private final int width1; // units of the first hidden layer
  private final int width2; // units of the second hidden layer

  private final float[] z1; // [batch × width1]
  private final float[] h1; // [batch × width1]
  private final float[] d1; // [batch × width1] gradient of h1, then of z1
  private final float[] z2; // [batch × width2]
  private final float[] h2; // [batch × width2]
  private final float[] d2; // [batch × width2] gradient of h2, then of z2
  private final float[] output; // [batch] p
  private final float[] dLogit; // [batch]
  private final float[] ones; // [batch]
  private final float[] fc2Transposed; // [width2 × width1]
  private int size; // of the last batch
  private final double[] losses; // [blocks] sums of squared errors
  private final float[] fc3Gradients; // [blocks × width2]
  private final float[] fc2BiasGradients; // [blocks × width2]
  private final float[] fc2Gradients; // [groups × width1 × width2]

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
    this.input = new InputLayer(layout, capacity, workers);
    this.norm1 = new BatchNorm(layout.bn1Scale, layout.bn1Shift, capacity);
    this.norm2 = new BatchNorm(layout.bn2Scale, layout.bn2Shift, capacity);
    this.dropout = new Dropout(dropoutRate);
    width1 = layout.shape().hidden1();
    width2 = layout.shape().hidden2();
    z1 = new float[capacity * width1];
    h1 = new float[capacity * width1];
    d1 = new float[capacity * width1];
    z2 = new float[capacity * width2];
    h2 = new float[capacity * width2];
    d2 = new float[capacity * width2];
    output = new float[capacity];
    dLogit = new float[capacity];
    ones = new float[capacity];
    Arrays.fill(ones, 1);
    fc2Transposed = new float[width2 * width1];
    int blocks = new Blocks(capacity, width2, BatchNorm.BLOCK).count();
    losses = new double[blocks];
    fc3Gradients = new float[blocks * width2];
    fc2BiasGradients = new float[blocks * width2];
    int groups = Math.min(GROUPS, new Blocks(capacity, width1, GROUP).count()); // at most
    fc2Gradients = new float[groups * width1 * width2];
  }

  /** The groups of rows of a batch over each of which one thread sums fc2's gradient. */
  private Blocks groups(int rows) {
    int size = Math.max(GROUP, (rows + GROUPS - 1) / GROUPS);
    return new Blocks(
        rows, width1, (size + BatchNorm.BLOCK - 1) / BatchNorm.BLOCK * BatchNorm.BLOCK);
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
    return forwardAndBackward(batch, rows, dropoutSeed, Finished.NOBODY);
  }

  /**
   * Learns from a batch: one pass, and one step of {@code optimizer}, in which each weight is moved
   * by the thread that has computed its gradient, as soon as it has, since it has both at hand.
   *
   * @param batch at least two ratings
   * @param rows those of {@code batch}
   * @param dropoutSeed decides which units are left out
   * @return the mean squared error before the step, on the scale from 0 to 1
   */
  double learn(
      Batch batch, InputRows rows, long dropoutSeed, Optimizer optimizer, double learningRate) {
    optimizer.catchUp(weights, rows.touched(), workers);
    optimizer.begin(weights, learningRate, workers);
    double loss =
        forwardAndBackward(
            batch, rows, dropoutSeed, (from, to) -> optimizer.move(weights, gradients, from, to));
    optimizer.moveTables(weights, gradients, rows.touched(), workers);
    return loss;
  }

  private double forwardAndBackward(
      Batch batch, InputRows rows, long dropoutSeed, Finished finished) {
    size = batch.size;
    Blocks blocks1 = new Blocks(size, width1, BatchNorm.BLOCK);
    Blocks blocks2 = new Blocks(size, width2, BatchNorm.BLOCK);

    input.forward(weights, rows);
    forEach(blocks1, block -> firstLayer(rows, block));
    norm1.finishForward(weights, blocks1);
    forEach(blocks1, block -> secondLayer(block, dropoutSeed));
    norm2.finishForward(weights, blocks2);
    kernels.transpose(fc2(weights), Matrix.of(fc2Transposed, width2, width1));
    forEach(blocks2, block -> outputAndBack(batch, block));
    norm2.finishBackward(gradients, blocks2);
    forEach(blocks2, this::secondLayerBackward);
    norm1.finishBackward(gradients, blocks1);
    firstLayerBackward(finished);
    input.backward(weights, gradients, rows, d1, finished);
    double loss = finishOutput(blocks2.count());
    finished.gradients(layout.tablesEnd(), layout.fc1.offset()); // age and gender
    finished.gradients(layout.bn1Scale.offset(), layout.fc2.offset());
    finished.gradients(layout.fc2Bias.offset(), layout.size());
    return loss;
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

  private void firstLayer(InputRows rows, Rows block) {
    input.sumRatings(rows, z1, block.from(), block.to());
    norm1.sumForward(z1, block);
  }

  private void secondLayer(Rows block, long dropoutSeed) {
    int from = block.from();
    int to = block.to();
    norm1.activate(weights, z1, h1, block);
    dropout.apply(h1, from * width1, to * width1, dropoutSeed);
    kernels.multiply(
        Matrix.at(h1, from * width1, to - from, width1), fc2(weights), second(z2, from, to));
    for (int i = from; i < to; i++) {
      kernels.addScaled(1, weights, layout.fc2Bias.offset(), z2, i * width2, width2);
    }
    norm2.sumForward(z2, new Rows(width2, from, to));
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
    norm2.activate(weights, z2, h2, block);
    losses[from / BatchNorm.BLOCK] = output(batch, from, to);
    Matrix logits = Matrix.at(dLogit, from, to - from, 1);
    kernels.multiply(logits.transposed(), second(h2, from, to), ofBlock(fc3Gradients, from));
    Matrix fc3 = Matrix.at(weights, layout.fc3.offset(), 1, width2);
    kernels.multiply(logits, fc3, second(d2, from, to));
    norm2.sumBackward(d2, h2, z2, 1, block);
  }

  /** Returns the sum of squared errors of rows {@code from} to {@code to} - 1. */
  private double output(Batch batch, int from, int to) {
    float bias = weights[layout.fc3Bias.offset()];
    double squares = 0;
    for (int i = from; i < to; i++) {
      float dot = kernels.dot(h2, i * width2, weights, layout.fc3.offset(), width2);
      float p = sigmoid(bias + dot);
      float error = p - batch.target[i];
      squares += error * error;
      output[i] = p;
      dLogit[i] = 2f / size * error * p * (1 - p);
    }
    return squares;
  }

  /** What is summed over the block that begins at row {@code from}. */
  private Matrix ofBlock(float[] sums, int from) {
    return Matrix.at(sums, from / BatchNorm.BLOCK * width2, 1, width2);
  }

  /** Gradients of fc2's bias, of z2 and of h1. */
  private void secondLayerBackward(Rows block) {
    int from = block.from();
    int to = block.to();
    norm2.backward(d2, z2, block);
    kernels.multiply(
        Matrix.of(ones, 1, to - from), second(d2, from, to), ofBlock(fc2BiasGradients, from));
    kernels.multiply(
        second(d2, from, to),
        Matrix.of(fc2Transposed, width2, width1),
        Matrix.at(d1, from * width1, to - from, width1));
    norm1.sumBackward(d1, h1, z1, dropout.keptScale(), new Rows(width1, from, to));
  }

  /**
   * Gradients of z1 and of fc2. Group by group, so that threads find the rows in their caches; then
   * the sum of all groups.
   */
  private void firstLayerBackward(Finished finished) {
    Blocks groups = groups(size);
    int fc2 = layout.fc2.offset();
    int weightCount = width1 * width2;
    if (groups.count() == 1) {
      groupBackward(groups.rows(0), fc2(gradients));
      finished.gradients(fc2, fc2 + weightCount);
      return;
    }
    workers.run(
        groups.count(),
        group ->
            groupBackward(
                groups.rows(group), Matrix.at(fc2Gradients, group * weightCount, width1, width2)));
    workers.inParts(
        weightCount,
        UNIT,
        (from, to) -> {
          kernels.multiply(
              Matrix.of(ones, 1, groups.count()),
              new Matrix(fc2Gradients, from, groups.count(), to - from, weightCount, 1),
              Matrix.at(gradients, fc2 + from, 1, to - from));
          finished.gradients(fc2 + from, fc2 + to);
        });
  }

  /** Gradients of z1 and, as far as these rows contribute to it, of fc2. */
  private void groupBackward(Rows group, Matrix fc2Gradient) {
    norm1.backward(d1, z1, group);
    kernels.multiply(
        Matrix.at(h1, group.from() * width1, group.count(), width1).transposed(),
        second(d2, group.from(), group.to()),
        fc2Gradient);
  }

  /** fc2's part of weights, or of gradients. */
  private Matrix fc2(float[] values) {
    return Matrix.at(values, layout.fc2.offset(), width1, width2);
  }

  /** Puts together what was summed block by block. Returns the loss. */
  private double finishOutput(int blocks) {
    add(fc2BiasGradients, blocks, layout.fc2Bias);
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
