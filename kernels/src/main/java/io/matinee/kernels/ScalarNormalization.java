package io.matinee.kernels;

import java.util.Arrays;

/**
 * Plain loops, row by row. Rows are copied, since the JIT vectorises loops over arrays only where
 * all of them have the same index. Each method has a second form, for the columns from {@code
 * first} on, which SIMD leaves over.
 */
final class ScalarNormalization implements NormalizationKernels {
  @Override
  public void moments(float[] z, Rows rows, float[] means, float[] squares, int into) {
    moments(z, rows, means, squares, into, 0);
  }

  static void moments(float[] z, Rows rows, float[] means, float[] squares, int into, int first) {
    int columns = rows.width() - first;
    float[] row = new float[columns];
    float[] mean = new float[columns];
    float[] sums = new float[columns];
    for (int at = rows.begin() + first; at < rows.end(); at += rows.width()) {
      System.arraycopy(z, at, row, 0, columns);
      for (int i = 0; i < columns; i++) {
        mean[i] += row[i];
      }
    }
    for (int i = 0; i < columns; i++) {
      mean[i] /= rows.count();
    }
    for (int at = rows.begin() + first; at < rows.end(); at += rows.width()) {
      System.arraycopy(z, at, row, 0, columns);
      for (int i = 0; i < columns; i++) {
        float difference = row[i] - mean[i];
        sums[i] += difference * difference;
      }
    }
    System.arraycopy(mean, 0, means, into + first, columns);
    System.arraycopy(sums, 0, squares, into + first, columns);
  }

  @Override
  public void pool(Blocks blocks, float[] means, float[] squares, float[] mean, float[] variance) {
    pool(blocks, means, squares, mean, variance, 0);
  }

  static void pool(
      Blocks blocks, float[] means, float[] squares, float[] mean, float[] variance, int first) {
    int width = blocks.width();
    for (int i = first; i < width; i++) {
      float sum = 0;
      for (int block = 0; block < blocks.count(); block++) {
        sum += blocks.rows(block).count() * means[block * width + i];
      }
      mean[i] = sum / blocks.rows();
      float spread = 0;
      for (int block = 0; block < blocks.count(); block++) {
        float difference = means[block * width + i] - mean[i];
        spread += blocks.rows(block).count() * difference * difference + squares[block * width + i];
      }
      variance[i] = spread / blocks.rows();
    }
  }

  @Override
  public void normalize(
      float[] z, float[] h, Rows rows, float[] mean, float[] factor, float[] shift, int shiftAt) {
    normalize(z, h, rows, mean, factor, shift, shiftAt, 0);
  }

  static void normalize(
      float[] z,
      float[] h,
      Rows rows,
      float[] mean,
      float[] factor,
      float[] shift,
      int shiftAt,
      int first) {
    int width = rows.width();
    float[] row = new float[width];
    float[] shifts = new float[width];
    System.arraycopy(shift, shiftAt, shifts, 0, width);
    for (int at = rows.begin(); at < rows.end(); at += width) {
      System.arraycopy(z, at + first, row, first, width - first);
      for (int i = first; i < width; i++) {
        row[i] = Math.max(0, (row[i] - mean[i]) * factor[i] + shifts[i]);
      }
      System.arraycopy(row, first, h, at + first, width - first);
    }
  }

  @Override
  public void activationBackward(
      float[] d,
      float[] h,
      float[] z,
      float kept,
      Rows rows,
      float[] mean,
      float[] sums,
      float[] products,
      int into) {
    activationBackward(d, h, z, kept, rows, mean, sums, products, into, 0);
  }

  @Override
  public void unitBackward(
      float[] h,
      float[] z,
      float[] ofUnit,
      float[] w,
      int wAt,
      Rows rows,
      float[] mean,
      float[] sums,
      float[] products,
      int into) {
    unitBackward(h, z, ofUnit, w, wAt, rows, mean, sums, products, into, 0);
  }

