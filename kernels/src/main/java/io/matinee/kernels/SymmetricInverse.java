package io.matinee.kernels;

/**
 * The inverse of a symmetric positive definite matrix by blocked Cholesky factors: A = L Lᵀ, then M
 * = L⁻¹, then A⁻¹ = Mᵀ M (Golub and Van Loan 2013, section 4.2). In place; besides the matrix it
 * takes room for one row of blocks. Products of blocks are floats, but they are summed up, and
 * blocks on the diagonal are factored, in double precision. The number of threads changes no bit.
 */
public final class SymmetricInverse {
  private static final Kernels KERNELS = Kernels.best();
  private static final int BLOCK = 64; // rows and columns of a block, or a little less
  private static final int TERMS = 96; // of a sum in floats, before it becomes a double

  private final float[] matrix; // [size × size], row-major
  private final int size;
  private final int blocks;
  private final Workers workers;
  private final float[] panel; // a row or a column of blocks

  private SymmetricInverse(float[] matrix, int size, Workers workers) {
    this.matrix = matrix;
    this.size = size;
    this.blocks = Workers.chunks(size, BLOCK);
    this.workers = workers;
    this.panel = new float[size * Math.min(size, BLOCK)];
  }

  /**
   * Inverts a matrix in place.
   *
   * @param matrix [size × size], row-major, of which the lower part is read; overwritten with the
   *     whole inverse
   * @param size at most 46,340, since an array can hold no more
   * @throws ArithmeticException if it is not positive definite
   */
  public static void invert(float[] matrix, int size, Workers workers) {
    if (matrix.length != (long) size * size) {
      throw new IllegalArgumentException(
          "expected %d × %d elements, found %d".formatted(size, size, matrix.length));
    }
    SymmetricInverse inverse = new SymmetricInverse(matrix, size, workers);
    inverse.factor();
    inverse.invertFactor();
    inverse.multiplyFactor();
    inverse.mirror();
  }

  /** A = L Lᵀ, column by column of blocks; M_jj = L_jj⁻¹ takes the place of L_jj. */
  private void factor() {
    for (int j = 0; j < blocks; j++) {
      int column = j;
      int before = start(j);
      int width = width(j);
      Matrix transposed = Matrix.of(panel, before, width); // of L's row j
      part(before, width, 0, before).transposeTo(transposed);
      Block diagonal = Block.of(block(j, j));
      diagonal.subtract(block(j, 0, before), transposed);
      Block inverted = diagonal.invertedFactor();
      float[] solved = inverted.transposed();
      workers.run(
          blocks - j - 1,
          task -> {
            int i = column + 1 + task;
            Block below = Block.of(block(i, column));
            below.subtract(block(i, 0, before), transposed);
            Matrix left = Matrix.of(below.floats(), width(i), width);
            KERNELS.multiply(left, Matrix.of(solved, width, width), block(i, column));
          });
      inverted.store(block(j, j));
    }
  }

  /** M = L⁻¹, row by row of blocks: M_ij = -M_ii Σ L_ik M_kj over k from j to i - 1. */
  private void invertFactor() {
    for (int i = 1; i < blocks; i++) {
      int row = i;
      int before = start(i);
      Matrix factor = Matrix.of(panel, width(i), before); // L's row i, which M's overwrites
      copy(block(i, 0, before), factor);
      workers.run(
          i,
          j -> {
            int from = start(j);
            Block sum = new Block(width(row), width(j));
            sum.subtract(columns(factor, from, before), part(from, before - from, from, width(j)));
            Matrix right = Matrix.of(sum.floats(), width(row), width(j));
            KERNELS.multiply(block(row, row), right, block(row, j));
          });
    }
  }

  /** A⁻¹ = Mᵀ M, lower part, row by row of blocks: Σ M_kiᵀ M_kj over k from i on. */
  private void multiplyFactor() {
    for (int i = 0; i < blocks; i++) {
      int row = i;
      int from = start(i);
      Matrix column = Matrix.of(panel, width(i), size - from); // M's, which the result overwrites
      part(from, size - from, from, width(i)).transposeTo(column);
      workers.run(
          i + 1,
          j -> {
            Block sum = new Block(width(row), width(j));
            sum.add(column, part(from, size - from, start(j), width(j)));
            sum.store(block(row, j));
          });
    }
  }

  /** Copies the lower part to the upper. */
  private void mirror() {
    workers.run(
        blocks,
        i -> {
          for (int j = 0; j < i; j++) {
            block(i, j).transposeTo(block(j, i));
          }
        });
  }

  /** The first row and column of a block; all are equally wide, but for one row and column. */
  private int start(int block) {
    return (int) ((long) size * block / blocks);
  }

  private int width(int block) {
    return start(block + 1) - start(block);
  }

  private Matrix part(int row, int rows, int column, int columns) {
    return new Matrix(matrix, row * size + column, rows, columns, size, 1);
  }

  private Matrix block(int i, int j) {
    return part(start(i), width(i), start(j), width(j));
  }

  /** Columns {@code from} to {@code to} - 1 of row {@code i} of blocks. */
  private Matrix block(int i, int from, int to) {
    return part(start(i), width(i), from, to - from);
  }

  private static Matrix columns(Matrix of, int from, int to) {
    return new Matrix(of.values(), of.offset() + from, of.rows(), to - from, of.rowStep(), 1);
  }

  private static void copy(Matrix from, Matrix to) {
    for (int row = 0; row < from.rows(); row++) {
      System.arraycopy(
          from.values(), from.index(row, 0), to.values(), to.index(row, 0), from.columns());
    }
  }

  /**
   * A block in double precision.
   *
   * @param values [rows × columns], row-major
   */
  private record Block(int rows, int columns, double[] values) {
    Block(int rows, int columns) {
      this(rows, columns, new double[rows * columns]);
    }

    static Block of(Matrix from) {
      Block block = new Block(from.rows(), from.columns());
      for (int i = 0; i < block.values.length; i++) {
        block.values[i] = from.values()[from.index(i / block.columns, i % block.columns)];
      }
      return block;
    }

    void store(Matrix into) {
      for (int i = 0; i < values.length; i++) {
        into.values()[into.index(i / columns, i % columns)] = (float) values[i];
      }
    }

    void add(Matrix a, Matrix b) {
      add(a, b, 1);
    }

    void subtract(Matrix a, Matrix b) {
      add(a, b, -1);
    }

    /** Adds {@code sign} · A B, some terms at a time. */
    private void add(Matrix a, Matrix b, int sign) {
      float[] product = new float[values.length];
      for (int from = 0; from < b.rows(); from += TERMS) {
        int to = Math.min(b.rows(), from + TERMS);
        Matrix left = a.transposed().rows(from, to).transposed();
        KERNELS.multiply(left, b.rows(from, to), Matrix.of(product, rows, columns));
        for (int i = 0; i < values.length; i++) {
          values[i] += sign * product[i];
        }
      }
    }

    /** L⁻¹ of what is A = L Lᵀ, with zeros above the diagonal. */
    Block invertedFactor() {
      return new Block(rows, rows, new Cholesky(values, rows).inverseFactor());
    }

    float[] floats() {
      float[] floats = new float[values.length];
      store(Matrix.of(floats, rows, columns));
      return floats;
    }

    float[] transposed() {
      float[] floats = new float[values.length];
      store(Matrix.of(floats, columns, rows).transposed());
      return floats;
    }
  }
}
