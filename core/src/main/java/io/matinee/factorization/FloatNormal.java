package io.matinee.factorization;

import io.matinee.kernels.Kernels;

/** The standard normal distribution in single precision, for where a ten-thousandth will do. */
final class FloatNormal {
  private static final Kernels KERNELS = Kernels.best();
  private static final float SURE = 0.02f; // of less probability a mean may be off by 1e-4

  private FloatNormal() {}

  /**
   * The means of the numbers between, within 1e-4.
   *
   * @param from [n], possibly infinite
   * @param to [n], each above its {@code from}
   * @param means [n], overwritten
   */
  static void meansBetween(float[] from, float[] to, float[] means) {
    int length = means.length;
    float[] below = new float[length];
    float[] upTo = new float[length];
    KERNELS.addNormal(0, -1, from, below, length);
    KERNELS.addNormal(0, -1, to, upTo, length);
    float[] first = new float[length];
    float[] last = new float[length];
    KERNELS.normalDensity(from, first, length);
    KERNELS.normalDensity(to, last, length);
    for (int i = 0; i < length; i++) {
      float probability = upTo[i] - below[i];
      means[i] =
          probability > SURE
              ? (first[i] - last[i]) / probability
              : (float) StandardNormal.meanBetween(from[i], to[i]);
    }
  }
}
