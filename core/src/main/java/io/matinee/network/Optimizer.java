package io.matinee.network;

import io.matinee.kernels.Workers;
import java.util.List;

/** A rule that moves weights along their gradients. */
interface Optimizer {
  /** Creates the one that {@code settings} name, for the weights of {@code layout}. */
  static Optimizer of(NetworkSettings settings, NetworkLayout layout) {
    float decay = (float) settings.weightDecay();
    return switch (settings.optimizer()) {
      case ADAM -> decay == 0 ? new LateAdam(layout) : new Adam(decay, layout.size());
      case SGD -> new GradientDescent((float) settings.momentum(), decay, layout.size());
    };
  }

  /**
   * Brings up to date what the next pass reads, where {@link #step} leaves rows for later.
   *
   * @param touched the rows that it reads of each of {@link NetworkLayout#tables}
   */
  default void catchUp(float[] weights, List<Places> touched, Workers workers) {}

  /**
   * Moves {@code weights}, in place.
   *
   * @param touched the rows of each of {@link NetworkLayout#tables} that have a gradient; the
   *     others may be left for later
   */
  void step(
      float[] weights,
      float[] gradients,
      double learningRate,
      List<Places> touched,
      Workers workers);

  /** Brings all weights up to date. */
  default void settle(float[] weights, Workers workers) {}

  /** What it remembers besides the number of steps, each [weights]; live arrays, when settled. */
  List<float[]> memory();

  /** How many steps were taken. */
  long steps();

  /** Goes on after {@code steps} steps, whose memory was put into {@link #memory()}. */
  void resumeAfter(long steps);
}
