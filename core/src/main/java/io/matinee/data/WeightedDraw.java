package io.matinee.data;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws indexes in proportion to weights. */
final class WeightedDraw {
  private final double[] cumulative; // [weights] sum of the weights up to and with each

  /** Creates one over {@code weights}, none negative and not all zero. */
  WeightedDraw(double[] weights) {
    cumulative = weights.clone();
    for (int i = 1; i < cumulative.length; i++) {
      cumulative[i] += cumulative[i - 1];
    }
  }

  /** An index of the weights. */
  int draw(SplittableRandom random) {
    int last = cumulative.length - 1;
    int found = Arrays.binarySearch(cumulative, random.nextDouble() * cumulative[last]);
    return Math.min(last, found >= 0 ? found + 1 : -(found + 1));
  }
}
