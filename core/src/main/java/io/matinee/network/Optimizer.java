package io.matinee.network;

import io.matinee.kernels.Workers;
import java.util.List;

/** A rule that moves weights along their gradients: in each step, each weight once. */
interface Optimizer {
  /** Creates the one that {@code settings} name, for the weights of {@code layout}. */
  static Optimizer of(NetworkSettings settings, NetworkLayout layout) {
    float decay = (float) settings.weightDecay();
    return switch (settings.optimizer()) {
      case ADAM -> decay == 0 ? new LateAdam(layout) : new Adam(decay, layout);
      case SGD -> new GradientDescent((float) settings.momentum(), decay, layout);
    };
  }

  /**
   * Brings a row up to date that the next pass reads, where {@link #moveRow} leaves rows for later.
   * Several threads may do some each.
   *
   * @param table which of {@link NetworkLayout#tables}
   */
  default void catchUp(float[] weights, int table, int row) {}

  /**
   * Reads what {@link #catchUp} will need of a row, without doing anything: so the processor
   * fetches rows from memory side by side, where it would else wait for one after the other.
   *
   * @return anything that depends on all of it, lest the JIT leave it out
   */
  default int fetch(float[] weights, int table, int row) {
    return 0;
  }

  /** Begins the next step, of all weights. */
  void begin(float[] weights, double learningRate, Workers workers);

  /**
   * Moves the weights from {@code from} to {@code to} - 1 along their gradients, in place; none of
   * {@link NetworkLayout#tables}. Several threads may move some each.
   */
  void move(float[] weights, float[] gradients, int from, int to);

  /** Whether rows of {@link NetworkLayout#tables} are moved one by one, by {@link #moveRow}. */
  default boolean movesRows() {
    return false;
  }

  /**
   * Moves a row along its gradient, in place. Several threads may move some each.
   *
   * @param table which of {@link NetworkLayout#tables}
   * @param gradient the row's, from {@code from} on
   */
  default void moveRow(float[] weights, int table, int row, float[] gradient, int from) {
    throw new UnsupportedOperationException("moves all rows at once");
  }

  /** Moves all {@link NetworkLayout#tables}, where they are not moved row by row. */
  void moveTables(float[] weights, float[] gradients, Workers workers);

  /** Brings all weights up to date. */
  default void settle(float[] weights, Workers workers) {}

  /** What it remembers besides the number of steps, each [weights]; live arrays, when settled. */
  List<float[]> memory();

  /** How many steps were taken. */
  long steps();

  /** Goes on after {@code steps} steps, whose memory was put into {@link #memory()}. */
  void resumeAfter(long steps);
}
