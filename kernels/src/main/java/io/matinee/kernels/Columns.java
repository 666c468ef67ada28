package io.matinee.kernels;

import java.util.Objects;

/**
 * Some neighbouring columns of row-major matrices that begin with their array.
 *
 * @param width columns of the whole matrix
 * @param from the first column
 * @param to the column after the last
 */
public record Columns(int width, int from, int to) {
  /** Checks the range. */
  public Columns {
    Objects.checkFromToIndex(from, to, width);
  }

  /** All columns. */
  public static Columns all(int width) {
    return new Columns(width, 0, width);
  }
}
