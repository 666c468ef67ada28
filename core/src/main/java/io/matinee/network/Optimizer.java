package io.matinee.network;

import io.matinee.kernels.Workers;
import java.util.List;

/** A rule that moves weights along their gradients. */
interface Optimizer {
  /** Creates the one that {@code settings} name, for {@code size} weights. */
  static Optimizer of(NetworkSettings settings, int size) {
    return switch (settings.optimizer()) {
      case ADAM -> new Adam((float) settings.weightDecay(), size);
      case SGD ->
          new GradientDescent((float) settings.momentum(), (float) settings.weightDecay(), size);
    };
  }

  /** Moves {@code weights}, in place. */
  void step(float[] weights, float[] gradients, double learningRate, Workers workers);

  /** What it remembers besides the number of steps, each [weights]; live arrays. */
  List<float[]> memory();

  /** How many steps were taken. */
  long steps();

  /** Goes on after {@code steps} steps, whose memory was put into {@link #memory()}. */
  void resumeAfter(long steps);
}
