package io.matinee.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * A vector of columns at a time, down all rows, so that sums stay in registers. Columns that do not
 * fill a vector go through the plain loops.
 */
final class SimdNormalization implements NormalizationKernels {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  @Override
  public void moments(float[] z, int rows, int width, float[] mean, float[] variance) {
    int bound = SPECIES.loopBound(width);
    for (int column = 0; column < bound; column += LANES) {
      mean(z, rows, width, column, mean);
      variance(z, rows, width, column, mean, variance);
    }
    new ScalarNormalization(bound).moments(z, rows, width, mean, variance);
  }

  private static void mean(float[] z, int rows, int width, int column, float[] mean) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int at = column; at < rows * width; at += width) {
      sum = sum.add(FloatVector.fromArray(SPECIES, z, at));
    }
    sum.div(rows).intoArray(mean, column);
  }

  private static void variance(
      float[] z, int rows, int width, int column, float[] mean, float[] variance) {
    FloatVector centre = FloatVector.fromArray(SPECIES, mean, column);
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int at = column; at < rows * width; at += width) {
      FloatVector difference = FloatVector.fromArray(SPECIES, z, at).sub(centre);
      sum = difference.fma(difference, sum);
    }
    sum.div(rows).intoArray(variance, column);
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
    int bound = SPECIES.loopBound(width);
    for (int column = 0; column < bound; column += LANES) {
      FloatVector centre = FloatVector.fromArray(SPECIES, mean, column);
      FloatVector inverse = FloatVector.fromArray(SPECIES, inverseDeviation, column);
      FloatVector factor = FloatVector.fromArray(SPECIES, scale, scaleAt + column);
      FloatVector shift = FloatVector.fromArray(SPECIES, scale, shiftAt + column);
      for (int at = column; at < rows * width; at += width) {
        FloatVector x = FloatVector.fromArray(SPECIES, z, at).sub(centre).mul(inverse);
        x.intoArray(z, at);
        x.fma(factor, shift).max(0).intoArray(h, at);
      }
    }
    new ScalarNormalization(bound)
        .normalize(z, h, rows, width, mean, inverseDeviation, scale, scaleAt, shiftAt);
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
    int bound = SPECIES.loopBound(width);
    for (int column = 0; column < bound; column += LANES) {
      FloatVector sums = FloatVector.zero(SPECIES);
      FloatVector productSums = FloatVector.zero(SPECIES);
      FloatVector zero = FloatVector.zero(SPECIES);
      for (int at = column; at < rows * width; at += width) {
        VectorMask<Float> passed =
            FloatVector.fromArray(SPECIES, h, at).compare(VectorOperators.GT, 0);
        FloatVector gradient = zero.blend(FloatVector.fromArray(SPECIES, d, at).mul(kept), passed);
        gradient.intoArray(d, at);
        sums = sums.add(gradient);
        productSums = gradient.fma(FloatVector.fromArray(SPECIES, x, at), productSums);
      }
      sums.intoArray(sum, column);
      productSums.intoArray(products, column);
    }
    new ScalarNormalization(bound).activationBackward(d, h, x, kept, rows, width, sum, products);
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
    int bound = SPECIES.loopBound(width);
    for (int column = 0; column < bound; column += LANES) {
      FloatVector factors = FloatVector.fromArray(SPECIES, factor, column);
      FloatVector centre = FloatVector.fromArray(SPECIES, meanD, column);
      FloatVector slope = FloatVector.fromArray(SPECIES, meanProduct, column);
      for (int at = column; at < rows * width; at += width) {
        FloatVector along = FloatVector.fromArray(SPECIES, x, at).mul(slope);
        FloatVector gradient = FloatVector.fromArray(SPECIES, d, at).sub(centre).sub(along);
        gradient.mul(factors).intoArray(d, at);
      }
    }
    new ScalarNormalization(bound)
        .normalizationBackward(d, x, rows, width, factor, meanD, meanProduct);
  }
}
