package io.matinee.factorization;

import java.util.SplittableRandom;

/** Random numbers of some distributions. */
final class Draws {
  private Draws() {}

  /** Fills {@code into} with independent standard normal numbers. */
  static void normal(SplittableRandom random, double[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = random.nextGaussian();
    }
  }

  /**
   * A number from the gamma distribution with mean shape / rate (Marsaglia and Tsang 2000).
   *
   * @param shape above 0
   * @param rate above 0
   */
  static double gamma(SplittableRandom random, double shape, double rate) {
    if (shape < 1) { // their section 8
      double boost = Math.pow(1 - random.nextDouble(), 1 / shape);
      return boost * gamma(random, shape + 1, rate);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = 1 + c * x;
      v = v * v * v;
      double u = 1 - random.nextDouble();
      if (v > 0 && Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
        return d * v / rate;
      }
    }
  }

  /** A number from the chi-squared distribution with {@code degrees} degrees of freedom. */
  static double chiSquared(SplittableRandom random, double degrees) {
    return gamma(random, degrees / 2, 0.5);
  }
}
