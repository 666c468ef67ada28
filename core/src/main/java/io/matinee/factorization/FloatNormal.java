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
    float[] probabilities = new float[means.length];
    KERNELS.normalBetween(from, to, probabilities, means, means.length);
    for (int i = 0; i < means.length; i++) {
      means[i] =
          probabilities[i] > SURE
              ? means[i] / probabilities[i]
              : (float) StandardNormal.meanBetween(from[i], to[i]);
    }
  }
}
