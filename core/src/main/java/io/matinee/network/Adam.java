package io.matinee.network;

import io.matinee.kernels.AdamStep;
import io.matinee.kernels.Kernels;
import io.matinee.kernels.Workers;
import java.util.List;

/** Adam (Kingma and Ba 2015) as {@code torch.optim.Adam} does it, weight decay as L2 penalty. */
final class Adam implements Optimizer {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final float weightDecay;
  private final float[] means; // [weights]
  private final float[] squares; // [weights]
  private long steps;

  Adam(float weightDecay, int size) {
    this.weightDecay = weightDecay;
    means = new float[size];
    squares = new float[size];
  }

  @Override
  public void step(float[] weights, float[] gradients, double learningRate, Workers workers) {
    steps++;
    double correction1 = 1 - Math.pow(BETA_1, steps);
    double correction2 = 1 - Math.pow(BETA_2, steps);
    AdamStep step =
        new AdamStep(
            (float) BETA_1,
            (float) BETA_2,
            (float) EPSILON,
            weightDecay,
            (float) (learningRate / correction1),
            (float) Math.sqrt(correction2));
    workers.inParts(
        weights.length,
        1024,
        (from, to) ->
            Kernels.best().adam(step, weights, gradients, means, squares, from, to - from));
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
