package io.matinee.network;

import io.matinee.kernels.Workers;
import java.util.List;

/** Stochastic gradient descent with momentum as {@code torch.optim.SGD} does it. */
final class GradientDescent implements Optimizer {
  private final float momentum;
  private final float weightDecay;
  private final float[] velocity; // [weights]
  private final int tablesEnd; // where the weights after the lookup tables begin
  private float rate; // of the step last begun
  private long steps;

  GradientDescent(float momentum, float weightDecay, NetworkLayout layout) {
    this.momentum = momentum;
    this.weightDecay = weightDecay;
    velocity = new float[layout.size()];
    tablesEnd = layout.tablesEnd();
  }

  @Override
  public void begin(float[] weights, double learningRate, Workers workers) {
    steps++;
    rate = (float) learningRate;
  }

  @Override
  public void move(float[] weights, float[] gradients, int from, int to) {
    for (int i = from; i < to; i++) {
      velocity[i] = momentum * velocity[i] + gradients[i] + weightDecay * weights[i];
      weights[i] -= rate * velocity[i];
    }
  }

  @Override
  public void moveTables(float[] weights, float[] gradients, Workers workers) {
    move(weights, gradients, 0, tablesEnd);
  }

  @Override
  public List<float[]> memory() {
    return List.of(velocity);
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
