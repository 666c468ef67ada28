package io.matinee.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The matrix product in tiles whose sums stay in registers: four rows of C by two or four vectors
 * of columns. Where C does not end with a whole tile, tiles and vectors overlap and some of it is
 * computed twice. However C is tiled, each of its elements is summed in the same order.
 */
final class SimdMultiply {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int VECTORS = LANES >= 16 ? 4 : 2; // narrow vectors have few registers
  private static final int TALL = 4; // rows of a tile
  private static final int ROWS = 15 * TALL; // of C that are computed together; at most 3 more
  private static final int INNER = 96; // terms of a sum at once, so that A and B stay in the cache
  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  /** Memory of a thread. */
  private static final class Scratch {
    private final float[] panel = new float[INNER * SimdPanelTiles.STEP];
    private float[] product = {};

    /** [rows × columns], of any content. */
    Matrix product(int rows, int columns) {
      if (product.length < rows * columns) {
        product = new float[rows * columns];
      }
      return Matrix.of(product, rows, columns);
    }
  }

  private SimdMultiply() {}

  /** C = A B, for C of at least one vector's columns. */
  static void multiply(Matrix a, Matrix b, Matrix c) {
    Scratch scratch = SCRATCH.get();
    if (a.rows() < ROWS + TALL && a.columns() <= INNER) {
      multiplyRows(a, b, c, scratch.panel); // often, and parts of matrices are objects
      return;
    }
    int from = 0;
    do {
      int to = Math.min(a.columns(), from + INNER);
      Matrix terms = b.rows(from, to);
      for (int row = 0, end; row < a.rows(); row = end) {
        end = a.rows() - row < ROWS + TALL ? a.rows() : row + ROWS; // leaves a tile's rows or none
        Matrix factors = a.rows(row, end).columns(from, to);
        Matrix sums = c.rows(row, end);
        if (from == 0) {
          multiplyRows(factors, terms, sums, scratch.panel);
        } else {
          Matrix product = scratch.product(end - row, c.columns());
          multiplyRows(factors, terms, product, scratch.panel);
          add(product, sums);
        }
      }
      from = to;
    } while (from < a.columns());
  }

  /** C = A B for a few rows; those of A are copied to {@code panel} where no tile takes them. */
  private static void multiplyRows(Matrix a, Matrix b, Matrix c, float[] panel) {
    boolean even = a.rowNumbers() == null && a.columnNumbers() == null;
    boolean rows = a.columnStep() == 1 && a.columnNumbers() == null;
    boolean stepRows = rows && even && a.rowStep() == SimdStepTiles.STEP;
    boolean sideBySide = even && a.rowStep() == 1 && a.columnStep() == SimdPanelTiles.STEP;
    Matrix factors = a;
    if (!rows && !sideBySide) {
      SimdPanelTiles.copy(a, panel);
      factors = new Matrix(panel, 0, a.rows(), a.columns(), 1, SimdPanelTiles.STEP);
    }
    int next = 0;
    while (next < c.columns()) {
      int column = Math.min(next, c.columns() - LANES);
      boolean wide = VECTORS == 4 && c.columns() - column > 3 * LANES;
      if (c.rows() < TALL) {
        multiplyFew(factors, b, c, column, wide);
      } else if (stepRows) {
        multiplySteps(factors, b, c, column, wide);
      } else if (rows) {
        multiplyRows(factors, b, c, column, wide);
      } else {
        multiplyPanel(factors, b, c, column, wide);
      }
      next += wide ? 4 * LANES : 2 * LANES;
    }
  }

  /** The tiles below one another at {@code column}, of four vectors of columns or of two. */
  private static void multiplyRows(Matrix a, Matrix b, Matrix c, int column, boolean wide) {
    for (int next = 0; next < c.rows(); next += TALL) {
      int row = Math.min(next, c.rows() - TALL);
      if (wide) {
        SimdRowTiles.tile4x4(a, b, c, row, column);
      } else {
        SimdRowTiles.tile4x2(a, b, c, row, column);
      }
    }
  }

  private static void multiplySteps(Matrix a, Matrix b, Matrix c, int column, boolean wide) {
    for (int next = 0; next < c.rows(); next += TALL) {
      int row = Math.min(next, c.rows() - TALL);
      if (wide) {
        SimdStepTiles.tile4x4(a.values(), a.index(row, 0), b, c, row, column);
      } else {
        SimdStepTiles.tile4x2(a.values(), a.index(row, 0), b, c, row, column);
      }
    }
  }

  private static void multiplyPanel(Matrix a, Matrix b, Matrix c, int column, boolean wide) {
    for (int next = 0; next < c.rows(); next += TALL) {
      int row = Math.min(next, c.rows() - TALL);
      if (wide) {
        SimdPanelTiles.tile4x4(a.values(), a.index(row, 0), b, c, row, column);
      } else {
        SimdPanelTiles.tile4x2(a.values(), a.index(row, 0), b, c, row, column);
      }
    }
  }

  /** For fewer rows than a tile has. */
  private static void multiplyFew(Matrix a, Matrix b, Matrix c, int column, boolean wide) {
    int end = Math.min(c.columns(), column + (wide ? 4 : 2) * LANES);
    for (int row = 0; row < c.rows(); row++) {
      for (int next = column; next < end; next += 2 * LANES) {
        twoVectors(a, b, c, row, Math.min(next, end - LANES));
      }
    }
  }

  private static void twoVectors(Matrix a, Matrix b, Matrix c, int row, int column) {
    float[] av = a.values();
    float[] bv = b.values();
    int v1 = vector(1, c, column);
    int aAt = a.index(row, 0);
    int bAt = b.index(0, column);
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = FloatVector.zero(SPECIES);
    for (int i = 0; i < a.columns(); i++) {
      FloatVector factor = FloatVector.broadcast(SPECIES, av[aAt]);
      c0 = factor.fma(FloatVector.fromArray(SPECIES, bv, bAt), c0);
      c1 = factor.fma(FloatVector.fromArray(SPECIES, bv, bAt + v1), c1);
      aAt += a.columnStep();
      bAt += b.rowStep();
    }
    int at = c.index(row, column);
    c0.intoArray(c.values(), at);
    c1.intoArray(c.values(), at + v1);
  }

  /**
   * Where vector {@code i} from {@code column} on begins, so that it ends with the row or before.
   */
  static int vector(int i, Matrix c, int column) {
    return Math.min(i * LANES, c.columns() - column - LANES);
  }

  /** Adds {@code a} to {@code c}, both of at least one vector's columns. */
  private static void add(Matrix a, Matrix c) {
    int whole = SPECIES.loopBound(c.columns());
    for (int row = 0; row < c.rows(); row++) {
      int from = a.index(row, 0);
      int to = c.index(row, 0);
      for (int i = 0; i < whole; i += LANES) {
        FloatVector.fromArray(SPECIES, c.values(), to + i)
            .add(FloatVector.fromArray(SPECIES, a.values(), from + i))
            .intoArray(c.values(), to + i);
      }
      for (int i = whole; i < c.columns(); i++) {
        c.values()[to + i] += a.values()[from + i];
      }
    }
  }
}
