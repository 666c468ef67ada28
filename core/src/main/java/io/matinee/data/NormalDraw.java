package io.matinee.data;

import java.util.SplittableRandom;

/** Standard normal numbers by the polar method (Marsaglia and Bray 1964), the same on every JDK. */
final class NormalDraw {
  private final SplittableRandom random;
  private double spare;
  private boolean hasSpare;

  NormalDraw(SplittableRandom random) {
    this.random = random;
  }

  /** The next number, with mean 0 and variance 1. */
  double next() {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    double x;
    double y;
    double square;
    do {
      x = 2 * random.nextDouble() - 1;
      y = 2 * random.nextDouble() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double factor = Math.sqrt(-2 * StrictMath.log(square) / square); // sqrt is exact everywhere
    spare = y * factor;
    hasSpare = true;
    return x * factor;
  }
}
