package io.matinee.network;

import io.matinee.kernels.Kernels;
import io.matinee.kernels.Matrix;
import io.matinee.kernels.Workers;
import java.util.Arrays;

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
 * For one thread to call, which may be helped by others.
 */
final class RecommenderNet {
  private final Kernels kernels = Kernels.best();
  private final Parallel parallel;
  final NetworkLayout layout;
  final float[] weights; // [layout.size()]
  final float[] gradients; // [layout.size()] of the last backward pass
  private final InputLayer input;
  final BatchNorm norm1;
  final BatchNorm norm2;
  private final Dropout dropout;
  private final int width1; // units of the first hidden layer
  private final int width2; // units of the second hidden layer

  private final float[] x1; // [batch × width1] z1, then normalised
  private final float[] h1; // [batch × width1]
  private final float[] d1; // [batch × width1] gradient of h1, then of z1
  private final float[] x2; // [batch × width2]
  private final float[] h2; // [batch × width2]
  private final float[] d2; // [batch × width2]
  private final float[] output; // [batch] p
  private final float[] dLogit; // [batch]
  private final float[] ones; // [batch]
  private final float[] fc2Transposed; // [width2 × width1], scratch

  /**
   * Creates a network with the given start.
   *
   * @param weights used as they are and modified by training, [layout.size()]
   * @param dropoutRate share of first-layer units left out in training
   * @param capacity the largest batch
   * @param workers who share the work on large batches
   */
  RecommenderNet(
      NetworkLayout layout, float[] weights, float dropoutRate, int capacity, Workers workers) {
    this.parallel = new Parallel(workers);
    this.layout = layout;
    this.weights = weights;
    this.gradients = new float[layout.size()];
    this.input = new InputLayer(layout, capacity, parallel);
    this.norm1 = new BatchNorm(layout.bn1Scale, layout.bn1Shift, parallel);
    this.norm2 = new BatchNorm(layout.bn2Scale, layout.bn2Shift, parallel);
    this.dropout = new Dropout(dropoutRate);
    width1 = layout.shape().hidden1();
    width2 = layout.shape().hidden2();
    x1 = new float[capacity * width1];
    h1 = new float[capacity * width1];
    d1 = new float[capacity * width1];
    x2 = new float[capacity * width2];
    h2 = new float[capacity * width2];
    d2 = new float[capacity * width2];
    output = new float[capacity];
    dLogit = new float[capacity];
    ones = new float[capacity];
    Arrays.fill(ones, 1);
    fc2Transposed = new float[width1 * width2];
  }

  /**
   * Runs the batch through the network in training mode and leaves the gradients of all parameters
   * in {@link #gradients}; running statistics move, weights do not.
   *
   * @param batch at least two ratings
   * @param dropoutSeed decides which units are left out
   * @return the mean squared error, on the scale from 0 to 1
   */
  double forwardAndBackward(Batch batch, long dropoutSeed) {
    parallel.begin(batch.size);
    double loss = forward(batch, dropoutSeed);
    backward(batch);
    return loss;
  }

  private double forward(Batch batch, long dropoutSeed) {
    int size = batch.size;
    input.forward(weights, batch, x1);
    norm1.forward(weights, x1, h1, size);
    parallel.run(size, 16, (from, to) -> fc2Forward(from, to, dropoutSeed));
    norm2.forward(weights, x2, h2, size);
    outputForward(size);
    double squares = 0;
    for (int i = 0; i < size; i++) {
      float error = output[i] - batch.target[i];
      squares += error * error;
    }
    return squares / size;
  }

  /** Rows {@code from} to {@code to} - 1 of z2, after dropout in those of h1. */
  private void fc2Forward(int from, int to, long dropoutSeed) {
    dropout.apply(h1, from * width1, to * width1, dropoutSeed);
    kernels.multiply(
        Matrix.at(h1, from * width1, to - from, width1),
        Matrix.at(weights, layout.fc2.offset(), width1, width2),
        Matrix.at(x2, from * width2, to - from, width2));
    for (int i = from; i < to; i++) {
      kernels.addScaled(1, weights, layout.fc2Bias.offset(), x2, i * width2, width2);
    }
  }

  private void outputForward(int size) {
    kernels.multiplyTransposed(
        fc3(), Matrix.of(h2, size, width2), Matrix.of(output, 1, size), d2); // which is free yet
    float bias = weights[layout.fc3Bias.offset()];
    for (int i = 0; i < size; i++) {
      output[i] = sigmoid(bias + output[i]);
    }
  }

  private Matrix fc3() {
    return Matrix.at(weights, layout.fc3.offset(), 1, width2);
  }

  private void backward(Batch batch) {
    int size = batch.size;
    outputBackward(batch);
    norm2.backward(weights, gradients, x2, h2, 1, d2, size);
    fc2Backward(size);
    norm1.backward(weights, gradients, x1, h1, dropout.keptScale(), d1, size);
    input.backward(weights, gradients, d1);
  }

  /** Gradients of fc3, and of h2 into d2: dlogit = 2/n (p − target) p (1 − p). */
  private void outputBackward(Batch batch) {
    int size = batch.size;
    float biasGradient = 0;
    for (int i = 0; i < size; i++) {
      float p = output[i];
      dLogit[i] = 2f / size * (p - batch.target[i]) * p * (1 - p);
      biasGradient += dLogit[i];
    }
    gradients[layout.fc3Bias.offset()] = biasGradient;
    Matrix logits = Matrix.of(dLogit, size, 1);
    kernels.multiply(
        logits.transposed(),
        Matrix.of(h2, size, width2),
        Matrix.at(gradients, layout.fc3.offset(), 1, width2));
    parallel.multiply(logits, fc3(), Matrix.of(d2, size, width2));
  }

  /** Gradients of fc2 and its bias, and of h1 into d1. */
  private void fc2Backward(int size) {
    int fc2 = layout.fc2.offset();
    int bias = layout.fc2Bias.offset();
    parallel.multiply(
        Matrix.of(h1, size, width1).transposed(),
        Matrix.of(d2, size, width2),
        Matrix.at(gradients, fc2, width1, width2));
    kernels.multiply(
        Matrix.of(ones, 1, size),
        Matrix.of(d2, size, width2),
        Matrix.at(gradients, bias, 1, width2));
    parallel.multiplyTransposed(
        Matrix.of(d2, size, width2),
        Matrix.at(weights, fc2, width1, width2),
        Matrix.of(d1, size, width1),
        fc2Transposed);
  }

  /**
   * Whether all {@code size} outputs of the last batch are 0 or 1, so that no gradient flows: the
   * weights have grown too large and stay as they are.
   */
  boolean isSaturated(int size) {
    for (int i = 0; i < size; i++) {
      if (output[i] * (1 - output[i]) > 1e-12f) {
        return false;
      }
    }
    return true;
  }

  /** Moves the weights along the gradients of the last backward pass. */
  void step(Optimizer optimizer, double learningRate) {
    optimizer.step(weights, gradients, learningRate, parallel);
  }

  static float sigmoid(float x) {
    return (float) (1 / (1 + Math.exp(-x)));
  }
}
