package io.matinee.kernels;

/**
 * The loops of batch normalisation (Ioffe and Szegedy 2015) followed by ReLU. Matrices are [rows ×
 * width], row-major, from the beginning of their array; vectors have one element a column. Every
 * method deals with the columns that it is given and leaves the others alone; those from a multiple
 * of 64 on, or of 32 or 16, have the same results as together with all others, bit by bit.
 */
public interface NormalizationKernels {
  /**
   * Mean and biased variance of each column.
   *
   * @param z [rows × width]
   * @param mean [width], overwritten
   * @param variance [width], overwritten
   */
  void moments(float[] z, int rows, Columns columns, float[] mean, float[] variance);

  /**
   * Normalises in place and activates: {@code x = (z - mean) · inverseDeviation}, {@code h = max(0,
   * scale · x + shift)}.
   *
   * @param z [rows × width], turned into x
   * @param h [rows × width], overwritten
   * @param mean [width]
   * @param inverseDeviation [width]
   * @param scale holds the scale at {@code scaleAt} and the shift at {@code shiftAt}
   */
  void normalize(
      float[] z,
      float[] h,
      int rows,
      Columns columns,
      float[] mean,
      float[] inverseDeviation,
      float[] scale,
      int scaleAt,
      int shiftAt);

  /**
   * Brings the gradient of h back through dropout and ReLU, in place, and sums it: {@code d = h > 0
   * ? kept · d : 0}.
   *
   * @param d [rows × width], modified
   * @param h [rows × width]
   * @param x [rows × width]
   * @param kept what dropout multiplied the units that it kept with
   * @param sum [width], overwritten with the sums of d over the rows
   * @param products [width], overwritten with the sums of d · x over the rows
   */
  void activationBackward(
      float[] d,
      float[] h,
      float[] x,
      float kept,
      int rows,
      Columns columns,
      float[] sum,
      float[] products);

  /**
   * Brings the gradient back through the normalisation, in place: {@code d = factor · (d - meanD -
   * x · meanProduct)}.
   *
   * @param d [rows × width], modified
   * @param x [rows × width]
   * @param factor [width]
   * @param meanD [width]
   * @param meanProduct [width]
   */
  void normalizationBackward(
      float[] d,
      float[] x,
      int rows,
      Columns columns,
      float[] factor,
      float[] meanD,
      float[] meanProduct);
}