  static void unitBackward(
      float[] h,
      float[] z,
      float[] ofUnit,
      float[] w,
      int wAt,
      Rows rows,
      float[] mean,
      float[] sums,
      float[] products,
      int into,
      int first) {
    int width = rows.width();
    float[] weights = Arrays.copyOfRange(w, wAt, wAt + width);
    Passed passed = new Passed(width, mean);
    float[] gradient = passed.gradient;
    for (int row = rows.from(); row < rows.to(); row++) {
      int at = row * width + first;
      float unit = ofUnit[row];
      for (int i = first; i < width; i++) {
        gradient[i] = unit * weights[i];
      }
      System.arraycopy(h, at, passed.h, first, width - first);
      System.arraycopy(z, at, passed.z, first, width - first);
      passed.addRow(1, first);
      System.arraycopy(gradient, first, h, at, width - first);
    }
    passed.copySums(sums, products, into, first);
  }

  static void activationBackward(
      float[] d,
      float[] h,
      float[] z,
      float kept,
      Rows rows,
      float[] mean,
      float[] sums,
      float[] products,
      int into,
      int first) {
    int width = rows.width();
    Passed passed = new Passed(width, mean);
    for (int at = rows.begin() + first; at < rows.end(); at += width) {
      System.arraycopy(d, at, passed.gradient, first, width - first);
      System.arraycopy(h, at, passed.h, first, width - first);
      System.arraycopy(z, at, passed.z, first, width - first);
      passed.addRow(kept, first);
      System.arraycopy(passed.gradient, first, d, at, width - first);
    }
    passed.copySums(sums, products, into, first);
  }

  /** What passes ReLU on the way back, row by row, and its sums. */
  private static final class Passed {
    private final float[] mean; // [width]
    private final float[] gradient; // [width] of a row of h, then of what is before ReLU
    private final float[] h; // [width] the row
    private final float[] z; // [width] the row
    private final float[] sums; // [width] of gradients
    private final float[] products; // [width] of gradient · (z - mean)

    Passed(int width, float[] mean) {
      this.mean = mean;
      gradient = new float[width];
      h = new float[width];
      z = new float[width];
      sums = new float[width];
      products = new float[width];
    }

    void addRow(float kept, int first) {
      addRow(gradient, h, z, mean, sums, products, kept, first);
    }

    /** With arrays that no field names, for the JIT. */
    private static void addRow(
        float[] gradient,
        float[] h,
        float[] z,
        float[] mean,
        float[] sums,
        float[] products,
        float kept,
        int first) {
      for (int i = first; i < gradient.length; i++) {
        float passed = Math.min(1, Math.max(0, h[i]) * Float.MAX_VALUE); // 0 or 1, no branch
        gradient[i] *= kept * passed;
        sums[i] += gradient[i];
        products[i] += gradient[i] * (z[i] - mean[i]);
      }
    }

    void copySums(float[] intoSums, float[] intoProducts, int into, int first) {
      System.arraycopy(sums, first, intoSums, into + first, sums.length - first);
      System.arraycopy(products, first, intoProducts, into + first, sums.length - first);
    }
  }

  @Override
  public void normalizationBackward(
      float[] d, float[] z, Rows rows, float[] mean, float[] factor, float[] meanD, float[] slope) {
    normalizationBackward(d, z, rows, mean, factor, meanD, slope, 0);
  }

  static void normalizationBackward(
      float[] d,
      float[] z,
      Rows rows,
      float[] mean,
      float[] factor,
      float[] meanD,
      float[] slope,
      int first) {
    int width = rows.width();
    float[] row = new float[width];
    float[] along = new float[width];
    for (int at = rows.begin(); at < rows.end(); at += width) {
      System.arraycopy(d, at + first, row, first, width - first);
      System.arraycopy(z, at + first, along, first, width - first);
      for (int i = first; i < width; i++) {
        row[i] = factor[i] * (row[i] - meanD[i] - (along[i] - mean[i]) * slope[i]);
      }
      System.arraycopy(row, first, d, at + first, width - first);
    }
  }
}
