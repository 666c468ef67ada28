package io.matinee.kernels;

import java.util.Arrays;

/** Plain loops, row by row. */
final class ScalarNormalization implements NormalizationKernels {
  @Override
  public void moments(float[] z, int rows, Columns columns, float[] mean, float[] variance) {
    int width = columns.width();
    Arrays.fill(mean, columns.from(), columns.to(), 0);
    Arrays.fill(variance, columns.from(), columns.to(), 0);
    for (int at = 0; at < rows * width; at += width) {
      for (int i = columns.from(); i < columns.to(); i++) {
        mean[i] += z[at + i];
      }
    }
    divide(mean, columns, rows);
    for (int at = 0; at < rows * width; at += width) {
      for (int i = columns.from(); i < columns.to(); i++) {
        float difference = z[at + i] - mean[i];
        variance[i] += difference * difference;
      }
    }
    divide(variance, columns, rows);
  }

  private static void divide(float[] sums, Columns columns, int by) {
    for (int i = columns.from(); i < columns.to(); i++) {
      sums[i] /= by;
    }
  }

  @Override
  public void normalize(
      float[] z,
      float[] h,
      int rows,
      Columns columns,
      float[] mean,
      float[] inverseDeviation,
      float[] scale,
      int scaleAt,
      int shiftAt) {
    int width = columns.width();
    for (int at = 0; at < rows * width; at += width) {
      for (int i = columns.from(); i < columns.to(); i++) {
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
      Columns columns,
      float[] sum,
      float[] products) {
    int width = columns.width();
    Arrays.fill(sum, columns.from(), columns.to(), 0);
    Arrays.fill(products, columns.from(), columns.to(), 0);
    for (int at = 0; at < rows * width; at += width) {
      for (int i = columns.from(); i < columns.to(); i++) {
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
      Columns columns,
      float[] factor,
      float[] meanD,
      float[] meanProduct) {
    int width = columns.width();
    for (int at = 0; at < rows * width; at += width) {
      for (int i = columns.from(); i < columns.to(); i++) {
        d[at + i] = factor[i] * (d[at + i] - meanD[i] - x[at + i] * meanProduct[i]);
      }
    }
  }
}
