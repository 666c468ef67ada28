package io.matinee.kernels;

/**
 * The loops of batch normalisation (Ioffe and Szegedy 2015) followed by ReLU. Matrices are [rows ×
 * width], row-major, from the beginning of their array; vectors have one element a column, from the
 * beginning of their array or from an offset on. Methods that are given {@link Rows} deal with
 * these and leave the others alone, so that threads may share rows out.
 */
public interface NormalizationKernels {
  /**
   * Mean, and sum of squared differences from it, of each column of some rows.
   *
   * @param z [rows × width]
   * @param means [width] from {@code into} on, overwritten
   * @param squares [width] from {@code into} on, overwritten
   */
  void moments(float[] z, Rows rows, float[] means, float[] squares, int into);

  /**
   * Mean and biased variance of each column of a matrix, from those of its blocks (Chan et al.
   * 1983).
   *
   * @param means [blocks × width] of each block, as {@link #moments} leaves them
   * @param squares [blocks × width], likewise
   * @param mean [width], overwritten
   * @param variance [width], overwritten
   */
  void pool(Blocks blocks, float[] means, float[] squares, float[] mean, float[] variance);

  /**
   * Normalises and activates: {@code h = max(0, (z - mean) · factor + shift)}.
   *
   * @param z [rows × width]
   * @param h [rows × width], overwritten
   * @param mean [width]
   * @param factor [width]
   * @param shift [width] from {@code shiftAt} on
   */
  void normalize(
      float[] z, float[] h, Rows rows, float[] mean, float[] factor, float[] shift, int shiftAt);

  /**
   * Brings the gradient of h back through dropout and ReLU, in place, and sums it: {@code d = h > 0
   * ? kept · d : 0}.
   *
   * @param d [rows × width], modified
   * @param h [rows × width], 0 or more
   * @param z [rows × width]
   * @param kept what dropout multiplied the units that it kept with
   * @param mean [width]
   * @param sums [width] from {@code into} on, overwritten with the sums of d over the rows
   * @param products [width] from {@code into} on, overwritten with the sums of d · (z - mean)
   */
  void activationBackward(
      float[] d,
      float[] h,
      float[] z,
      float kept,
      Rows rows,
      float[] mean,
      float[] sums,
      float[] products,
      int into);

  /**
   * The same for a layer whose h is all that one unit depends on: turns h into {@code h > 0 ?
   * ofUnit[row] · w[column] : 0}.
   *
   * @param h [rows × width], 0 or more, modified
   * @param z [rows × width]
   * @param ofUnit the gradient of the unit, by row
   * @param w the unit's weights, [width] from {@code wAt} on
   * @param mean [width]
   * @param sums [width] from {@code into} on, overwritten with the sums of what h becomes
   * @param products [width] from {@code into} on, overwritten with the sums of that · (z - mean)
   */
  void unitBackward(
      float[] h,
      float[] z,
      float[] ofUnit,
      float[] w,
      int wAt,
      Rows rows,
      float[] mean,
      float[] sums,
      float[] products,
      int into);

  /**
   * Brings the gradient back through the normalisation, in place: {@code d = factor · (d - meanD -
   * (z - mean) · slope)}.
   *
   * @param d [rows × width], modified
   * @param z [rows × width]
   * @param mean [width]
   * @param factor [width]
   * @param meanD [width]
   * @param slope [width]
   */
  void normalizationBackward(
      float[] d, float[] z, Rows rows, float[] mean, float[] factor, float[] meanD, float[] slope);
}
