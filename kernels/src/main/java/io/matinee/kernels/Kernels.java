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

  /** The plain loops, to compare with. */
  static Kernels plain() {
    return new ScalarKernels();
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
   * Adds the sum of some rows of a table: {@code y[yOffset + j] += Σ table[(first + rows[i]) ·
   * width + j]} over i from {@code from} to {@code to} - 1; y is modified.
   *
   * @param table [any number of rows × width], row-major
   * @param first the row that number 0 is
   * @param rows row numbers, which may occur more than once
   */
  void addRows(
      float[] table, int first, int width, int[] rows, int from, int to, float[] y, int yOffset);

  /** The same with row 0 of the table as the first. */
  default void addRows(
      float[] table, int width, int[] rows, int from, int to, float[] y, int yOffset) {
    addRows(table, 0, width, rows, from, to, y, yOffset);
  }

  /**
   * Copies rows of a table: {@code into[(i - from) · stride + j] = table[rows[i] · width + j]} for
   * j below {@code stride}, which may go beyond the row; where it goes beyond the table this fails.
   *
   * @param table [any number of rows × width], row-major
   * @param rows row numbers, which may occur more than once
   * @param into [to - from × stride], overwritten
   */
  void gatherRows(float[] table, int width, int[] rows, int from, int to, float[] into, int stride);

  /**
   * The sums of one row and several, cut at 0: {@code h[r · width + j] = max(0, a[aOffset + j] +
   * b[bOffset + r · width + j])}.
   *
   * @param a [width] from {@code aOffset} on
   * @param b [rows × width] from {@code bOffset} on
   * @param h [rows × width], overwritten
   */
  void rectifiedSums(
      float[] a, int aOffset, float[] b, int bOffset, int rows, int width, float[] h, int hOffset);

  /**
   * {@code x[offset + i] = 1 / (1 + e^-(bias + x[offset + i]))}, within 3e-7; the same wherever an
   * element stands.
   */
  void sigmoid(float bias, float[] x, int offset, int length);

  /**
   * Adds probabilities that a standard normal number is small: {@code into[i] += Φ((cut - x[i]) ·
   * scale)}, within 5e-7; the same wherever an element stands. An x may be infinite.
   */
  void addNormal(float cut, float scale, float[] x, float[] into, int length);

  /**
   * The densities of the standard normal distribution: {@code into[i] = φ(x[i])}, within 1e-6; the
   * same wherever an element stands. An x may be infinite.
   */
  void normalDensity(float[] x, float[] into, int length);

  /**
   * The dot products of rows, shifted and cut at 0, with a vector: {@code into[offset + r] = Σ
   * max(0, z[r · width + j] + shift[j]) · w[wOffset + j]}.
   *
   * @param z [rows × width], may be overwritten
   * @param shift [width]
   */
  void rectifiedDots(
      float[] z,
      int rows,
      int width,
      float[] shift,
      float[] w,
      int wOffset,
      float[] into,
      int offset);

  /**
   * Matrix product C = A B; c is overwritten and must not share memory with a or b. What of B is
   * infinite or NaN need not show where A is 0.
   *
   * @param a [m × k], may be a transposed view, or some rows of a table
   * @param b [k × n], rows contiguous, evenly spaced
   * @param c [m × n], rows contiguous, may be some rows of a table, each once
   */
  void multiply(Matrix a, Matrix b, Matrix c);

  /**
   * The same, to the bit, for an A of which much is 0, most of all in the same columns of rows that
   * are near one another: what would be multiplied with 0 is left out where that is sooner done.
   * All of B must be finite.
   */
  default void multiplyMostlyZero(Matrix a, Matrix b, Matrix c) {
    multiply(a, b, c);
  }

  /**
   * The sums of the products of rows' elements, {@code into[i · width + j] = Σ_r rows[r, i] ·
   * rows[r, j]}, for i below {@code used} and j up to i; right of the diagonal nothing is of use.
   *
   * @param rows [count × width] from {@code offset} on, {@code step} from row to row
   * @param width a multiple of 16
   * @param used how many rows of the result are wanted
   * @param into [width × width], overwritten
   */
  default void gram(
      float[] rows, int offset, int step, int count, int width, int used, float[] into) {
    Matrix all = new Matrix(rows, offset, count, width, step, 1);
    multiply(all.transposed().rows(0, used), all, Matrix.of(into, used, width));
  }

  /**
   * Rows {@code from} to {@code to} - 1 of the matrix product C = A B; they are overwritten. The
   * terms of a sum are added in the order of A's entries.
   *
   * @param a [m × k]
   * @param b [k × n], row-major from the beginning of the array
   * @param n columns of B and C
   * @param c [m × n], likewise; not b
   */
  void multiply(SparseMatrix a, float[] b, int n, float[] c, int from, int to);

  /**
   * Matrix product C = A Bᵀ; c is overwritten.
   *
   * @param a [m × k], rows contiguous
   * @param b [n × k], rows contiguous
   * @param c [m × n], rows contiguous
   * @param scratch [k · n] or longer, may be overwritten
   */
  default void multiplyTransposed(Matrix a, Matrix b, Matrix c, float[] scratch) {
    Matrix transposed = Matrix.of(scratch, b.columns(), b.rows());
    b.transposeTo(transposed);
    multiply(a, transposed, c);
  }

  /**
   * Row {@code row} of the factor U of a symmetric positive definite matrix, A = UᵀU, given the
   * rows above: {@code u[i] = (a[i] - Σ_k U[k, row] U[k, i]) / √pivot} for i from {@code row} on.
   * What stands left of the diagonal and beyond the matrix may be overwritten.
   *
   * @param upper [size × stride], row-major: U above {@code row}, A from there on
   * @param stride a multiple of 8
   * @return the pivot; where it is not above 0 the row is of no use
   */
  double factorRow(double[] upper, int size, int stride, int row);

  /**
   * Solves Uᵀ X = B in place, for several right sides at once.
   *
   * @param upper [size × stride], row-major, of which the upper part is read
   * @param b [size × columns], row-major; overwritten with X
   */
  void solveLower(double[] upper, int size, int stride, double[] b, int columns);

  /**
   * Dropout (Srivastava et al. 2014) in place: each element is multiplied by {@code keptScale}, or
   * by 0 where its 16 random bits are below {@code threshold}. Elements 4k to 4k + 3 of the array
   * share the bits of {@link #mix}{@code (seed + (k + 1) · }{@link #GOLDEN_GAMMA}{@code )}, lowest
   * first.
   *
   * @param from a multiple of 4
   * @param threshold from 0 to 65536
   */
  void dropout(float[] h, int from, int to, long seed, int threshold, float keptScale);

  /** What SplitMix64 adds to its state for each number. */
  long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  /** SplitMix64's output function (Steele et al. 2014). */
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /**
   * Weight decay takes what no rating needs towards 0, and products of numbers of less than 1e-38
   * take a processor a hundred times as long as others. A weight of less than this changes no
   * output.
   */
  float TINY_WEIGHT = 1e-12f;

  /** A mean of gradients of less than this moves no weight by 1e-12; see {@link #TINY_WEIGHT}. */
  float TINY_MEAN = 1e-18f;

  /** The least mean of squares that {@link #adam} leaves: no root of it counts beside epsilon. */
  float TINY_SQUARE = TINY_MEAN * TINY_MEAN;

  /**
   * One step of Adam (Kingma and Ba 2015) as {@code torch.optim.Adam} does it; weights and both
   * moments are modified. With g the gradient plus {@code weightDecay} times the weight:
   *
   * <pre>
   * m = m + (1 - beta1) (g - m);  v = beta2 v + (1 - beta2) g²
   * w = w - stepSize m / (sqrt(v) / rootCorrection + epsilon)
   * </pre>
   *
   * after which, where there is weight decay, weights and means go towards 0 by {@link
   * #TINY_WEIGHT} or {@link #TINY_MEAN}.
   *
   * @param step what does not change from weight to weight
   * @param gradients [length] from {@code gradientAt} on
   */
  void adam(
      AdamStep step,
      float[] weights,
      float[] gradients,
      int gradientAt,
      float[] means,
      float[] squares,
      int offset,
      int length);

  /**
   * Some steps of Adam without a gradient at once; weights and both moments are modified:
   *
   * <pre>
   * d = rootScale sqrt(v) + epsilon;  x = rootScale sqrt(v) / d
   * w = w - m / d (move0 + move1 x + move2 x² + move3 x³)
   * m = meanDecay m;  v = squareDecay v
   * </pre>
   *
   * @param steps what does not change from weight to weight
   */
  void adamIdle(
      IdleSteps steps, float[] weights, float[] means, float[] squares, int offset, int length);
}
