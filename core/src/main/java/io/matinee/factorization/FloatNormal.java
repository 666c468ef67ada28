package io.matinee.factorization;

/**
 * The standard normal distribution function in single precision, for where a millionth will do. It
 * has no branches, so that the compiler makes vector instructions of a loop over it.
 */
final class FloatNormal {
  private static final float END = 5.2f; // beyond it the result is 0 or 1 to a ten-millionth

  private FloatNormal() {}

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
}
