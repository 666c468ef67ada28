package io.matinee.kernels;

import java.util.Arrays;

/** Plain loops over the columns from {@code first}, row by row. */
final class ScalarNormalization implements NormalizationKernels {
  private final int first; // the columns before it are somebody else's

  ScalarNormalization(int first) {
    this.first = first;
  }

  @Override
  public void moments(float[] z, int rows, int width, float[] mean, float[] variance) {
    Arrays.fill(mean, first, width, 0);
    Arrays.fill(variance, first, width, 0);
    for (int at = 0; at < rows * width; at += width) {
      for (int i = first; i < width; i++) {
        mean[i] += z[at + i];
      }
    }
    divide(mean, width, rows);
    for (int at = 0; at < rows * width; at += width) {
      for (int i = first; i < width; i++) {
        float difference = z[at + i] - mean[i];
        variance[i] += difference * difference;
      }
    }
    divide(variance, width, rows);
  }

  private void divide(float[] sums, int width, int by) {
    for (int i = first; i < width; i++) {
      sums[i] /= by;
    }
  }

  @Override
  public void normalize(
      float[] z,
      float[] h,
      int rows,
      int width,
      float[] mean,
      float[] inverseDeviation,
      float[] scale,
      int scaleAt,
      int shiftAt) {
    for (int at = 0; at < rows * width; at += width) {
      for (int i = first; i < width; i++) {
        float x = (z[at + i] - mean[i]) * inverseDeviation[i];
        z[at + i] = x;
        h[at + i] = Math.max(0, scale[scaleAt + i] * x + scale[shiftAt + i]);
      }
    }
  }

  @Override
  public void activationBackward(
      float[] d,
      float[] h,
      float[] x,
      float kept,
      int rows,
      int width,
      float[] sum,
      float[] products) {
    Arrays.fill(sum, first, width, 0);
    Arrays.fill(products, first, width, 0);
    for (int at = 0; at < rows * width; at += width) {
      for (int i = first; i < width; i++) {
        float gradient = h[at + i] > 0 ? kept * d[at + i] : 0;
        d[at + i] = gradient;
        sum[i] += gradient;
        products[i] += gradient * x[at + i];
      }
    }
  }

  @Override
  public void normalizationBackward(
      float[] d,
      float[] x,
      int rows,
      int width,
      float[] factor,
      float[] meanD,
      float[] meanProduct) {
    for (int at = 0; at < rows * width; at += width) {
      for (int i = first; i < width; i++) {
        d[at + i] = factor[i] * (d[at + i] - meanD[i] - x[at + i] * meanProduct[i]);
      }
    }
  }
}
