package io.matinee.factorization;

import io.matinee.kernels.Workers;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AttributeEffectsTest {
  private static final int WIDTH = 2;
  private static final int ROWS = 9;
  private static final double[] STRENGTHS = {0.7, 3, 5};

  private final SplittableRandom random = new SplittableRandom(4);
  private int sweep;

  /**
   * B given V is normal with mean M = (XᵀX + λ)⁻¹Xᵀ(V - m) and covariance (XᵀX + λ)⁻¹ ⊗ Λ⁻¹; λ
   * given B is Gamma(1 + n·width/2, 1 + ½ Σ bᵀΛb), so that λ times its rate has mean and variance
   * of its shape. λ is put back before each draw.
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
      Side side = side(both.design(), v, common, workers);
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

  /** With one factor and a bias, and without ratings. */
  private static Side side(Design design, double[] v, NormalWishart common, Workers workers) {
    Incidence none = Incidence.of(Collections.nCopies(ROWS, new int[0]));
    Side.Widths widths = new Side.Widths(WIDTH - 1, 0, 0);
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
      gammas[2 * g] = effects.strengths()[g] * (1 + 0.5 * squares);
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
}
