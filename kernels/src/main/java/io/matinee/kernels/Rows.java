package io.matinee.kernels;

/**
 * Some neighbouring rows of row-major matrices that begin with their array.
 *
 * @param width columns
 * @param from the first row
 * @param to the row after the last
 */
public record Rows(int width, int from, int to) {
  /** How many rows there are. */
  public int count() {
    return to - from;
  }

  /** Where the first row begins in the array. */
  int begin() {
    return from * width;
  }

  /** Where the last row ends in the array. */
  int end() {
    return to * width;
  }
}
