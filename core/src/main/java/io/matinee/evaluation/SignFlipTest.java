package io.matinee.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The randomization test of Fisher for pairs (1935; for retrieval: Smucker, Allan and Carterette
 * 2007): were two models equally good, each person's two figures could as well be the other way
 * round. Two-sided.
 */
final class SignFlipTest {
  /** How many of the ways to flip signs are drawn. */
  static final int FLIPS = 10_000;

  private static final double ROUNDING = 1e-12; // of the greatest sum there can be

  private SignFlipTest() {}

  /**
   * How likely it is that a sum as far from 0 as that of {@code differences} comes about by chance.
   *
   * @param differences [people] the one model's figure less the other's
   * @return (1 + draws at least as far) / (1 + draws), so never 0
   */
  static double pValue(double[] differences, long seed) {
    double[] counting = Arrays.stream(differences).filter(d -> d != 0).toArray();
    double observed = Math.abs(Arrays.stream(counting).sum());
    double rounding = ROUNDING * Arrays.stream(counting).map(Math::abs).sum();
    SplittableRandom random = new SplittableRandom(seed);
    int asFar = 0;
    for (int flip = 0; flip < FLIPS; flip++) {
      if (Math.abs(flipped(counting, random)) >= observed - rounding) {
        asFar++;
      }
    }
    return (1.0 + asFar) / (1.0 + FLIPS);
  }

  private static double flipped(double[] differences, SplittableRandom random) {
    double sum = 0;
    long bits = 0;
    for (int i = 0; i < differences.length; i++) {
      bits = i % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
      sum += (bits & 1) == 0 ? differences[i] : -differences[i];
    }
    return sum;
  }

  /**
   * Holm's (1979) correction for several tests at once: the i-th smallest of m is multiplied by m +
   * 1 - i, and none may be below a smaller one's.
   *
   * @param pValues in any order
   * @return [tests] in the same order, at most 1
   */
  static double[] holm(double[] pValues) {
    Integer[] order = new Integer[pValues.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(pValues[a], pValues[b]));
    double[] corrected = new double[pValues.length];
    double highest = 0;
    for (int i = 0; i < order.length; i++) {
      highest = Math.max(highest, Math.min(1, (pValues.length - i) * pValues[order[i]]));
      corrected[order[i]] = highest;
    }
    return corrected;
  }
}
