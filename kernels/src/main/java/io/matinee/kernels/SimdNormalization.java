package io.matinee.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Two or four vectors of columns at a time, down all rows, so that sums stay in registers. Where
 * the last vectors do not fill up, they overlap and some columns are computed twice from what stood
 * there before. Columns that do not fill one vector go through the plain loops.
 */
final class SimdNormalization implements NormalizationKernels {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final ScalarNormalization REST = new ScalarNormalization();

  /** Where the columns end that fill whole vectors. */
  private static int bound(Columns columns) {
    return columns.from() + SPECIES.loopBound(columns.to() - columns.from());
  }

  private static Columns rest(Columns columns) {
    return new Columns(columns.width(), bound(columns), columns.to());
  }

  /** Where vector {@code i} after that at {@code column} begins, as distance from it. */
  private static int vector(int i, int column, int bound) {
    return Math.min(i * LANES, bound - column - LANES);
  }

  @Override
  public void moments(float[] z, int rows, Columns columns, float[] mean, float[] variance) {
    int bound = bound(columns);
    int end = rows * columns.width();
    for (int column = columns.from(); column < bound; column += 4 * LANES) {
      means(z, end, columns.width(), column, bound, mean, rows);
      variances(z, end, columns.width(), column, bound, mean, variance, rows);
    }
    REST.moments(z, rows, rest(columns), mean, variance);
  }

  private static void means(
      float[] z, int end, int width, int column, int bound, float[] mean, int rows) {
    int v1 = vector(1, column, bound);
    int v2 = vector(2, column, bound);
    int v3 = vector(3, column, bound);
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    for (int at = column; at < end; at += width) {
      s0 = s0.add(FloatVector.fromArray(SPECIES, z, at));
      s1 = s1.add(FloatVector.fromArray(SPECIES, z, at + v1));
      s2 = s2.add(FloatVector.fromArray(SPECIES, z, at + v2));
      s3 = s3.add(FloatVector.fromArray(SPECIES, z, at + v3));
    }
    s0.div(rows).intoArray(mean, column);
    s1.div(rows).intoArray(mean, column + v1);
    s2.div(rows).intoArray(mean, column + v2);
    s3.div(rows).intoArray(mean, column + v3);
  }

