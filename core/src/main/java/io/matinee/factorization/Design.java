package io.matinee.factorization;

import io.matinee.kernels.Kernels;
import io.matinee.kernels.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The sparse matrix X [rows × attributes] of one side. First come flags, 0 or 1. Where history
 * counts, one attribute for each row of the other side follows: having met it counts 1 / √(n + 30)
 * for a row that met n (implicit feedback, as in Rendle, Zhang and Koren 2019).
 */
final class Design {
  /** What is added to n, so that a row that met few leans on them little. */
  private static final int HISTORY_SHRINKAGE = 30;

  private static final int CHUNK = 64; // rows or attributes in a task
  private static final Kernels KERNELS = Kernels.best();

  private final Incidence flags; // row → flags
  private final Incidence flagRows; // flag → rows
  private final Incidence history; // row → rows of the other side; null where it does not count
  private final RowSums historySums; // over the history; null likewise
  private final RowSums otherSums; // over the same from the other side; null likewise
  private final float[] weights; // [rows] of the history
  private final double[] squares; // [attributes] the diagonal of XᵀX
  private final int[] groups; // [groups + 1] where each group of attributes begins

  /**
   * Creates one without history.
   *
   * @param flagsOf the flags of each row
   * @param groupSizes how many flags there are of each kind
   */
  Design(List<int[]> flagsOf, List<Integer> groupSizes) {
    this(flagsOf, groupSizes, null, null);
  }

  /**
   * Creates one in which history counts.
   *
   * @param history whom each row met
   * @param otherHistory the same from the other side
   */
  Design(List<int[]> flagsOf, List<Integer> groupSizes, Incidence history, Incidence otherHistory) {
    IntStream sizes = groupSizes.stream().mapToInt(Integer::intValue);
    int flagCount = groupSizes.stream().mapToInt(Integer::intValue).sum();
    this.flags = Incidence.of(flagsOf);
    this.flagRows = flags.transposed(flagCount);
    this.history = history;
    this.historySums = history == null ? null : new RowSums(history, otherHistory.rows());
    this.otherSums = history == null ? null : new RowSums(otherHistory, history.rows());
    this.weights = history == null ? new float[0] : weights(history);
    IntStream all =
        history == null ? sizes : IntStream.concat(sizes, IntStream.of(otherHistory.rows()));
    this.groups = Incidence.starts(all.toArray());
    this.squares = sumSquares();
  }

  private static float[] weights(Incidence history) {
    float[] weights = new float[history.rows()];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = historyWeight(history.count(row));
    }
    return weights;
  }

  /** What each counts of {@code n} that a row has met. */
  static float historyWeight(int n) {
    return (float) (1 / Math.sqrt(n + HISTORY_SHRINKAGE));
  }

  /** Says whether history counts. */
  boolean countsHistory() {
    return history != null;
  }

  /** How many rows there are. */
  int rows() {
    return flags.rows();
  }

  /** How many attributes there are: the flags, and then the other side's rows. */
  int attributes() {
    return groups[groups.length - 1];
  }

  /** The flags of each row, ascending. */
  Incidence flags() {
    return flags;
  }

  /** How many of the attributes are flags; they come first. */
  int flagCount() {
    return flagRows.rows();
  }

  /** [groups + 1] where each group of attributes begins, and where the last ends. */
  int[] groups() {
    return groups;
  }

  /** The diagonal of XᵀX, [attributes]. */
  double[] squares() {
    return squares;
  }

  private double[] sumSquares() {
    double[] squares = new double[attributes()];
    for (int flag = 0; flag < flagCount(); flag++) {
      squares[flag] = flagRows.count(flag);
    }
    for (int row = 0; row < weights.length; row++) {
      for (int i = history.starts()[row]; i < history.starts()[row + 1]; i++) {
        squares[flagCount() + history.others()[i]] += weights[row] * weights[row];
      }
    }
    return squares;
  }

  /**
   * out = X b.
   *
   * @param b [attributes × width]
   * @param out [rows × width], overwritten
   */
  void times(Workers workers, float[] b, int width, float[] out) {
    for (int i = 0; i < blocks(); i++) {
      int block = i;
      workers.inChunks(
          rows(), CHUNK, (chunk, from, to) -> timesBlock(block, from, to, b, width, out));
    }
  }

  /** Of the history; 1 where it does not count. */
  private int blocks() {
    return history == null ? 1 : historySums.blocks();
  }

  private void timesBlock(int block, int from, int to, float[] b, int width, float[] out) {
    if (block == 0) {
      Arrays.fill(out, from * width, to * width, 0);
    }
    if (history != null) {
      historySums.add(block, from, to, b, flagCount(), width, out, 0);
    }
    if (block == blocks() - 1) {
      for (int row = from; row < to; row++) {
        addFlags(b, width, row, out);
      }
    }
  }

  /** After all of the history of {@code row} was added. */
  private void addFlags(float[] b, int width, int row, float[] out) {
    if (history != null) {
      scale(out, row * width, width, weights[row]);
    }
    addRows(b, width, flags, row, out);
  }

  /**
   * out = Xᵀ v.
   *
   * @param v [rows × width]; each row times its weight afterwards where history counts
   * @param out [attributes × width], overwritten
   */
  void transposedTimes(Workers workers, float[] v, int width, float[] out) {
    Arrays.fill(out, 0);
    workers.run(flagCount(), flag -> addRows(v, width, flagRows, flag, out));
    if (history != null) {
      workers.inChunks(
          rows(),
          CHUNK,
          (chunk, from, to) -> {
            for (int row = from; row < to; row++) {
              scale(v, row * width, width, weights[row]);
            }
          });
      for (int i = 0; i < otherSums.blocks(); i++) {
        int block = i;
        workers.inChunks(
            attributes() - flagCount(),
            CHUNK,
            (chunk, from, to) -> otherSums.add(block, from, to, v, 0, width, out, flagCount()));
      }
    }
  }

  private static void addRows(float[] table, int width, Incidence incidence, int row, float[] out) {
    int[] starts = incidence.starts();
    int[] others = incidence.others();
    KERNELS.addRows(table, width, others, starts[row], starts[row + 1], out, row * width);
  }

  private static void scale(float[] values, int at, int width, float factor) {
    for (int i = at; i < at + width; i++) {
      values[i] *= factor;
    }
  }
}
