package io.matinee.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The optimizers' steps worked by hand, and the training loop. */
class TorchTrainingTest {
  private static final OracleShape SHAPE = new OracleShape(7, 5, 4, 3, 4, 8, 5);

  @BeforeAll
  static void loadLibtorch() {
    Libtorch.assumeAvailable();
  }

  /**
   * Gradients as small as epsilon show where epsilon stands, in units of 1e-8:
   *
   * <pre>
   * g = 1: m̂ = 1, v̂ = 1: 0.1 · 1 / (1 + 1) = 0.05
   * g = 3: m = .09 + .3 = .39, m̂ = .39 / .19 = 2.0526; v = .000999 + .009 = .009999,
   *        v̂ = .009999 / .001999 = 5.0020: 0.1 · 2.0526 / (2.2365 + 1) = 0.06342
   * </pre>
   */
  @Test
  void adamAddsEpsilonToTheRootOfTheCorrectedSecondMoment() {
    TorchOptimizer adam = TorchOptimizer.adam(0.1, 0);
    float[] path = path(adam, 1e-8f, 3e-8f);
    assertThat(path).containsExactly(new float[] {0.95f, 0.88658f}, within(1e-5f));
  }

  @Test
  void nativeAdamIsAdamWhereGradientsAreLarge() {
    float[] gradients = {0.5f, -0.1f, 0.2f};
    float[] expected = path(TorchOptimizer.adam(0.1, 0), gradients);
    assertThat(path(TorchOptimizer.nativeAdam(0.1), gradients))
        .containsExactly(expected, within(1e-5f));
  }

  /** A gradient of -0.5 is cancelled by 0.5 · θ at θ = 1, and nothing moves. */
  @Test
  void adamAddsWeightDecayToTheGradient() {
    assertThat(path(TorchOptimizer.adam(0.1, 0.5), -0.5f)).containsExactly(1);
  }

  /**
   *
   *
   * <pre>
   * g = .5 + .2 · 1 = .7, b = .7: 1 - .1 · .7 = .93
   * g = .5 + .2 · .93 = .686, b = .9 · .7 + .686 = 1.316: .93 - .1316 = .7984
   * </pre>
   */
  @Test
  void sgdKeepsMomentumAndAddsWeightDecay() {
    TorchOptimizer sgd = TorchOptimizer.sgd(0.1, 0.9, 0.2);
    assertThat(path(sgd, 0.5f, 0.5f)).containsExactly(new float[] {0.93f, 0.7984f}, within(1e-6f));
  }

  /** Where a parameter goes that starts at 1. */
  private static float[] path(TorchOptimizer optimizer, float... gradients) {
    float[] path = new float[gradients.length];
    try (NDManager manager = Libtorch.engine().newBaseManager()) {
      NDArray parameter = manager.create(new float[] {1});
      for (int i = 0; i < path.length; i++) {
        NDArray gradient = manager.create(new float[] {gradients[i]});
        optimizer.step(Map.of("w", parameter), Map.of("w", gradient));
        path[i] = parameter.getFloat(0);
      }
    }
    return path;
  }

  @Test
  void stepsOfSgdFollowTheGradients() {
    SplittableRandom random = new SplittableRandom(1);
    OracleBatch batch = OracleBatch.random(SHAPE, 10, random);
    try (TorchNetwork network = new TorchNetwork(SHAPE, SHAPE.start(random))) {
      Map<String, float[]> before = network.state();
      Map<String, float[]> gradients = network.gradients(batch, true, null);
      network.step(batch, null, TorchOptimizer.sgd(0.5, 0.9, 0));
      Map<String, float[]> after = network.state();
      gradients.forEach(
          (name, gradient) -> {
            float[] expected = before.get(name).clone();
            for (int i = 0; i < expected.length; i++) {
              expected[i] -= 0.5f * gradient[i];
            }
            assertThat(after.get(name)).as(name).containsExactly(expected, within(1e-6f));
          });
    }
  }

  @Test
  void trainingLearnsIsReproducibleAndLeaksNothing() {
    OracleBatch all = OracleBatch.random(SHAPE, 129, new SplittableRandom(2)); // 8 · 16 + 1
    try (TorchNetwork first = new TorchNetwork(SHAPE, SHAPE.start(new SplittableRandom(3)));
        TorchNetwork second = new TorchNetwork(SHAPE, SHAPE.start(new SplittableRandom(3)))) {
      float lossBefore = first.loss(all, false, null);
      TorchOptimizer adam = TorchOptimizer.adam(0.01, 0);
      SplittableRandom order = new SplittableRandom(4);
      first.train(all, 16, 1, order, 0.2f, adam);
      int arrays = first.arrays();
      first.train(all, 16, 20, order, 0.2f, adam);
      assertThat(first.arrays()).isEqualTo(arrays);
      assertThat(first.loss(all, false, null)).isLessThan(0.7f * lossBefore);

      TorchOptimizer otherAdam = TorchOptimizer.adam(0.01, 0);
      SplittableRandom sameOrder = new SplittableRandom(4);
      second.train(all, 16, 1, sameOrder, 0.2f, otherAdam);
      second.train(all, 16, 20, sameOrder, 0.2f, otherAdam);
      assertThat(second.forward(all, false, null)).isEqualTo(first.forward(all, false, null));
    }
  }

  @Test
  void anEpochOfOneBatchIsOneStepButForDropout() {
    OracleBatch all = OracleBatch.random(SHAPE, 40, new SplittableRandom(5));
    float[] stepped;
    try (TorchNetwork network = new TorchNetwork(SHAPE, SHAPE.start(new SplittableRandom(6)))) {
      network.step(all, null, TorchOptimizer.sgd(1, 0, 0));
      stepped = network.forward(all, false, null);
    }
    assertThat(afterOneEpoch(all, 0)).containsExactly(stepped, within(1e-5f));
    assertThat(largestDifference(afterOneEpoch(all, 0.5f), stepped)).isGreaterThan(1e-3f);
  }

  private static float largestDifference(float[] a, float[] b) {
    float largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }

  private static float[] afterOneEpoch(OracleBatch all, float dropout) {
    try (TorchNetwork network = new TorchNetwork(SHAPE, SHAPE.start(new SplittableRandom(6)))) {
      TorchOptimizer sgd = TorchOptimizer.sgd(1, 0, 0);
      network.train(all, all.size(), 1, new SplittableRandom(7), dropout, sgd);
      return network.forward(all, false, null);
    }
  }
}
