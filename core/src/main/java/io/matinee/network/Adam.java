package io.matinee.network;

import io.matinee.kernels.AdamStep;
import io.matinee.kernels.Kernels;
import io.matinee.kernels.Workers;
import java.util.List;

/** Adam (Kingma and Ba 2015) as {@code torch.optim.Adam} does it, weight decay as L2 penalty. */
final class Adam implements Optimizer {
  static final double BETA_1 = 0.9;
  static final double BETA_2 = 0.999;
  static final double EPSILON = 1e-8;
  private static final int CHUNK = 1024; // weights that threads share out begin at multiples of it

  private final Kernels kernels = Kernels.best();
  private final float weightDecay;
  final float[] means; // [weights]
  final float[] squares; // [weights]
  private final int tablesEnd; // where the weights after the lookup tables begin
  private AdamStep step; // the last begun
  private long steps;

  Adam(float weightDecay, NetworkLayout layout) {
    this.weightDecay = weightDecay;
    means = new float[layout.size()];
    squares = new float[layout.size()];
    tablesEnd = layout.tablesEnd();
  }

  @Override
  public void begin(float[] weights, double learningRate, Workers workers) {
    steps++;
    double correction1 = 1 - Math.pow(BETA_1, steps);
    double correction2 = 1 - Math.pow(BETA_2, steps);
    step =
        new AdamStep(
            (float) BETA_1,
            (float) BETA_2,
            (float) EPSILON,
            weightDecay,
            (float) (learningRate / correction1),
            (float) Math.sqrt(correction2));
  }

  @Override
  public void move(float[] weights, float[] gradients, int from, int to) {
    kernels.adam(step, weights, gradients, from, means, squares, from, to - from);
  }

  /**
   * Moves {@code count} weights from {@code at} on along {@code gradient[from]} and what follows.
   */
  void move(float[] weights, int at, float[] gradient, int from, int count) {
    kernels.adam(step, weights, gradient, from, means, squares, at, count);
  }

  @Override
  public void moveTables(float[] weights, float[] gradients, Workers workers) {
    workers.inParts(tablesEnd, CHUNK, (from, to) -> move(weights, gradients, from, to));
  }

  @Override
  public List<float[]> memory() {
    return List.of(means, squares);
  }

  @Override
  public long steps() {
    return steps;
  }

  @Override
  public void resumeAfter(long steps) {
    this.steps = steps;
  }
}
