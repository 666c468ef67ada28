package io.matinee.kernels;

/**
 * The rows of a row-major matrix in blocks of equally many; the last has what is left.
 *
 * @param rows rows of the matrix
 * @param width columns
 * @param size rows of a block
 */
public record Blocks(int rows, int width, int size) {
  /** How many blocks there are. */
  public int count() {
    return (rows + size - 1) / size;
  }

  /** The rows of {@code block}. */
  public Rows rows(int block) {
    return new Rows(width, block * size, Math.min(rows, (block + 1) * size));
  }
}
