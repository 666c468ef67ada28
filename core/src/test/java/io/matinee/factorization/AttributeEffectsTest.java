package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.kernels.Workers;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttributeEffectsTest {
  private static final int WIDTH = 2;
  private static final int ROWS = 9;
  private static final double[] STRENGTHS = {0.7, 3, 5};

  private final SplittableRandom random = new SplittableRandom(4);
  private int sweep;

  /**
   * B given V is normal with mean M = (XᵀX + λ)⁻¹Xᵀ(V - m) and covariance (XᵀX + λ)⁻¹ ⊗ Λ⁻¹; λ
   * given B is Gamma(1 + n·width/2, 1/100 + ½ Σ bᵀΛb), so that λ times its rate has mean and
   * variance of its shape. λ is put back before each draw.
   */
  @Test
  void drawsHaveThePosteriorsMoments() {
    RandomDesign both = RandomDesign.of(random, ROWS, List.of(2, 1), 2, 0.5);
    int n = both.design().attributes();
    double[] lambda = Dense.positiveDefinite(random, WIDTH, 0.5);
    double[] m = {0.4, -1.1};
    double[] v = new double[ROWS * WIDTH];
    Draws.normal(random, v);
    double[] apart = v.clone();
    for (int i = 0; i < apart.length; i++) {
      apart[i] -= m[i % WIDTH];
    }
    double[] cov = Dense.inverse(both.normal(new double[] {0.7, 0.7, 3, 5, 5}), n);
    double[] xt = Dense.transposed(both.dense(), ROWS, n);
    double[] right = Dense.product(xt, apart, n, ROWS, WIDTH);
    double[] mean = Dense.product(cov, right, n, n, WIDTH);
    NormalWishart common = new NormalWishart(m, lambda);
    try (Workers workers = new Workers(1)) {
      Side side = side(both.design(), v, WIDTH, common, workers);
      AttributeEffects effects = side.attributes;
      RandomStreams streams = new RandomStreams(8);
      new Averages(
              20_000,
              () -> {
                System.arraycopy(STRENGTHS, 0, effects.strengths(), 0, STRENGTHS.length);
                effects.draw(streams, ++sweep, side);
                return quantities(effects, common, mean);
              })
          .assertAre(expected(mean, cov, Dense.inverse(lambda, WIDTH), n));
    }
  }

  /** Factors and a bias, and without ratings. */
  private static Side side(
      Design design, double[] v, int width, NormalWishart common, Workers workers) {
    Incidence none = Incidence.of(Collections.nCopies(v.length / width, new int[0]));
    Side.Widths widths = new Side.Widths(width - 1, 0, 0);
    Side side = new Side(0, widths, none, Targets.of(new float[0]), new float[0], design, workers);
    side.setVectors(SampleTensors.floats(v));
    side.common = common;
    return side;
  }

  private static double[] quantities(
      AttributeEffects effects, NormalWishart common, double[] mean) {
    float[] b = effects.flagEffects();
    float[] history = effects.historyEffects();
    double[] all = Arrays.copyOf(SampleTensors.doubles(b), b.length + history.length);
    System.arraycopy(SampleTensors.doubles(history), 0, all, b.length, history.length);
    double[] gammas = new double[2 * STRENGTHS.length];
    int[] starts = {0, 2, 3, 5};
    for (int g = 0; g < STRENGTHS.length; g++) {
      double squares = 0;
      for (int a = starts[g]; a < starts[g + 1]; a++) {
        squares += common.square(SampleTensors.floats(all), a * WIDTH);
      }
      double shape = 1 + 0.5 * (starts[g + 1] - starts[g]) * WIDTH;
      gammas[2 * g] = effects.strengths()[g] * (0.01 + 0.5 * squares);
      gammas[2 * g + 1] = Math.pow(gammas[2 * g] - shape, 2);
    }
    return Averages.ofNormal(Averages.withProducts(all, mean), gammas);
  }

  private static double[] expected(double[] mean, double[] cov, double[] inverse, int n) {
    int size = n * WIDTH;
    double[] covariance = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        covariance[i * size + j] =
            cov[i / WIDTH * n + j / WIDTH] * inverse[i % WIDTH * WIDTH + j % WIDTH];
      }
    }
    double[] shapes = {3, 3, 2, 2, 3, 3}; // 1 + count of the group · width / 2, twice
    return Averages.ofNormal(Averages.ofNormal(mean, covariance), shapes);
  }

  @Test
  void attributesDealtAtRandomAreLeftWithNextToNoEffect() {
    assertThat(strengthOf(0, 400)).isGreaterThan(40);
  }

  @Test
  void attributesThatMatterAreFoundInAFewDraws() {
    assertThat(strengthOf(1, 20)).isBetween(0.5, 2.0);
  }

  /**
   * The mean of λ over the second half of {@code draws}, where 400 rows share 40 flags whose
   * effects on them have the standard deviation {@code deviation}, beside noise of 1.
   */
  private double strengthOf(double deviation, int draws) {
    int flags = 40;
    int rows = 400;
    int width = 4;
    List<int[]> flagsOf = IntStream.range(0, rows).mapToObj(r -> new int[] {r % flags}).toList();
    double[] effects = new double[flags * width];
    Draws.normal(random, effects);
    double[] v = new double[rows * width];
    Draws.normal(random, v);
    for (int i = 0; i < v.length; i++) {
      v[i] += deviation * effects[i % effects.length]; // row r has flag r % flags
    }
    double[] identity = new double[width * width];
    for (int i = 0; i < width; i++) {
      identity[i * width + i] = 1;
    }
    NormalWishart common = new NormalWishart(new double[width], identity);
    try (Workers workers = new Workers(1)) {
      Side side = side(new Design(flagsOf, List.of(flags)), v, width, common, workers);
      RandomStreams streams = new RandomStreams(9);
      double sum = 0;
      for (int draw = 1; draw <= draws; draw++) {
        side.attributes.draw(streams, draw, side);
        sum += 2 * draw > draws ? side.attributes.strengths()[0] : 0;
      }
      return sum / (draws - draws / 2);
    }
  }
}
