package io.matinee.network;

import io.matinee.kernels.Kernels;

/**
 * Dropout (Srivastava et al. 2014): a unit is kept with probability 1 − rate and then multiplied by
 * 1 / (1 − rate). Four units share 64 random bits, 16 each, so the rate is exact to 1/65536.
 */
final class Dropout {
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

  /**
   * Drops units of {@code h[from..to)} in place; the same seed drops the same units.
   *
   * @param from a multiple of 4
   */
  void apply(float[] h, int from, int to, long seed) {
    if (threshold > 0) {
      Kernels.best().dropout(h, from, to, seed, threshold, keptScale);
    }
  }
}
