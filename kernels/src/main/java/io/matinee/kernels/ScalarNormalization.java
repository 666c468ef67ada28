package io.matinee.kernels;

import java.util.Arrays;

/**
 * Plain loops, row by row. Rows are copied, since the JIT vectorises loops over arrays only where
 * all of them have the same index.
 */
final class ScalarNormalization implements NormalizationKernels {
  @Override
  public void moments(float[] z, int rows, Columns columns, float[] mean, float[] variance) {
    int from = columns.from();
    int to = columns.to();
    float[] row = new float[to];
    Arrays.fill(mean, from, to, 0);
    Arrays.fill(variance, from, to, 0);
    for (int r = 0; r < rows; r++) {
      System.arraycopy(z, r * columns.width() + from, row, from, to - from);
      for (int i = from; i < to; i++) {
        mean[i] += row[i];
      }
    }
    divide(mean, columns, rows);
    for (int r = 0; r < rows; r++) {
      System.arraycopy(z, r * columns.width() + from, row, from, to - from);
      for (int i = from; i < to; i++) {
        float difference = row[i] - mean[i];
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
    int from = columns.from();
    int to = columns.to();
    float[] row = new float[to];
    float[] active = new float[to];
    float[] scales = Arrays.copyOfRange(scale, scaleAt, scaleAt + to);
    float[] shifts = Arrays.copyOfRange(scale, shiftAt, shiftAt + to);
    for (int r = 0; r < rows; r++) {
      int at = r * columns.width() + from;
      System.arraycopy(z, at, row, from, to - from);
      for (int i = from; i < to; i++) {
        row[i] = (row[i] - mean[i]) * inverseDeviation[i];
        active[i] = Math.max(0, scales[i] * row[i] + shifts[i]);
      }
      System.arraycopy(row, from, z, at, to - from);
      System.arraycopy(active, from, h, at, to - from);
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
    int from = columns.from();
    int to = columns.to();
    float[] row = new float[to];
    float[] along = new float[to];
    for (int r = 0; r < rows; r++) {
      int at = r * columns.width() + from;
      System.arraycopy(d, at, row, from, to - from);
      System.arraycopy(x, at, along, from, to - from);
      for (int i = from; i < to; i++) {
        row[i] = factor[i] * (row[i] - meanD[i] - along[i] * meanProduct[i]);
      }
      System.arraycopy(row, from, d, at, to - from);
    }
  }
}
