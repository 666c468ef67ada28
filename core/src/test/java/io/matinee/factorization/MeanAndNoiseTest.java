package io.matinee.factorization;

import io.matinee.factorization.FactorizationSettings.Noise;
import io.matinee.kernels.Workers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The last draws of a sweep, of the mean and of the noise, given all that the sweep drew before.
 */
class MeanAndNoiseTest {
  /**
   * With e what is left of n ratings and α the noise precision before: the mean of e has mean 0 and
   * variance 1 / nα, since the mean is N(what would make it 0, 1 / nα); and the new precision is
   * Gamma(1 + n/2, 1 + ½ Σ e²), so that, times its rate, it has mean and variance of its shape.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void areDrawnFromTheirConditionals(boolean dates) {
    FactorizationSettings settings =
        FactorizationSettings.builder()
            .factors(List.of(1))
            .noise(Noise.GAUSSIAN)
            .attributes(false)
            .dates(dates)
            .build();
    try (Workers workers = new Workers(1)) {
      Chain chain = new PriorDraw(8, 7, settings, workers, 50).next();
      int n = chain.values.size();
      double shape = 1 + 0.5 * n;
      new Averages(
              20_000,
              () -> {
                double before = chain.noise;
                chain.sweep();
                double[] rest = rest(chain);
                double normal = rest[0] * Math.sqrt(before / n);
                double gamma = chain.noise * (1 + 0.5 * rest[1]);
                double apart = gamma - shape;
                return new double[] {normal, normal * normal, gamma, apart * apart};
              })
          .assertAre(0, 1, shape, shape);
    }
  }

  /** Σ e and Σ e². */
  private static double[] rest(Chain chain) {
    double[] sums = new double[2];
    for (int person = 0; person < chain.people.rows(); person++) {
      int[] starts = chain.people.ratings.starts();
      for (int i = starts[person]; i < starts[person + 1]; i++) {
        double explained = chain.explained(person, chain.people.ratings.others()[i]);
        double rest = chain.people.targets.get(i) - explained;
        sums[0] += rest;
        sums[1] += rest * rest;
      }
    }
    return sums;
  }
}
