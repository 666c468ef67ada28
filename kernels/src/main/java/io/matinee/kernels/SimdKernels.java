package io.matinee.kernels;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * SIMD by the Vector API. The species is a constant and vectors stay inside a method, since a
 * {@code Vector} that escapes is boxed. Tails are plain loops: masks cost more on JDK 17.
 */
final class SimdKernels implements Kernels {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final VectorShuffle<Float> BY_32 = rotation(32);
  private static final VectorShuffle<Float> BY_16 = rotation(16);
  private static final VectorShuffle<Float> BY_8 = rotation(8);
  private static final VectorShuffle<Float> BY_4 = rotation(4);
  private static final VectorShuffle<Float> BY_2 = rotation(2);
  private static final VectorShuffle<Float> BY_1 = rotation(1);

  private final ScalarKernels narrow = new ScalarKernels(); // for what is narrower than a vector
  private final NormalizationKernels normalization = new SimdNormalization();

  @Override
  public NormalizationKernels normalization() {
    return normalization;
  }

  @Override
  public String description() {
    return "simd, " + LANES + " floats at once";
  }

  @Override
  public float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i <= length - 2 * LANES; i += 2 * LANES) {
      FloatVector a0 = FloatVector.fromArray(SPECIES, a, aOffset + i);
      FloatVector a1 = FloatVector.fromArray(SPECIES, a, aOffset + i + LANES);
      sum0 = a0.fma(FloatVector.fromArray(SPECIES, b, bOffset + i), sum0);
      sum1 = a1.fma(FloatVector.fromArray(SPECIES, b, bOffset + i + LANES), sum1);
    }
    float sum = sumOfLanes(sum0.add(sum1));
    for (; i < length; i++) {
      sum += a[aOffset + i] * b[bOffset + i];
    }
    return sum;
  }

  /**
   * Adds the upper half of the lanes to the lower until one is left. {@code reduceLanes} adds in
   * one order before the JIT has compiled it and in another after (JDK 25), so the same training
   * would not give the same bits twice.
   */
  private static float sumOfLanes(FloatVector v) {
    v = LANES > 32 ? v.add(v.rearrange(BY_32)) : v;
    v = LANES > 16 ? v.add(v.rearrange(BY_16)) : v;
    v = LANES > 8 ? v.add(v.rearrange(BY_8)) : v;
    v = LANES > 4 ? v.add(v.rearrange(BY_4)) : v;
    v = LANES > 2 ? v.add(v.rearrange(BY_2)) : v;
    v = v.add(v.rearrange(BY_1));
    return v.lane(0);
  }

  private static VectorShuffle<Float> rotation(int by) {
    return VectorShuffle.iota(SPECIES, by, 1, true);
  }

  @Override
  public void addScaled(float factor, float[] x, int xOffset, float[] y, int yOffset, int length) {
    FloatVector factors = FloatVector.broadcast(SPECIES, factor);
    int i = 0;
    for (; i <= length - LANES; i += LANES) {
      FloatVector sum = FloatVector.fromArray(SPECIES, y, yOffset + i);
      sum = FloatVector.fromArray(SPECIES, x, xOffset + i).fma(factors, sum);
      sum.intoArray(y, yOffset + i);
    }
    for (; i < length; i++) {
      y[yOffset + i] += factor * x[xOffset + i];
    }
  }

  @Override
  public void addRows(
      float[] table, int first, int width, int[] rows, int from, int to, float[] y, int yOffset) {
    if (width < LANES) {
      narrow.addRows(table, first, width, rows, from, to, y, yOffset);
      return;
    }
    SimdRowSums.add(table, first, width, rows, from, to, y, yOffset);
  }

  @Override
  public void gatherRows(
      float[] table, int width, int[] rows, int from, int to, float[] into, int stride) {
    int bound = SPECIES.loopBound(stride);
    int at = 0;
    for (int i = from; i < to; i++) {
      int row = rows[i] * width;
      int j = 0;
      for (; j < bound; j += LANES) {
        FloatVector.fromArray(SPECIES, table, row + j).intoArray(into, at + j);
      }
      for (; j < stride; j++) {
        into[at + j] = table[row + j];
      }
      at += stride;
    }
  }

  @Override
  public void rectifiedSums(
      float[] a, int aOffset, float[] b, int bOffset, int rows, int width, float[] h, int hOffset) {
    int bound = SPECIES.loopBound(width);
    for (int at = 0; at < rows * width; at += width) {
      int j = 0;
      for (; j < bound; j += LANES) {
        FloatVector sum = FloatVector.fromArray(SPECIES, b, bOffset + at + j);
        sum.add(FloatVector.fromArray(SPECIES, a, aOffset + j))
            .max(0)
            .intoArray(h, hOffset + at + j);
      }
      for (; j < width; j++) {
        h[hOffset + at + j] = Math.max(0, a[aOffset + j] + b[bOffset + at + j]);
      }
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
    if (width < LANES) {
      narrow.rectifiedDots(z, rows, width, shift, w, wOffset, into, offset);
    } else {
      SimdDots.rectified(z, rows, width, shift, w, wOffset, into, offset);
    }
  }

  @Override
  public void sigmoid(float bias, float[] x, int offset, int length) {
    if (length < LANES) {
      float[] whole = new float[LANES]; // so that an element's place changes no bit
      System.arraycopy(x, offset, whole, 0, length);
      SimdSigmoid.sigmoid(bias, whole, 0, LANES);
      System.arraycopy(whole, 0, x, offset, length);
    } else {
      SimdSigmoid.sigmoid(bias, x, offset, length);
    }
  }

  @Override
  public void addNormal(float cut, float scale, float[] x, float[] into, int length) {
    if (length < LANES) {
      float[] sums = Arrays.copyOf(into, LANES); // so that an element's place changes no bit
      SimdNormal.addNormal(cut, scale, Arrays.copyOf(x, LANES), sums, LANES);
      System.arraycopy(sums, 0, into, 0, length);
    } else {
      SimdNormal.addNormal(cut, scale, x, into, length);
    }
  }

  @Override
  public void normalDensity(float[] x, float[] into, int length) {
    if (length < LANES) {
      float[] densities = new float[LANES]; // as above
      SimdNormal.density(Arrays.copyOf(x, LANES), densities, LANES);
      System.arraycopy(densities, 0, into, 0, length);
    } else {
      SimdNormal.density(x, into, length);
    }
  }

  @Override
  public void multiply(Matrix a, Matrix b, Matrix c) {
    Matrix.requireProduct(a, b, c);
    if (c.columns() < LANES) {
      narrow.multiply(a, b, c);
    } else {
      SimdMultiply.multiply(a, b, c);
    }
  }

  @Override
  public void multiplyMostlyZero(Matrix a, Matrix b, Matrix c) {
    Matrix.requireProduct(a, b, c);
    if (c.columns() >= LANES && SimdSparseTiles.fit(a)) {
      SimdSparseTiles.multiply(a, b, c);
    } else {
      multiply(a, b, c);
    }
  }

  @Override
  public void gram(
      float[] rows, int offset, int step, int count, int width, int used, float[] into) {
    if (width % LANES > 0) {
      Kernels.super.gram(rows, offset, step, count, width, used, into);
    } else {
      SimdGram.gram(rows, offset, step, count, width, used, into);
    }
  }

  @Override
  public void multiplyTransposed(Matrix a, Matrix b, Matrix c, float[] scratch) {
    if (a.rows() <= SimdDots.ROWS && a.columns() >= LANES) {
      SimdDots.multiplyTransposed(a, b, c, scratch);
    } else {
      Kernels.super.multiplyTransposed(a, b, c, scratch);
    }
  }

  @Override
  public void multiply(SparseMatrix a, float[] b, int n, float[] c, int from, int to) {
    if (n < LANES) {
      narrow.multiply(a, b, n, c, from, to);
    } else {
      SimdSparse.multiply(a, b, n, c, from, to);
    }
  }

  @Override
  public void solveLower(double[] upper, int size, int stride, double[] b, int columns) {
    SimdFactor.solveLower(upper, size, stride, b, columns);
  }

  @Override
  public double factorRow(double[] upper, int size, int stride, int row) {
    return SimdFactor.fits(stride)
        ? SimdFactor.row(upper, stride, row)
        : narrow.factorRow(upper, size, stride, row);
  }

  @Override
  public void dropout(float[] h, int from, int to, long seed, int threshold, float keptScale) {
    SimdDropout.dropout(h, from, to, seed, threshold, keptScale);
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
    if (length < LANES) {
      narrow.adam(step, weights, gradients, gradientAt, means, squares, offset, length);
    } else {
      SimdAdam.step(step, weights, gradients, gradientAt, means, squares, offset, length);
    }
  }

  @Override
  public void adamIdle(
      IdleSteps steps, float[] weights, float[] means, float[] squares, int offset, int length) {
    if (length < LANES) {
      narrow.adamIdle(steps, weights, means, squares, offset, length);
    } else {
      SimdAdam.idle(steps, weights, means, squares, offset, length);
    }
  }
}
