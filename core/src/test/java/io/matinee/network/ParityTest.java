package io.matinee.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * RecommenderNet against libtorch's network: the same weights and batches, and our dropout's mask,
 * must give the same numbers. Both compute in float32, in different orders, so they part by
 * rounding; both are equally far from double precision. The tolerances are two to ten times the
 * most that 60 seeds parted by, scalar and SIMD, but for 2 of the 60 in which a unit stands so
 * close to ReLU's kink that rounding turns it on in one network and off in the other.
 */
class ParityTest {
  private static final String CASES =
      """
      2, 0
      3, 0
      32, 0
      257, 0
      2, 0.2
      3, 0.2
      32, 0.2
      257, 0.2
      """;

  /** The report's sizes on MovieLens 100K, each vocabulary with its unknown. */
  private static final NetworkShape REPORT = new NetworkShape(796, 73, 22, 19, 50, 128, 64);

  /** No size is a multiple of a vector's lanes. */
  private static final NetworkShape ODD = new NetworkShape(11, 7, 5, 4, 3, 13, 6);

  /**
   * A batch normalisation follows these biases and takes any constant away, so their gradients are
   * zero but for rounding. Adam divides a gradient by its own size and turns that rounding into
   * steps of up to the learning rate, in either direction. The running means follow the biases.
   */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "age.bias",
          "gender.bias",
          "fc1.bias",
          "fc2.bias",
          "bn1.running_mean",
          "bn2.running_mean");

  private static final long SEED = 1;

  @BeforeAll
  static void loadLibtorch() {
    Libtorch.assumeAvailable();
  }

  @ParameterizedTest(name = "{0} ratings, dropout {1}")
  @CsvSource(textBlock = CASES)
  void atTheReportsSizesOnePassIsTheSame(int size, float dropout) {
    checkPass(REPORT, size, dropout);
  }

  @ParameterizedTest(name = "{0} ratings, dropout {1}")
  @CsvSource(textBlock = CASES)
  void atOddSizesOnePassIsTheSame(int size, float dropout) {
    checkPass(ODD, size, dropout);
  }

  private static void checkPass(NetworkShape shape, int size, float dropout) {
    SplittableRandom random = new SplittableRandom(SEED);
    RecommenderNet net = OracleView.net(shape, dropout, size, random.nextLong());
    try (Pair pair = new Pair(net, dropout)) {
      Batch batch = OracleView.randomBatch(shape, size, random);
      pair.assertSameEvaluation(batch, 1e-6);
      Map<String, float[]> expected = pair.torchGradients(batch, SEED);
      pair.assertSameLoss(batch, SEED, size == 2 ? 1e-5 : 1e-6);
      assertSameGradients(OracleView.gradients(net), expected, size);
      pair.assertSameState(Set.of(), 1e-5);
    }
  }

  /**
   * Gradients may part by a share of the largest of their tensor, and besides, since a sum that
   * should be zero keeps the rounding of its terms, by a share of the largest of all. Of two
   * ratings batch normalisation makes ±d / √(d² + ε), d being half their distance: where d is near
   * √ε = 0.003 it enlarges rounding some 300 times, twice in this network; the more ratings, the
   * less.
   */
  private static void assertSameGradients(
      Map<String, float[]> actual, Map<String, float[]> expected, int size) {
    double ofTensor = size == 2 ? 1e-2 : size == 3 ? 1e-4 : 2e-5;
    double ofAll = (size <= 3 ? 2e-5 : 1e-6) * largest(expected.values());
    assertThat(actual).containsOnlyKeys(expected.keySet());
    expected.forEach(
        (name, gradient) ->
            assertClose(
                name, actual.get(name), gradient, ofTensor * largest(List.of(gradient)) + ofAll));
  }

  private static double largest(Collection<float[]> tensors) {
    double largest = 0;
    for (float[] values : tensors) {
      for (float value : values) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    return largest;
  }

  private static void assertClose(String name, float[] actual, float[] expected, double tolerance) {
    assertThat(actual).as(name).containsExactly(expected, within((float) tolerance));
  }

  /**
   * Ten steps of at most 1e-3 each. The biases {@link #WITHOUT_EFFECT}, and the running means that
   * follow them, are compared by what they cause: the loss on one more batch, and roughly the
   * evaluation, in which the running means lag behind the biases.
   */
  @ParameterizedTest(name = "{0} ratings, dropout {1}, weight decay {2}")
  @CsvSource({"32, 0, 0", "257, 0.2, 0", "32, 0.2, 0.01", "257, 0, 0.01"})
  void tenStepsOfAdamAreTheSame(int size, float dropout, float decay) {
    for (NetworkShape shape : List.of(REPORT, ODD)) {
      RecommenderNet net = OracleView.net(shape, dropout, size, SEED);
      try (Pair pair = new Pair(net, dropout)) {
        Optimizer ours = decay == 0 ? new LateAdam(net.layout) : new Adam(decay, net.layout);
        pair.takeSteps(size, ours, TorchOptimizer.adam(1e-3, decay), 1e-3);
        pair.assertSameState(WITHOUT_EFFECT, 1e-4);
        Batch next = OracleView.randomBatch(shape, size, new SplittableRandom(7));
        pair.assertSameEvaluation(next, 2e-3);
        pair.assertSameLoss(next, 7, 1e-6);
      }
    }
  }

  @ParameterizedTest(name = "{0} ratings, dropout {1}, weight decay {2}")
  @CsvSource({"32, 0, 0", "257, 0.2, 0", "32, 0.2, 0.01", "257, 0, 0.01"})
  void tenStepsOfGradientDescentAreTheSame(int size, float dropout, float decay) {
    for (NetworkShape shape : List.of(REPORT, ODD)) {
      RecommenderNet net = OracleView.net(shape, dropout, size, SEED);
      try (Pair pair = new Pair(net, dropout)) {
        GradientDescent ours = new GradientDescent(0.9f, decay, net.layout);
        pair.takeSteps(size, ours, TorchOptimizer.sgd(0.05, 0.9, decay), 0.05);
        pair.assertSameState(Set.of(), 1e-5);
        Batch next = OracleView.randomBatch(shape, size, new SplittableRandom(7));
        pair.assertSameEvaluation(next, 1e-6);
        pair.assertSameLoss(next, 7, 1e-6);
      }
    }
  }

  /** Our network and libtorch's with the same weights. */
  private static final class Pair implements AutoCloseable {
    private final RecommenderNet net;
    private final NetworkShape shape;
    private final float dropout;
    private final TorchNetwork torch;

    Pair(RecommenderNet net, float dropout) {
      this.net = net;
      this.shape = net.layout.shape();
      this.dropout = dropout;
      this.torch = new TorchNetwork(OracleView.shape(shape), state());
    }

    private Map<String, float[]> state() {
      return OracleView.state(NetworkWeights.copyOf(net));
    }

    private OracleBatch view(Batch batch) {
      return OracleView.batch(batch, shape.genres());
    }

    private float[] mask(Batch batch, long seed) {
      return OracleView.mask(dropout, batch.size, shape.hidden1(), seed);
    }

    /** libtorch's gradients; leaves its state alone but for the running statistics. */
    Map<String, float[]> torchGradients(Batch batch, long seed) {
      try (TorchNetwork copy = new TorchNetwork(OracleView.shape(shape), torch.state())) {
        return copy.gradients(view(batch), true, mask(batch, seed));
      }
    }

    void takeSteps(int size, Optimizer ours, TorchOptimizer theirs, double rate) {
      SplittableRandom random = new SplittableRandom(SEED);
      for (int step = 0; step < 10; step++) {
        Batch batch = OracleView.randomBatch(shape, size, random);
        OracleView.step(net, batch, step, ours, rate);
        torch.step(view(batch), mask(batch, step), theirs);
      }
      net.settle(ours);
    }

    /** In training mode; running statistics move. */
    void assertSameLoss(Batch batch, long seed, double tolerance) {
      double expected = torch.loss(view(batch), true, mask(batch, seed));
      assertThat(OracleView.pass(net, batch, seed)).isCloseTo(expected, within(tolerance));
    }

    void assertSameEvaluation(Batch batch, double tolerance) {
      float[] actual = OracleView.evaluate(NetworkWeights.copyOf(net), batch);
      assertClose("evaluation", actual, torch.forward(view(batch), false, null), tolerance);
    }

    /** Parameters and running statistics. */
    void assertSameState(Set<String> except, double tolerance) {
      Map<String, float[]> actual = state();
      Map<String, float[]> expected = torch.state();
      expected.keySet().removeAll(except);
      expected.forEach((name, values) -> assertClose(name, actual.get(name), values, tolerance));
    }

    @Override
    public void close() {
      torch.close();
    }
  }
}
