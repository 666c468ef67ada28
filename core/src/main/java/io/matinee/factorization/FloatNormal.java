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
    float[] below = probabilitiesBelow(from);
    float[] upTo = probabilitiesBelow(to);
    float[] first = densities(from);
    float[] last = densities(to);
    for (int i = 0; i < means.length; i++) {
      float probability = upTo[i] - below[i];
      means[i] =
          probability > SURE
              ? (first[i] - last[i]) / probability
              : (float) StandardNormal.meanBetween(from[i], to[i]);
    }
  }

  private static float[] probabilitiesBelow(float[] x) {
    float[] below = new float[x.length];
    KERNELS.addNormal(0, -1, x, below, x.length); // Φ((0 - x) · -1)
    return below;
  }

  private static float[] densities(float[] x) {
    float[] densities = new float[x.length];
    KERNELS.normalDensity(x, densities, x.length);
    return densities;
  }
}