  private static void variances(
      float[] z,
      int end,
      int width,
      int column,
      int bound,
      float[] mean,
      float[] variance,
      int rows) {
    int v1 = vector(1, column, bound);
    int v2 = vector(2, column, bound);
    int v3 = vector(3, column, bound);
    FloatVector m0 = FloatVector.fromArray(SPECIES, mean, column);
    FloatVector m1 = FloatVector.fromArray(SPECIES, mean, column + v1);
    FloatVector m2 = FloatVector.fromArray(SPECIES, mean, column + v2);
    FloatVector m3 = FloatVector.fromArray(SPECIES, mean, column + v3);
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    for (int at = column; at < end; at += width) {
      FloatVector d0 = FloatVector.fromArray(SPECIES, z, at).sub(m0);
      s0 = d0.fma(d0, s0);
      FloatVector d1 = FloatVector.fromArray(SPECIES, z, at + v1).sub(m1);
      s1 = d1.fma(d1, s1);
      FloatVector d2 = FloatVector.fromArray(SPECIES, z, at + v2).sub(m2);
      s2 = d2.fma(d2, s2);
      FloatVector d3 = FloatVector.fromArray(SPECIES, z, at + v3).sub(m3);
      s3 = d3.fma(d3, s3);
    }
    s0.div(rows).intoArray(variance, column);
    s1.div(rows).intoArray(variance, column + v1);
    s2.div(rows).intoArray(variance, column + v2);
    s3.div(rows).intoArray(variance, column + v3);
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
    int bound = bound(columns);
    int width = columns.width();
    for (int column = columns.from(); column < bound; column += 2 * LANES) {
      int v1 = vector(1, column, bound);
      FloatVector centre0 = FloatVector.fromArray(SPECIES, mean, column);
      FloatVector inverse0 = FloatVector.fromArray(SPECIES, inverseDeviation, column);
      FloatVector factor0 = FloatVector.fromArray(SPECIES, scale, scaleAt + column);
      FloatVector shift0 = FloatVector.fromArray(SPECIES, scale, shiftAt + column);
      FloatVector centre1 = FloatVector.fromArray(SPECIES, mean, column + v1);
      FloatVector inverse1 = FloatVector.fromArray(SPECIES, inverseDeviation, column + v1);
      FloatVector factor1 = FloatVector.fromArray(SPECIES, scale, scaleAt + column + v1);
      FloatVector shift1 = FloatVector.fromArray(SPECIES, scale, shiftAt + column + v1);
      for (int at = column; at < rows * width; at += width) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, z, at).sub(centre0).mul(inverse0);
        FloatVector x1 = FloatVector.fromArray(SPECIES, z, at + v1).sub(centre1).mul(inverse1);
        x0.intoArray(z, at);
        x0.fma(factor0, shift0).max(0).intoArray(h, at);
        x1.intoArray(z, at + v1);
        x1.fma(factor1, shift1).max(0).intoArray(h, at + v1);
      }
    }
    REST.normalize(z, h, rows, rest(columns), mean, inverseDeviation, scale, scaleAt, shiftAt);
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
    int bound = bound(columns);
    int width = columns.width();
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int column = columns.from(); column < bound; column += 2 * LANES) {
      int v1 = vector(1, column, bound);
      FloatVector sum0 = zero;
      FloatVector sum1 = zero;
      FloatVector product0 = zero;
      FloatVector product1 = zero;
      for (int at = column; at < rows * width; at += width) {
        VectorMask<Float> passed0 =
            FloatVector.fromArray(SPECIES, h, at).compare(VectorOperators.GT, 0);
        VectorMask<Float> passed1 =
            FloatVector.fromArray(SPECIES, h, at + v1).compare(VectorOperators.GT, 0);
        FloatVector gradient0 =
            zero.blend(FloatVector.fromArray(SPECIES, d, at).mul(kept), passed0);
        FloatVector gradient1 =
            zero.blend(FloatVector.fromArray(SPECIES, d, at + v1).mul(kept), passed1);
        gradient0.intoArray(d, at);
        sum0 = sum0.add(gradient0);
        product0 = gradient0.fma(FloatVector.fromArray(SPECIES, x, at), product0);
        gradient1.intoArray(d, at + v1);
        sum1 = sum1.add(gradient1);
        product1 = gradient1.fma(FloatVector.fromArray(SPECIES, x, at + v1), product1);
      }
      sum0.intoArray(sum, column);
      product0.intoArray(products, column);
      sum1.intoArray(sum, column + v1);
      product1.intoArray(products, column + v1);
    }
    REST.activationBackward(d, h, x, kept, rows, rest(columns), sum, products);
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
    int bound = bound(columns);
    int width = columns.width();
    for (int column = columns.from(); column < bound; column += 2 * LANES) {
      int v1 = vector(1, column, bound);
      FloatVector factor0 = FloatVector.fromArray(SPECIES, factor, column);
      FloatVector centre0 = FloatVector.fromArray(SPECIES, meanD, column);
      FloatVector slope0 = FloatVector.fromArray(SPECIES, meanProduct, column);
      FloatVector factor1 = FloatVector.fromArray(SPECIES, factor, column + v1);
      FloatVector centre1 = FloatVector.fromArray(SPECIES, meanD, column + v1);
      FloatVector slope1 = FloatVector.fromArray(SPECIES, meanProduct, column + v1);
      for (int at = column; at < rows * width; at += width) {
        FloatVector along0 = FloatVector.fromArray(SPECIES, x, at).mul(slope0);
        FloatVector d0 = FloatVector.fromArray(SPECIES, d, at).sub(centre0).sub(along0);
        FloatVector along1 = FloatVector.fromArray(SPECIES, x, at + v1).mul(slope1);
        FloatVector d1 = FloatVector.fromArray(SPECIES, d, at + v1).sub(centre1).sub(along1);
        d0.mul(factor0).intoArray(d, at);
        d1.mul(factor1).intoArray(d, at + v1);
      }
    }
    REST.normalizationBackward(d, x, rows, rest(columns), factor, meanD, meanProduct);
  }
}
