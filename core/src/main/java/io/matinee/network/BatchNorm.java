package io.matinee.network;

import io.matinee.kernels.Columns;
import io.matinee.kernels.Kernels;
import io.matinee.kernels.NormalizationKernels;
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

  private final NormalizationKernels kernels = Kernels.best().normalization();
  private final Parallel parallel;
  private final int width;
  private final int scaleAt; // where the scale stands among the weights
  private final int shiftAt; // where the shift stands among the weights
  final float[] runningMean; // [width]
  final float[] runningVariance; // [width]
  private final float[] mean; // [width] of the batch
  private final float[] inverseDeviation; // [width] of the batch
  private final float[] scaleGradient; // [width]
  private final float[] shiftGradient; // [width]
  private final float[] factor; // [width] scale / deviation

  BatchNorm(NetworkLayout.Slot scale, NetworkLayout.Slot shift, Parallel parallel) {
    this.parallel = parallel;
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
    factor = new float[width];
  }

  /**
   * Normalises z in place, to x, and overwrites h; both [rows × width]. Running statistics move.
   */
  void forward(float[] weights, float[] z, float[] h, int rows) {
    parallel.run(
        width, 32, (from, to) -> forward(weights, z, h, rows, new Columns(width, from, to)));
  }

  private void forward(float[] weights, float[] z, float[] h, int rows, Columns columns) {
    float[] variance = inverseDeviation; // turned into its final content below
    kernels.moments(z, rows, columns, mean, variance);
    for (int i = columns.from(); i < columns.to(); i++) {
      float unbiased = variance[i] * rows / (rows - 1);
      runningMean[i] += MOMENTUM * (mean[i] - runningMean[i]);
      runningVariance[i] += MOMENTUM * (unbiased - runningVariance[i]);
      inverseDeviation[i] = (float) (1 / Math.sqrt(variance[i] + EPSILON));
    }
    kernels.normalize(z, h, rows, columns, mean, inverseDeviation, weights, scaleAt, shiftAt);
  }

  /**
   * Turns the gradient of h into that of z, in place, and overwrites those of scale and shift:
   *
   * <pre>
   * dy = h &gt; 0 ? kept d : 0
   * dz = scale / deviation · (dy - mean(dy) - x mean(dy x))
   * </pre>
   *
   * @param x [rows × width], as forward left it
   * @param h [rows × width], after dropout: 0 where ReLU or dropout let nothing through
   * @param kept what dropout multiplied the units that it kept with
   * @param d [rows × width], the gradient of h, turned into that of z
   */
  void backward(
      float[] weights, float[] gradients, float[] x, float[] h, float kept, float[] d, int rows) {
    parallel.run(
        width,
        32,
        (from, to) ->
            backward(weights, gradients, x, h, kept, d, rows, new Columns(width, from, to)));
  }

  private void backward(
      float[] weights,
      float[] gradients,
      float[] x,
      float[] h,
      float kept,
      float[] d,
      int rows,
      Columns columns) {
    kernels.activationBackward(d, h, x, kept, rows, columns, shiftGradient, scaleGradient);
    for (int i = columns.from(); i < columns.to(); i++) {
      gradients[scaleAt + i] = scaleGradient[i];
      gradients[shiftAt + i] = shiftGradient[i];
      scaleGradient[i] /= rows;
      shiftGradient[i] /= rows;
      factor[i] = weights[scaleAt + i] * inverseDeviation[i];
    }
    kernels.normalizationBackward(d, x, rows, columns, factor, shiftGradient, scaleGradient);
  }
}
