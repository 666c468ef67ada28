package io.matinee.network;

/**
 * Dropout (Srivastava et al. 2014): a unit is kept with probability 1 − rate and then multiplied by
 * 1 / (1 − rate). Four units share 64 random bits, 16 each, so the rate is exact to 1/65536.
 */
final class Dropout {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final int threshold; // of 65536; below it a unit is dropped
  private final float keptScale;

  Dropout(float rate) {
    threshold = Math.round(rate * 65536);
    keptScale = 65536f / (65536 - threshold);
  }

  /** What the units that are kept are multiplied by. */
  float keptScale() {
    return keptScale;
  }

  /** Drops units of {@code h[0..length)} in place; the same seed drops the same units. */
  void apply(float[] h, int length, long seed) {
    if (threshold == 0) {
      return;
    }
    long state = seed;
    int i = 0;
    for (; i + 3 < length; i += 4) {
      state += GOLDEN_GAMMA;
      long bits = mix(state);
      h[i] *= factor(bits);
      h[i + 1] *= factor(bits >>> 16);
      h[i + 2] *= factor(bits >>> 32);
      h[i + 3] *= factor(bits >>> 48);
    }
    for (long bits = mix(state + GOLDEN_GAMMA); i < length; i++, bits >>>= 16) {
      h[i] *= factor(bits);
    }
  }

  private float factor(long bits) {
    return (bits & 0xffff) < threshold ? 0 : keptScale;
  }

  /** SplitMix64's output function (Steele et al. 2014). */
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
