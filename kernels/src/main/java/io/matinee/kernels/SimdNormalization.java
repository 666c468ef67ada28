package io.matinee.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
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
  private static final int SIGN = 31; // the bit
  private static final IntVector NONE = IntVector.zero(SPECIES.withLanes(int.class));

  /** Where vector {@code i} after that at {@code column} begins, as distance from it. */
  private static int vector(int i, int column, int bound) {
    return Math.min(i * LANES, bound - column - LANES);
  }

  @Override
  public void moments(float[] z, Rows rows, float[] means, float[] squares, int into) {
    int bound = SPECIES.loopBound(rows.width());
    for (int column = 0; column < bound; column += 4 * LANES) {
      moments(z, rows, column, bound, means, squares, into);
    }
    if (bound < rows.width()) {
      ScalarNormalization.moments(z, rows, means, squares, into, bound);
    }
  }

  /** In one pass: differences are from the first row, which is never far. */
  private static void moments(
      float[] z, Rows rows, int column, int bound, float[] means, float[] squares, int into) {
    int width = rows.width();
    int end = rows.end();
    int begin = rows.begin() + column;
    int v1 = vector(1, column, bound);
    int v2 = vector(2, column, bound);
    int v3 = vector(3, column, bound);
    FloatVector first0 = FloatVector.fromArray(SPECIES, z, begin);
    FloatVector first1 = FloatVector.fromArray(SPECIES, z, begin + v1);
    FloatVector first2 = FloatVector.fromArray(SPECIES, z, begin + v2);
    FloatVector first3 = FloatVector.fromArray(SPECIES, z, begin + v3);
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    FloatVector q0 = s0;
    FloatVector q1 = s0;
    FloatVector q2 = s0;
    FloatVector q3 = s0;
    for (int at = begin + width; at < end; at += width) {
      FloatVector d0 = FloatVector.fromArray(SPECIES, z, at).sub(first0);
      s0 = s0.add(d0);
      q0 = d0.fma(d0, q0);
      FloatVector d1 = FloatVector.fromArray(SPECIES, z, at + v1).sub(first1);
      s1 = s1.add(d1);
      q1 = d1.fma(d1, q1);
      FloatVector d2 = FloatVector.fromArray(SPECIES, z, at + v2).sub(first2);
      s2 = s2.add(d2);
      q2 = d2.fma(d2, q2);
      FloatVector d3 = FloatVector.fromArray(SPECIES, z, at + v3).sub(first3);
      s3 = s3.add(d3);
      q3 = d3.fma(d3, q3);
    }
    int to = into + column;
    float share = 1f / rows.count();
    s0.fma(FloatVector.broadcast(SPECIES, share), first0).intoArray(means, to);
    s1.fma(FloatVector.broadcast(SPECIES, share), first1).intoArray(means, to + v1);
    s2.fma(FloatVector.broadcast(SPECIES, share), first2).intoArray(means, to + v2);
    s3.fma(FloatVector.broadcast(SPECIES, share), first3).intoArray(means, to + v3);
    q0.sub(s0.mul(s0).mul(share)).max(0).intoArray(squares, to);
    q1.sub(s1.mul(s1).mul(share)).max(0).intoArray(squares, to + v1);
    q2.sub(s2.mul(s2).mul(share)).max(0).intoArray(squares, to + v2);
    q3.sub(s3.mul(s3).mul(share)).max(0).intoArray(squares, to + v3);
  }

  @Override
  public void pool(Blocks blocks, float[] means, float[] squares, float[] mean, float[] variance) {
    int bound = SPECIES.loopBound(blocks.width());
    for (int column = 0; column < bound; column += LANES) {
      pool(blocks, column, means, squares, mean, variance);
    }
    if (bound < blocks.width()) {
      ScalarNormalization.pool(blocks, means, squares, mean, variance, bound);
    }
  }

  private static void pool(
      Blocks blocks, int column, float[] means, float[] squares, float[] mean, float[] variance) {
    int width = blocks.width();
    int last = blocks.count() - 1; // which may have fewer rows
    float size = blocks.size();
    float rest = blocks.rows() - last * size;
    FloatVector sum = FloatVector.zero(SPECIES);
    int at = column;
    for (int block = 0; block < last; block++, at += width) {
      sum = sum.add(FloatVector.fromArray(SPECIES, means, at));
    }
    FloatVector lastMean = FloatVector.fromArray(SPECIES, means, at);
    FloatVector all = sum.mul(size).add(lastMean.mul(rest)).div(blocks.rows());
    FloatVector between = FloatVector.zero(SPECIES);
    FloatVector within = FloatVector.fromArray(SPECIES, squares, at);
    at = column;
    for (int block = 0; block < last; block++, at += width) {
      FloatVector difference = FloatVector.fromArray(SPECIES, means, at).sub(all);
      between = difference.fma(difference, between);
      within = within.add(FloatVector.fromArray(SPECIES, squares, at));
    }
    FloatVector difference = lastMean.sub(all);
    FloatVector spread = between.mul(size).add(difference.mul(difference).mul(rest)).add(within);
    all.intoArray(mean, column);
    spread.div(blocks.rows()).intoArray(variance, column);
  }

  @Override
  public void normalize(
      float[] z, float[] h, Rows rows, float[] mean, float[] factor, float[] shift, int shiftAt) {
    int bound = SPECIES.loopBound(rows.width());
    int width = rows.width();
    int end = rows.end();
    for (int column = 0; column < bound; column += 2 * LANES) {
      int v1 = vector(1, column, bound);
      FloatVector centre0 = FloatVector.fromArray(SPECIES, mean, column);
      FloatVector factor0 = FloatVector.fromArray(SPECIES, factor, column);
      FloatVector shift0 = FloatVector.fromArray(SPECIES, shift, shiftAt + column);
      FloatVector centre1 = FloatVector.fromArray(SPECIES, mean, column + v1);
      FloatVector factor1 = FloatVector.fromArray(SPECIES, factor, column + v1);
      FloatVector shift1 = FloatVector.fromArray(SPECIES, shift, shiftAt + column + v1);
      for (int at = rows.begin() + column; at < end; at += width) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, z, at).sub(centre0);
        x0.fma(factor0, shift0).max(0).intoArray(h, at);
        FloatVector x1 = FloatVector.fromArray(SPECIES, z, at + v1).sub(centre1);
        x1.fma(factor1, shift1).max(0).intoArray(h, at + v1);
      }
    }
    if (bound < width) {
      ScalarNormalization.normalize(z, h, rows, mean, factor, shift, shiftAt, bound);
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
    int bound = SPECIES.loopBound(rows.width());
    int width = rows.width();
    int end = rows.end();
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int column = 0; column < bound; column += 2 * LANES) {
      int v1 = vector(1, column, bound);
      FloatVector centre0 = FloatVector.fromArray(SPECIES, mean, column);
      FloatVector centre1 = FloatVector.fromArray(SPECIES, mean, column + v1);
      FloatVector sum0 = zero;
      FloatVector sum1 = zero;
      FloatVector product0 = zero;
      FloatVector product1 = zero;
      for (int at = rows.begin() + column; at < end; at += width) {
        // All bits are set where h is above 0, for the sign of -h: cheaper than a mask in JDK 17.
        IntVector passed0 = NONE.sub(FloatVector.fromArray(SPECIES, h, at).reinterpretAsInts());
        IntVector passed1 =
            NONE.sub(FloatVector.fromArray(SPECIES, h, at + v1).reinterpretAsInts());
        IntVector all0 = FloatVector.fromArray(SPECIES, d, at).mul(kept).reinterpretAsInts();
        IntVector all1 = FloatVector.fromArray(SPECIES, d, at + v1).mul(kept).reinterpretAsInts();
        FloatVector gradient0 =
            all0.and(passed0.lanewise(VectorOperators.ASHR, SIGN)).reinterpretAsFloats();
        FloatVector gradient1 =
            all1.and(passed1.lanewise(VectorOperators.ASHR, SIGN)).reinterpretAsFloats();
        gradient0.intoArray(d, at);
        sum0 = sum0.add(gradient0);
        product0 = gradient0.fma(FloatVector.fromArray(SPECIES, z, at).sub(centre0), product0);
        gradient1.intoArray(d, at + v1);
        sum1 = sum1.add(gradient1);
        product1 = gradient1.fma(FloatVector.fromArray(SPECIES, z, at + v1).sub(centre1), product1);
      }
      sum0.intoArray(sums, into + column);
      product0.intoArray(products, into + column);
      sum1.intoArray(sums, into + column + v1);
      product1.intoArray(products, into + column + v1);
    }
    if (bound < width) {
      ScalarNormalization.activationBackward(
          d, h, z, kept, rows, mean, sums, products, into, bound);
    }
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
    int bound = SPECIES.loopBound(rows.width());
    int width = rows.width();
    for (int column = 0; column < bound; column += 2 * LANES) {
      int v1 = vector(1, column, bound);
      FloatVector centre0 = FloatVector.fromArray(SPECIES, mean, column);
      FloatVector centre1 = FloatVector.fromArray(SPECIES, mean, column + v1);
      FloatVector w0 = FloatVector.fromArray(SPECIES, w, wAt + column);
      FloatVector w1 = FloatVector.fromArray(SPECIES, w, wAt + column + v1);
      FloatVector sum0 = FloatVector.zero(SPECIES);
      FloatVector sum1 = sum0;
      FloatVector product0 = sum0;
      FloatVector product1 = sum0;
      int at = rows.begin() + column;
      for (int row = rows.from(); row < rows.to(); row++, at += width) {
        IntVector passed0 = NONE.sub(FloatVector.fromArray(SPECIES, h, at).reinterpretAsInts());
        IntVector passed1 =
            NONE.sub(FloatVector.fromArray(SPECIES, h, at + v1).reinterpretAsInts());
        IntVector all0 = w0.mul(ofUnit[row]).reinterpretAsInts();
        IntVector all1 = w1.mul(ofUnit[row]).reinterpretAsInts();
        FloatVector gradient0 =
            all0.and(passed0.lanewise(VectorOperators.ASHR, SIGN)).reinterpretAsFloats();
        FloatVector gradient1 =
            all1.and(passed1.lanewise(VectorOperators.ASHR, SIGN)).reinterpretAsFloats();
        gradient0.intoArray(h, at);
        sum0 = sum0.add(gradient0);
        product0 = gradient0.fma(FloatVector.fromArray(SPECIES, z, at).sub(centre0), product0);
        gradient1.intoArray(h, at + v1);
        sum1 = sum1.add(gradient1);
        product1 = gradient1.fma(FloatVector.fromArray(SPECIES, z, at + v1).sub(centre1), product1);
      }
      sum0.intoArray(sums, into + column);
      product0.intoArray(products, into + column);
      sum1.intoArray(sums, into + column + v1);
      product1.intoArray(products, into + column + v1);
    }
    if (bound < width) {
      ScalarNormalization.unitBackward(
          h, z, ofUnit, w, wAt, rows, mean, sums, products, into, bound);
    }
  }

  @Override
  public void normalizationBackward(
      float[] d, float[] z, Rows rows, float[] mean, float[] factor, float[] meanD, float[] slope) {
    int bound = SPECIES.loopBound(rows.width());
    int width = rows.width();
    int end = rows.end();
    for (int column = 0; column < bound; column += 2 * LANES) {
      int v1 = vector(1, column, bound);
      FloatVector centre0 = FloatVector.fromArray(SPECIES, mean, column);
      FloatVector factor0 = FloatVector.fromArray(SPECIES, factor, column);
      FloatVector meanD0 = FloatVector.fromArray(SPECIES, meanD, column);
      FloatVector slope0 = FloatVector.fromArray(SPECIES, slope, column);
      FloatVector centre1 = FloatVector.fromArray(SPECIES, mean, column + v1);
      FloatVector factor1 = FloatVector.fromArray(SPECIES, factor, column + v1);
      FloatVector meanD1 = FloatVector.fromArray(SPECIES, meanD, column + v1);
      FloatVector slope1 = FloatVector.fromArray(SPECIES, slope, column + v1);
      for (int at = rows.begin() + column; at < end; at += width) {
        FloatVector along0 = FloatVector.fromArray(SPECIES, z, at).sub(centre0).mul(slope0);
        FloatVector d0 = FloatVector.fromArray(SPECIES, d, at).sub(meanD0).sub(along0);
        FloatVector along1 = FloatVector.fromArray(SPECIES, z, at + v1).sub(centre1).mul(slope1);
        FloatVector d1 = FloatVector.fromArray(SPECIES, d, at + v1).sub(meanD1).sub(along1);
        d0.mul(factor0).intoArray(d, at);
        d1.mul(factor1).intoArray(d, at + v1);
      }
    }
    if (bound < width) {
      ScalarNormalization.normalizationBackward(d, z, rows, mean, factor, meanD, slope, bound);
    }
  }
}
