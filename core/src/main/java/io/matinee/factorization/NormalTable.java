package io.matinee.factorization;

/** The normal distribution function from a table, for where a millionth will do. */
final class NormalTable {
  private static final double END = 6; // beyond it the function is 0 or 1 to a billionth
  private static final int PER_UNIT = 512;
  private static final float[] VALUES = new float[(int) (2 * END * PER_UNIT) + 2];

  static {
    for (int i = 0; i < VALUES.length; i++) {
      VALUES[i] = (float) StandardNormal.cdf((double) i / PER_UNIT - END);
    }
  }

  private NormalTable() {}

  /** The probability of a number below {@code x}. */
  static float cdf(float x) {
    float at = (x + (float) END) * PER_UNIT;
    if (!(at > 0)) {
      return 0;
    }
    int below = (int) at;
    if (below >= VALUES.length - 1) {
      return 1;
    }
    float share = at - below;
    return VALUES[below] + share * (VALUES[below + 1] - VALUES[below]);
  }
}
