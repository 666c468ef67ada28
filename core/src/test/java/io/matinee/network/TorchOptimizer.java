package io.matinee.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import java.util.HashMap;
import java.util.Map;

/**
 * The optimizers of torch.optim, written with libtorch's operations after the formulas in PyTorch's
 * documentation. One optimizer serves one network.
 */
abstract class TorchOptimizer {
  private final double weightDecay;
  private final Map<String, NDArray> moments = new HashMap<>();

  private TorchOptimizer(double weightDecay) {
    this.weightDecay = weightDecay;
  }

  /**
   * torch.optim.Adam with betas 0.9 and 0.999 and epsilon 1e-8.
   *
   * @param weightDecay times the parameter is added to the gradient
   */
  static TorchOptimizer adam(double learningRate, double weightDecay) {
    return new Adam(learningRate, weightDecay);
  }

  /**
   * Adam in one call of DJL's native library a parameter, for benchmarks. It adds epsilon to the
   * root before the second moment is corrected, so it differs from {@link #adam} where gradients
   * are as small as epsilon.
   */
  static TorchOptimizer nativeAdam(double learningRate) {
    return new NativeAdam(learningRate);
  }

  /**
   * torch.optim.SGD, without dampening.
   *
   * @param weightDecay times the parameter is added to the gradient
   */
  static TorchOptimizer sgd(double learningRate, double momentum, double weightDecay) {
    return new Sgd(learningRate, momentum, weightDecay);
  }

  /** Moves every parameter in place by one step; gradients are used up. */
  void step(Map<String, NDArray> parameters, Map<String, NDArray> gradients) {
    for (Map.Entry<String, NDArray> entry : parameters.entrySet()) {
      NDArray parameter = entry.getValue();
      NDArray gradient = gradients.get(entry.getKey());
      if (weightDecay != 0) {
        gradient.addi(parameter.mul(weightDecay));
      }
      update(entry.getKey(), parameter, gradient);
    }
  }

  abstract void update(String name, NDArray parameter, NDArray gradient);

  /** The named array, which outlives the step; zeros of the parameter's shape at first. */
  NDArray moment(String name, NDArray parameter) {
    NDArray known = moments.get(name);
    if (known == null) {
      known = parameter.zerosLike();
      NDScope.unregister(known);
      moments.put(name, known);
    }
    return known;
  }

  /** θ ← θ - lr · √(1 - β₂ᵗ) / (1 - β₁ᵗ) · m / (√v + ε). */
  private static final class NativeAdam extends TorchOptimizer {
    private final double learningRate;
    private int steps;

    NativeAdam(double learningRate) {
      super(0);
      this.learningRate = learningRate;
    }

    @Override
    void step(Map<String, NDArray> parameters, Map<String, NDArray> gradients) {
      steps++;
      super.step(parameters, gradients);
    }

    @Override
    void update(String name, NDArray parameter, NDArray gradient) {
      NDArray m = moment(name + ".m", parameter);
      NDArray v = moment(name + ".v", parameter);
      double correction =
          Math.sqrt(1 - Math.pow(Adam.BETA2, steps)) / (1 - Math.pow(Adam.BETA1, steps));
      parameter
          .getNDArrayInternal()
          .adamUpdate(
              new NDList(parameter, gradient, m, v),
              new NDList(parameter),
              (float) learningRate,
              (float) (learningRate * correction),
              0, // weight decay
              1, // scale of the gradient
              -1, // no clipping
              (float) Adam.BETA1,
              (float) Adam.BETA2,
              (float) Adam.EPSILON,
              true,
              false);
    }
  }

  /** θ ← θ - lr · m̂ / (√v̂ + ε). */
  private static final class Adam extends TorchOptimizer {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final double learningRate;
    private int steps;

    Adam(double learningRate, double weightDecay) {
      super(weightDecay);
      this.learningRate = learningRate;
    }

    @Override
    void step(Map<String, NDArray> parameters, Map<String, NDArray> gradients) {
      steps++;
      super.step(parameters, gradients);
    }

    @Override
    void update(String name, NDArray parameter, NDArray gradient) {
      NDArray m = moment(name + ".m", parameter);
      NDArray v = moment(name + ".v", parameter);
      m.muli(BETA1).addi(gradient.mul(1 - BETA1));
      v.muli(BETA2).addi(gradient.square().muli(1 - BETA2));
      double correction1 = 1 - Math.pow(BETA1, steps);
      double correction2 = 1 - Math.pow(BETA2, steps);
      NDArray denominator = v.sqrt().divi(Math.sqrt(correction2)).addi(EPSILON);
      parameter.subi(m.div(denominator).muli(learningRate / correction1));
    }
  }

  /** b ← momentum · b + g; θ ← θ - lr · b; b is the first gradient at the first step. */
  private static final class Sgd extends TorchOptimizer {
    private final double learningRate;
    private final double momentum;

    Sgd(double learningRate, double momentum, double weightDecay) {
      super(weightDecay);
      this.learningRate = learningRate;
      this.momentum = momentum;
    }

    @Override
    void update(String name, NDArray parameter, NDArray gradient) {
      NDArray buffer = moment(name, parameter);
      buffer.muli(momentum).addi(gradient);
      parameter.subi(buffer.mul(learningRate));
    }
  }
}
