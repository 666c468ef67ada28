package io.matinee.kernels;

/**
 * The loops over floats that must be fast. Arrays in, arrays or floats out. Bounds are the
 * caller's: a range outside an array throws {@link IndexOutOfBoundsException}, but possibly after
 * part of the work.
 *
 * <p>There are two implementations with the same results but for rounding: plain loops, and SIMD by
 * the Vector API, which needs {@code --add-modules jdk.incubator.vector}. {@link #best()} chooses.
 */
public interface Kernels {
  /** The implementation for this JVM, chosen once; see {@link KernelChoice}. */
  static Kernels best() {
    return KernelChoice.BEST;
  }

  /** What this is, for people, such as {@code "simd, 16 floats at once"}. */
  String description();

  /** The loops of batch normalisation in the same implementation. */
  NormalizationKernels normalization();

  /** The sum of {@code a[aOffset + i] * b[bOffset + i]} over {@code length} elements. */
  float dot(float[] a, int aOffset, float[] b, int bOffset, int length);

  /** Adds: {@code y[yOffset + i] += factor * x[xOffset + i]}; y is modified. */
  void addScaled(float factor, float[] x, int xOffset, float[] y, int yOffset, int length);

  /**
   * Adds the sum of some rows of a table: {@code y[yOffset + j] += Σ table[rows[i] · width + j]}
   * over i from {@code from} to {@code to} - 1; y is modified.
   *
   * @param table [any number of rows × width], row-major
   * @param rows row numbers, which may occur more than once
   */
  void addRows(float[] table, int width, int[] rows, int from, int to, float[] y, int yOffset);

  /**
   * Matrix product C = A B; c is overwritten and must not share memory with a or b.
   *
   * @param a [m × k], may be a transposed view
   * @param b [k × n], rows contiguous
   * @param c [m × n], rows contiguous
   */
  void multiply(Matrix a, Matrix b, Matrix c);

  /**
   * One step of Adam (Kingma and Ba 2015) as {@code torch.optim.Adam} does it; weights and both
   * moments are modified. With g the gradient plus {@code weightDecay} times the weight:
   *
   * <pre>
   * m = m + (1 - beta1) (g - m);  v = beta2 v + (1 - beta2) g²
   * w = w - stepSize m / (sqrt(v) / rootCorrection + epsilon)
   * </pre>
   *
   * @param step what does not change from weight to weight
   */
  void adam(
      AdamStep step,
      float[] weights,
      float[] gradients,
      float[] means,
      float[] squares,
      int offset,
      int length);
}
