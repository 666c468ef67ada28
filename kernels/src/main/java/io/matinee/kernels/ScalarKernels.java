package io.matinee.kernels;

import java.util.Arrays;

/** Plain loops. Inner loops run over contiguous elements so that the JIT may vectorise them. */
final class ScalarKernels implements Kernels {
  private static final int FEW = 4; // rows that transposing B would cost more for than it gains

  private final NormalizationKernels normalization = new ScalarNormalization();

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
    float sum4 = 0;
    float sum5 = 0;
    float sum6 = 0;
    float sum7 = 0;
    int i = 0;
    for (; i + 7 < length; i += 8) { // eight sums: the additions need not wait for one another
      sum0 += a[aOffset + i] * b[bOffset + i];
      sum1 += a[aOffset + i + 1] * b[bOffset + i + 1];
      sum2 += a[aOffset + i + 2] * b[bOffset + i + 2];
      sum3 += a[aOffset + i + 3] * b[bOffset + i + 3];
      sum4 += a[aOffset + i + 4] * b[bOffset + i + 4];
      sum5 += a[aOffset + i + 5] * b[bOffset + i + 5];
      sum6 += a[aOffset + i + 6] * b[bOffset + i + 6];
      sum7 += a[aOffset + i + 7] * b[bOffset + i + 7];
    }
    for (; i < length; i++) {
      sum0 += a[aOffset + i] * b[bOffset + i];
    }
    return ((sum0 + sum1) + (sum2 + sum3)) + ((sum4 + sum5) + (sum6 + sum7));
  }

  @Override
  public void addScaled(float factor, float[] x, int xOffset, float[] y, int yOffset, int length) {
    for (int i = 0; i < length; i++) {
      y[yOffset + i] += factor * x[xOffset + i];
    }
  }

  @Override
  public void addRows(
      float[] table, int first, int width, int[] rows, int from, int to, float[] y, int yOffset) {
    for (int i = from; i < to; i++) {
      int row = (first + rows[i]) * width;
      for (int j = 0; j < width; j++) {
        y[yOffset + j] += table[row + j];
      }
    }
  }

  @Override
  public void gatherRows(
      float[] table, int width, int[] rows, int from, int to, float[] into, int stride) {
    for (int i = from; i < to; i++) {
      System.arraycopy(table, rows[i] * width, into, (i - from) * stride, stride);
    }
  }

  @Override
  public void rectifiedSums(
      float[] a, int aOffset, float[] b, int bOffset, int rows, int width, float[] h, int hOffset) {
    float[] same = Arrays.copyOfRange(a, aOffset, aOffset + width);
    float[] row = new float[width]; // copies begin at their array's first, for the JIT
    for (int at = 0; at < rows * width; at += width) {
      System.arraycopy(b, bOffset + at, row, 0, width);
      for (int j = 0; j < width; j++) {
        row[j] = Math.max(0, same[j] + row[j]);
      }
      System.arraycopy(row, 0, h, hOffset + at, width);
    }
  }

  @Override
  public void rectifiedDots(
      float[] z,
      int rows,
      int width,
      float[] shift,
      float[] w,
      int wOffset,
      float[] into,
      int offset) {
    float[] row = new float[width];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(z, i * width, row, 0, width);
      for (int j = 0; j < width; j++) {
        row[j] = Math.max(0, row[j] + shift[j]);
      }
      into[offset + i] = dot(row, 0, w, wOffset, width);
    }
  }

  @Override
  public void sigmoid(float bias, float[] x, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      x[i] = (float) (1 / (1 + Math.exp(-(bias + x[i]))));
    }
  }

  @Override
  public void addNormal(float cut, float scale, float[] x, float[] into, int length) {
    for (int i = 0; i < length; i++) {
      into[i] += ScalarNormal.cdf((cut - x[i]) * scale);
    }
  }

  @Override
  public void normalDensity(float[] x, float[] into, int length) {
    for (int i = 0; i < length; i++) {
      into[i] = ScalarNormal.density(x[i]);
    }
  }

  @Override
  public void multiply(Matrix a, Matrix b, Matrix c) {
    Matrix.requireProduct(a, b, c);
    ScalarMultiply.multiply(a, b, c);
  }

  @Override
  public void multiplyMostlyZero(Matrix a, Matrix b, Matrix c) {
    Matrix.requireProduct(a, b, c);
    ScalarMultiply.multiplyMostlyZero(a, b, c);
  }

  @Override
  public void multiplyTransposed(Matrix a, Matrix b, Matrix c, float[] scratch) {
    if (a.rows() > FEW) {
      Kernels.super.multiplyTransposed(a, b, c, scratch);
      return;
    }
    for (int row = 0; row < a.rows(); row++) {
      for (int i = 0; i < b.rows(); i++) {
        c.values()[c.index(row, i)] =
            dot(a.values(), a.index(row, 0), b.values(), b.index(i, 0), a.columns());
      }
    }
  }

  @Override
  public void multiply(SparseMatrix a, float[] b, int n, float[] c, int from, int to) {
    ScalarMultiply.multiply(a, b, n, c, from, to);
  }

  @Override
  public double factorRow(double[] upper, int size, int stride, int row) {
    int at = row * stride;
    for (int k = 0; k < row; k++) {
      double factor = upper[k * stride + row];
      for (int i = row; i < size; i++) {
        upper[at + i] -= factor * upper[k * stride + i];
      }
    }
    double pivot = upper[at + row];
    double inverse = 1 / Math.sqrt(pivot);
    for (int i = row; i < size; i++) {
      upper[at + i] *= inverse;
    }
    return pivot;
  }

  @Override
  public void solveLower(double[] upper, int size, int stride, double[] b, int columns) {
    solveLower(upper, size, stride, b, columns, 0);
  }

  /** For the columns from {@code first} on. */
  static void solveLower(double[] upper, int size, int stride, double[] b, int columns, int first) {
    for (int row = 0; row < size; row++) {
      int at = row * columns;
      double inverse = 1 / upper[row * stride + row];
      for (int column = first; column < columns; column++) {
        b[at + column] *= inverse;
      }
      for (int below = row + 1; below < size; below++) {
        double factor = upper[row * stride + below];
        for (int column = first; column < columns; column++) {
          b[below * columns + column] -= factor * b[at + column];
        }
      }
    }
  }

  @Override
  public void dropout(float[] h, int from, int to, long seed, int threshold, float keptScale) {
    int kept = Float.floatToRawIntBits(keptScale);
    long state = seed + from / 4 * GOLDEN_GAMMA;
    int i = from;
    for (; i + 3 < to; i += 4) {
      state += GOLDEN_GAMMA;
      long bits = Kernels.mix(state);
      h[i] *= scale(bits, threshold, kept);
      h[i + 1] *= scale(bits >>> 16, threshold, kept);
      h[i + 2] *= scale(bits >>> 32, threshold, kept);
      h[i + 3] *= scale(bits >>> 48, threshold, kept);
    }
    for (long bits = Kernels.mix(state + GOLDEN_GAMMA); i < to; i++, bits >>>= 16) {
      h[i] *= scale(bits, threshold, kept);
    }
  }

  /** 0 where the last 16 bits are below the threshold; no branch, since nothing foretells it. */
  private static float scale(long bits, int threshold, int kept) {
    int below = ((int) bits & 0xffff) - threshold >> 31; // all bits, or none
    return Float.intBitsToFloat(kept & ~below);
  }

  @Override
  public void adam(
      AdamStep step,
      float[] weights,
      float[] gradients,
      int gradientAt,
      float[] means,
      float[] squares,
      int offset,
      int length) {
    float decay = step.weightDecay();
    float newMean = 1 - step.beta1();
    float beta2 = step.beta2();
    float newSquare = 1 - beta2;
    float stepSize = step.stepSize() * step.rootCorrection(); // one division a weight, not two
    float epsilon = step.epsilon() * step.rootCorrection();
    for (int i = offset; i < offset + length; i++) {
      float gradient = gradients[gradientAt + i - offset] + decay * weights[i];
      float mean = means[i] + newMean * (gradient - means[i]);
      float square = beta2 * squares[i] + newSquare * gradient * gradient;
      if (decay > 0) {
        mean = withoutTiny(mean, TINY_MEAN);
        square = Math.max(square, TINY_SQUARE);
      }
      means[i] = mean;
      squares[i] = square;
      float weight = weights[i] - stepSize * mean / ((float) Math.sqrt(square) + epsilon);
      weights[i] = decay > 0 ? withoutTiny(weight, TINY_WEIGHT) : weight;
    }
  }

  private static float withoutTiny(float x, float tiny) {
    return x - Math.max(-tiny, Math.min(tiny, x));
  }

  @Override
  public void adamIdle(
      IdleSteps steps, float[] weights, float[] means, float[] squares, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      float root = steps.rootScale() * (float) Math.sqrt(squares[i]);
      float inverse = 1 / (root + steps.epsilon());
      float x = root * inverse;
      float moves = steps.move2() + x * steps.move3();
      moves = steps.move0() + x * (steps.move1() + x * moves);
      weights[i] -= means[i] * inverse * moves;
      means[i] *= steps.meanDecay();
      squares[i] *= steps.squareDecay();
    }
  }
}
