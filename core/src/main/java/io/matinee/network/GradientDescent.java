package io.matinee.network;

import io.matinee.kernels.Workers;
import java.util.List;

/** Stochastic gradient descent with momentum as {@code torch.optim.SGD} does it. */
final class GradientDescent implements Optimizer {
  private final float momentum;
  private final float weightDecay;
  private final float[] velocity; // [weights]
  private long steps;

  GradientDescent(float momentum, float weightDecay, int size) {
    this.momentum = momentum;
    this.weightDecay = weightDecay;
    velocity = new float[size];
  }

  @Override
  public void step(
      float[] weights,
      float[] gradients,
      double learningRate,
      List<Places> touched,
      Workers workers) {
    steps++;
    float rate = (float) learningRate;
    for (int i = 0; i < weights.length; i++) {
      velocity[i] = momentum * velocity[i] + gradients[i] + weightDecay * weights[i];
      weights[i] -= rate * velocity[i];
    }
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
