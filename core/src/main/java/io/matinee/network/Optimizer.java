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
   * Brings up to date what the next pass reads, where {@link #moveTables} leaves rows for later.
   *
   * @param touched the rows that it reads of each of {@link NetworkLayout#tables}
   */
  default void catchUp(float[] weights, List<Places> touched, Workers workers) {}

  /** Begins the next step, of all weights. */
  void begin(float[] weights, double learningRate, Workers workers);

  /**
   * Moves the weights from {@code from} to {@code to} - 1 along their gradients, in place; none of
   * {@link NetworkLayout#tables}. Several threads may move some each.
   */
  void move(float[] weights, float[] gradients, int from, int to);

  /**
   * Moves the rows of all {@link NetworkLayout#tables}, in place.
   *
   * @param touched the rows of each that have a gradient; the others may be left for later
   */
  void moveTables(float[] weights, float[] gradients, List<Places> touched, Workers workers);

  /** Brings all weights up to date. */
  default void settle(float[] weights, Workers workers) {}

  /** What it remembers besides the number of steps, each [weights]; live arrays, when settled. */
  List<float[]> memory();

  /** How many steps were taken. */
  long steps();

  /** Goes on after {@code steps} steps, whose memory was put into {@link #memory()}. */
  void resumeAfter(long steps);
}
