package io.matinee.network;

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
 */
final class BatchNorm {
  static final float EPSILON = 1e-5f;
  private static final float MOMENTUM = 0.1f;

  private final int width;
  private final int scaleAt; // where the scale stands among the weights
  private final int shiftAt; // where the shift stands among the weights
  final float[] runningMean; // [width]
  final float[] runningVariance; // [width]
  private final float[] mean; // [width] of the batch
  private final float[] inverseDeviation; // [width] of the batch
  private final float[] scaleGradient; // [width]
  private final float[] shiftGradient; // [width]

  BatchNorm(NetworkLayout.Slot scale, NetworkLayout.Slot shift) {
    width = scale.size();
    scaleAt = scale.offset();
    shiftAt = shift.offset();
    runningMean = new float[width];
    runningVariance = new float[width];
    Arrays.fill(runningVariance, 1);
    mean = new float[width];
    inverseDeviation = new float[width];
    scaleGradient = new float[width];
    shiftGradient = new float[width];
  }

  /**
   * Normalises z in place, to x, and overwrites h; both [rows × width]. Running statistics move.
   */
  void forward(float[] weights, float[] z, float[] h, int rows) {
    measure(z, rows);
    for (int row = 0; row < rows; row++) {
      normalize(z, row * width);
      activate(weights, z, h, row * width);
    }
  }

  private void measure(float[] z, int rows) {
    Arrays.fill(mean, 0);
    for (int row = 0; row < rows; row++) {
      addTo(mean, z, row * width);
    }
    divide(mean, rows);
    float[] variance = inverseDeviation; // turned into its final content below
    Arrays.fill(variance, 0);
    for (int row = 0; row < rows; row++) {
      addSquaredDifference(variance, z, row * width);
    }
    divide(variance, rows);
    for (int i = 0; i < width; i++) {
      float unbiased = variance[i] * rows / (rows - 1);
      runningMean[i] += MOMENTUM * (mean[i] - runningMean[i]);
      runningVariance[i] += MOMENTUM * (unbiased - runningVariance[i]);
      inverseDeviation[i] = (float) (1 / Math.sqrt(variance[i] + EPSILON));
    }
  }

  private static void addTo(float[] sums, float[] z, int at) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += z[at + i];
    }
  }

  private void addSquaredDifference(float[] sums, float[] z, int at) {
    for (int i = 0; i < sums.length; i++) {
      float difference = z[at + i] - mean[i];
      sums[i] += difference * difference;
    }
  }

  private static void divide(float[] sums, int by) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= by;
    }
  }

  private void normalize(float[] z, int at) {
    for (int i = 0; i < mean.length; i++) {
      z[at + i] = (z[at + i] - mean[i]) * inverseDeviation[i];
    }
  }

  private void activate(float[] weights, float[] x, float[] h, int at) {
    for (int i = 0; i < width; i++) {
      h[at + i] = Math.max(0, weights[scaleAt + i] * x[at + i] + weights[shiftAt + i]);
    }
  }

  /**
   * Turns the gradient of h into that of z, in place, and overwrites those of scale and shift.
   *
   * @param x [rows × width], as forward left it
   * @param h [rows × width], after dropout: 0 where ReLU or dropout let nothing through
   * @param keptScale what dropout multiplied the units that it kept with
   * @param d [rows × width], the gradient of h, turned into that of z
   */
  void backward(
      float[] weights,
      float[] gradients,
      float[] x,
      float[] h,
      float keptScale,
      float[] d,
      int rows) {
    Arrays.fill(scaleGradient, 0);
    Arrays.fill(shiftGradient, 0);
    for (int row = 0; row < rows; row++) {
      throughActivation(h, keptScale, d, row * width);
      addTo(shiftGradient, d, row * width);
      addProducts(scaleGradient, d, x, row * width);
    }
    System.arraycopy(scaleGradient, 0, gradients, scaleAt, width);
    System.arraycopy(shiftGradient, 0, gradients, shiftAt, width);
    divide(scaleGradient, rows);
    divide(shiftGradient, rows);
    for (int row = 0; row < rows; row++) {
      throughNormalization(weights, x, d, row * width);
    }
  }

  private void throughActivation(float[] h, float keptScale, float[] d, int at) {
    for (int i = 0; i < width; i++) {
      d[at + i] = h[at + i] > 0 ? d[at + i] * keptScale : 0;
    }
  }

  private static void addProducts(float[] sums, float[] a, float[] b, int at) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += a[at + i] * b[at + i];
    }
  }

  /** dz = scale / deviation · (dy - mean(dy) - x mean(dy x)). */
  private void throughNormalization(float[] weights, float[] x, float[] d, int at) {
    for (int i = 0; i < width; i++) {
      float centred = d[at + i] - shiftGradient[i] - x[at + i] * scaleGradient[i];
      d[at + i] = weights[scaleAt + i] * inverseDeviation[i] * centred;
    }
  }
}
