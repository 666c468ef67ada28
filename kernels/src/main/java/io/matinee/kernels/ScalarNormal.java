package io.matinee.kernels;

/**
 * The standard normal distribution in single precision. Its functions have no branches, so that the
 * compiler makes vector instructions of a loop over them.
 */
final class ScalarNormal {
  static final float END = 5.2f; // beyond it the result is 0 or 1 to a ten-millionth

  private ScalarNormal() {}

  /**
   * The probability of a number below {@code x}, within 3e-7: ½ + x P(x²) / Q(x²), fitted to ½
   * erf(x / √2) by iterated weighted least squares, 3e-9 at most apart but for rounding.
   */
  static float cdf(float x) {
    float near = Math.max(-END, Math.min(END, x));
    float s = near * near;
    float p = 2.4731137e-8f;
    p = p * s + 6.4078896e-6f;
    p = p * s + 1.5686156e-4f;
    p = p * s + 4.608645e-3f;
    p = p * s + 3.2544552e-2f;
    p = p * s + 3.9894226e-1f;
    float q = 1.2588689e-6f;
    q = q * s + 7.0496098e-5f;
    q = q * s + 1.8172024e-3f;
    q = q * s + 2.7926688e-2f;
    q = q * s + 2.4824344e-1f;
    return 0.5f + near * p / (q * s + 1);
  }

  /** The density at {@code x}, within 1e-6: (e^(-x²/64))^32, by a power series. */
  static float density(float x) {
    float near = Math.max(-END, Math.min(END, x));
    float u = near * near / 64;
    float e = 1 - u * (1 - u / 2 * (1 - u / 3 * (1 - u / 4 * (1 - u / 5))));
    e *= e;
    e *= e;
    e *= e;
    e *= e;
    e *= e;
    return 0.3989423f * e;
  }
}
