package io.matinee.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two oracles, written independently of each other, must say the same. */
class OracleAgreementTest {
  private static final OracleShape SHAPE = new OracleShape(7, 5, 4, 3, 4, 6, 5);
  private static final int RATINGS = 12;
  private static final float DROPOUT = 0.25f;
  private static final double TOLERANCE = 1e-5;

  private Map<String, float[]> state;
  private OracleBatch batch;
  private float[] mask; // [RATINGS × hidden1], or null

  @BeforeAll
  static void loadLibtorch() {
    Libtorch.assumeAvailable();
  }

  @ParameterizedTest(name = "seed {0}, training {1}, dropout {2}")
  @CsvSource({"1, true, true", "2, true, false", "3, false, false", "4, true, true"})
  void predictionsAndRunningStatisticsAgree(long seed, boolean training, boolean dropout) {
    draw(new SplittableRandom(seed), dropout);
    PlainNetwork plain = new PlainNetwork(SHAPE, doubles(state));
    try (TorchNetwork torch = new TorchNetwork(SHAPE, state)) {
      double[] expected = plain.forward(batch, training, mask);
      assertThat(widened(torch.forward(batch, training, mask)))
          .containsExactly(expected, within(TOLERANCE));
      Map<String, double[]> after = doubles(torch.state());
      assertThat(after).containsOnlyKeys(plain.state().keySet());
      plain
          .state()
          .forEach(
              (name, values) ->
                  assertThat(after.get(name)).as(name).containsExactly(values, within(TOLERANCE)));
    }
  }

  @ParameterizedTest(name = "seed {0}, training {1}, dropout {2}")
  @CsvSource({"5, true, true", "6, false, false"})
  void lossesAgree(long seed, boolean training, boolean dropout) {
    draw(new SplittableRandom(seed), dropout);
    double expected = new PlainNetwork(SHAPE, doubles(state)).loss(batch, training, mask);
    try (TorchNetwork torch = new TorchNetwork(SHAPE, state)) {
      assertThat((double) torch.loss(batch, training, mask)).isCloseTo(expected, within(TOLERANCE));
    }
  }

  /**
   * (L(w + h) - L(w - h)) / 2h with h = 1e-5 errs by about 1e-10. The tolerance is float32's: 1e-4
   * of the gradient, and 1e-6 for those that are zero but for rounding (biases before a batch
   * normalisation).
   */
  @ParameterizedTest(name = "seed {0}, training {1}, dropout {2}")
  @CsvSource({"11, true, true", "12, true, false", "13, false, false"})
  void gradientsAreTheCentralDifferencesOfTheLoss(long seed, boolean training, boolean dropout) {
    SplittableRandom random = new SplittableRandom(seed);
    draw(random, dropout);
    try (TorchNetwork torch = new TorchNetwork(SHAPE, state)) {
      Map<String, float[]> gradients = torch.gradients(batch, training, mask);
      assertThat(gradients).containsOnlyKeys(SHAPE.parameters().keySet());
      for (Map.Entry<String, float[]> gradient : gradients.entrySet()) {
        for (int i : random.ints(20, 0, gradient.getValue().length).toArray()) {
          double expected = centralDifference(gradient.getKey(), i, training);
          assertThat((double) gradient.getValue()[i])
              .as("%s[%d]", gradient.getKey(), i)
              .isCloseTo(expected, within(1e-6 + 1e-4 * Math.abs(expected)));
        }
      }
    }
  }

  private double centralDifference(String name, int index, boolean training) {
    double h = 1e-5;
    double up = lossWithShift(name, index, h, training);
    double down = lossWithShift(name, index, -h, training);
    return (up - down) / (2 * h);
  }

  private double lossWithShift(String name, int index, double shift, boolean training) {
    Map<String, double[]> shifted = doubles(state);
    shifted.get(name)[index] += shift;
    return new PlainNetwork(SHAPE, shifted).loss(batch, training, mask);
  }

  /** PyTorch's start with everything moved by 0 to 0.5, so that no tensor is all 0 or all 1. */
  private void draw(SplittableRandom random, boolean dropout) {
    state = SHAPE.start(random);
    for (float[] values : state.values()) {
      for (int i = 0; i < values.length; i++) {
        values[i] += 0.5f * random.nextFloat();
      }
    }
    batch = OracleBatch.random(SHAPE, RATINGS, random);
    mask = dropout ? new float[RATINGS * SHAPE.hidden1()] : null;
    for (int i = 0; dropout && i < mask.length; i++) {
      mask[i] = random.nextFloat() < DROPOUT ? 0 : 1 / (1 - DROPOUT);
    }
  }

  private static Map<String, double[]> doubles(Map<String, float[]> floats) {
    Map<String, double[]> doubles = new LinkedHashMap<>();
    floats.forEach((name, values) -> doubles.put(name, widened(values)));
    return doubles;
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
