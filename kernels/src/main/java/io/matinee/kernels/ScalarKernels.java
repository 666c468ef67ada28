package io.matinee.kernels;

import java.util.Arrays;

/** Plain loops. Inner loops run over contiguous elements so that the JIT may vectorise them. */
final class ScalarKernels implements Kernels {
  private final NormalizationKernels normalization = new ScalarNormalization(0);

  @Override
  public NormalizationKernels normalization() {
    return normalization;
  }

  @Override
  public String description() {
    return "scalar";
  }

  @Override
  public float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    int i = 0;
    for (; i + 3 < length; i += 4) { // four sums: the additions need not wait for one another
      sum0 += a[aOffset + i] * b[bOffset + i];
      sum1 += a[aOffset + i + 1] * b[bOffset + i + 1];
      sum2 += a[aOffset + i + 2] * b[bOffset + i + 2];
      sum3 += a[aOffset + i + 3] * b[bOffset + i + 3];
    }
    for (; i < length; i++) {
      sum0 += a[aOffset + i] * b[bOffset + i];
    }
    return (sum0 + sum1) + (sum2 + sum3);
  }

  @Override
  public void addScaled(float factor, float[] x, int xOffset, float[] y, int yOffset, int length) {
    for (int i = 0; i < length; i++) {
      y[yOffset + i] += factor * x[xOffset + i];
    }
  }

  @Override
  public void addRows(
      float[] table, int width, int[] rows, int from, int to, float[] y, int yOffset) {
    for (int i = from; i < to; i++) {
      int row = rows[i] * width;
      for (int j = 0; j < width; j++) {
        y[yOffset + j] += table[row + j];
      }
    }
  }

  @Override
  public void multiply(Matrix a, Matrix b, Matrix c) {
    Matrix.requireProduct(a, b, c);
    float[] sums = new float[c.columns()]; // one row of C; local, so it cannot alias b
    for (int row = 0; row < c.rows(); row++) {
      Arrays.fill(sums, 0);
      int i = 0;
      for (; i + 4 <= a.columns(); i += 4) {
        addFour(a, row, i, b, sums);
      }
      for (; i < a.columns(); i++) {
        addScaled(a.values()[a.index(row, i)], b.values(), b.index(i, 0), sums, 0, sums.length);
      }
      System.arraycopy(sums, 0, c.values(), c.index(row, 0), sums.length);
    }
  }

  /** Four rows of B at once: sums are loaded and stored a quarter as often. */
  private static void addFour(Matrix a, int row, int i, Matrix b, float[] sums) {
    float f0 = a.values()[a.index(row, i)];
    float f1 = a.values()[a.index(row, i + 1)];
    float f2 = a.values()[a.index(row, i + 2)];
    float f3 = a.values()[a.index(row, i + 3)];
    float[] rows = b.values();
    int b0 = b.index(i, 0);
    int b1 = b.index(i + 1, 0);
    int b2 = b.index(i + 2, 0);
    int b3 = b.index(i + 3, 0);
    for (int j = 0; j < sums.length; j++) {
      sums[j] += f0 * rows[b0 + j] + f1 * rows[b1 + j] + (f2 * rows[b2 + j] + f3 * rows[b3 + j]);
    }
  }

  @Override
  public void adam(
      AdamStep step,
      float[] weights,
      float[] gradients,
      float[] means,
      float[] squares,
      int offset,
      int length) {
    for (int i = offset; i < offset + length; i++) {
      adamOne(step, weights, gradients, means, squares, i);
    }
  }

  /** {@link #adam} for the weight at {@code i} alone. */
  static void adamOne(
      AdamStep step, float[] weights, float[] gradients, float[] means, float[] squares, int i) {
    float gradient = gradients[i] + step.weightDecay() * weights[i];
    float mean = means[i] + (1 - step.beta1()) * (gradient - means[i]);
    float square = step.beta2() * squares[i] + (1 - step.beta2()) * gradient * gradient;
    means[i] = mean;
    squares[i] = square;
    float root = (float) Math.sqrt(square) / step.rootCorrection() + step.epsilon();
    weights[i] -= step.stepSize() * mean / root;
  }
}
