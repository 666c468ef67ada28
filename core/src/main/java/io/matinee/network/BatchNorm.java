package io.matinee.network;

import io.matinee.kernels.Blocks;
import io.matinee.kernels.Kernels;
import io.matinee.kernels.Matrix;
import io.matinee.kernels.NormalizationKernels;
import io.matinee.kernels.Rows;
import java.util.Arrays;

/**
 * Batch normalisation (Ioffe and Szegedy 2015) as {@code torch.nn.BatchNorm1d} does it, followed by
 * ReLU and dropout:
 *
 * <pre>
 * x = (z - mean) / sqrt(variance + 1e-5);  h = dropout(max(0, scale x + shift))
 * </pre>
 *
 * The batch's variance is the biased one; the running variance, used to predict, is unbiased.
 *
 * <p>Each pass goes over the rows twice, first to sum and then, once the sums of all blocks of rows
 * are put together, to use the sums. Threads share the blocks out; the sums are put together in the
 * order of the blocks, by one thread.
 */
final class BatchNorm {
  static final float EPSILON = 1e-5f;
  static final int BLOCK = 24; // rows that are summed together
  private static final float MOMENTUM = 0.1f;

  private final Kernels kernels = Kernels.best();
  private final NormalizationKernels normalization = kernels.normalization();
  private final int width;
  private final int scaleAt; // where the scale stands among the weights
  private final int shiftAt; // where the shift stands among the weights
  private final Moments running;
  private final int first; // where these columns stand in the running moments
  private final float[] mean; // [width] of the batch
  private final float[] inverseDeviation; // [width] of the batch
  private final float[] factor; // [width] scale / deviation
  private final float[] scaleGradient; // [width]
  private final float[] shiftGradient; // [width]
  private final float[] sums; // [blocks × width] means, or sums of gradients
  private final float[] products; // [blocks × width] squared differences, or sums of products
  private final float[] ones; // [blocks]

  /**
   * Mean and unbiased variance of each column, as they are used to predict.
   *
   * @param mean [columns]
   * @param variance [columns]
   */
  record Moments(float[] mean, float[] variance) {
    /** Those of the start. */
    static Moments of(int columns) {
      Moments moments = new Moments(new float[columns], new float[columns]);
      Arrays.fill(moments.variance, 1);
      return moments;
    }
  }

  /**
   * Creates one for some of a layer's columns.
   *
   * @param running of all columns; these are changed
   * @param first the first of these columns
   * @param width how many there are
   * @param capacity the largest batch
   */
  BatchNorm(
      NetworkLayout.Slot scale,
      NetworkLayout.Slot shift,
      Moments running,
      int first,
      int width,
      int capacity) {
    this.width = width;
    this.running = running;
    this.first = first;
    scaleAt = scale.offset() + first;
    shiftAt = shift.offset() + first;
    mean = new float[width];
    inverseDeviation = new float[width];
    factor = new float[width];
    scaleGradient = new float[width];
    shiftGradient = new float[width];
    int blocks = new Blocks(capacity, width, BLOCK).count();
    sums = new float[blocks * width];
    products = new float[blocks * width];
    ones = new float[blocks];
    Arrays.fill(ones, 1);
  }

  /** Where the sums of a block stand. */
  private int at(Rows block) {
    return block.from() / BLOCK * width;
  }

  /** Takes in the moments of one block of z, [rows × width]. */
  void sumForward(float[] z, Rows block) {
    normalization.moments(z, block, sums, products, at(block));
  }

  /**
   * Puts the moments of all blocks together. Running statistics move.
   *
   * @param left what was left out of all rows of z, since nothing else must know it: [width] from
   *     {@code leftAt} on
   */
  void finishForward(float[] weights, Blocks blocks, float[] left, int leftAt) {
    int rows = blocks.rows();
    float[] variance = inverseDeviation; // turned into its final content below
    normalization.pool(blocks, sums, products, mean, variance);
    for (int i = 0; i < width; i++) {
      float unbiased = variance[i] * rows / (rows - 1);
      running.mean[first + i] += MOMENTUM * (mean[i] + left[leftAt + i] - running.mean[first + i]);
      running.variance[first + i] += MOMENTUM * (unbiased - running.variance[first + i]);
      inverseDeviation[i] = (float) (1 / Math.sqrt(variance[i] + EPSILON));
      factor[i] = weights[scaleAt + i] * inverseDeviation[i];
    }
  }

  /** Overwrites some rows of h with max(0, scale x + shift), before dropout. */
  void activate(float[] weights, float[] z, float[] h, Rows rows) {
    normalization.normalize(z, h, rows, mean, factor, weights, shiftAt);
  }

  /**
   * Turns the gradient of one block of h into that of scale x + shift, in place, and takes in its
   * sums: dy = h &gt; 0 ? kept d : 0.
   *
   * @param d [rows × width]
   * @param h [rows × width], after dropout: 0 where ReLU or dropout let nothing through
   * @param z [rows × width]
   * @param kept what dropout multiplied the units that it kept with
   */
  void sumBackward(float[] d, float[] h, float[] z, float kept, Rows block) {
    normalization.activationBackward(d, h, z, kept, block, mean, sums, products, at(block));
  }

  /**
   * The same where h is all that one unit depends on, from the unit's gradient: turns h into the
   * gradient of scale x + shift.
   *
   * @param h [rows × width], without dropout
   * @param z [rows × width]
   * @param ofUnit [rows] the gradient of the unit
   * @param weights the unit's, from {@code at} on
   */
  void sumBackwardOfUnit(
      float[] h, float[] z, float[] ofUnit, float[] weights, int at, Rows block) {
    normalization.unitBackward(h, z, ofUnit, weights, at, block, mean, sums, products, at(block));
  }

  /** Puts the sums of all blocks together and overwrites the gradients of scale and shift. */
  void finishBackward(float[] gradients, Blocks blocks) {
    add(sums, blocks, shiftGradient);
    add(products, blocks, scaleGradient);
    for (int i = 0; i < width; i++) {
      scaleGradient[i] *= inverseDeviation[i];
      gradients[scaleAt + i] = scaleGradient[i];
      gradients[shiftAt + i] = shiftGradient[i];
      shiftGradient[i] /= blocks.rows();
      scaleGradient[i] *= inverseDeviation[i] / blocks.rows();
    }
  }

  private void add(float[] each, Blocks blocks, float[] sum) {
    int count = blocks.count();
    kernels.multiply(
        Matrix.of(ones, 1, count), Matrix.of(each, count, width), Matrix.of(sum, 1, width));
  }

  /**
   * Turns the gradient of some rows of scale x + shift into that of z, in place:
   *
   * <pre>
   * dz = scale / deviation · (dy - mean(dy) - x mean(dy x))
   * </pre>
   */
  void backward(float[] d, float[] z, Rows rows) {
    normalization.normalizationBackward(d, z, rows, mean, factor, shiftGradient, scaleGradient);
  }
}
