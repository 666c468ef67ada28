package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.kernels.Workers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Simulation-based calibration (Talts et al. 2018): where parameters are drawn from the prior and
 * ratings from the parameters, the rank of each true quantity among posterior draws, from chains
 * that begin where every training begins, is uniform; in other words every posterior interval holds
 * the truth at its nominal rate. Tested by chi-squared over {@link #BINS} bins.
 *
 * <p>For the model with factors, biases and slopes only: the prior's long tails make data on which
 * chains with dates, levels or attributes need thousands of sweeps before their draws are
 * independent. These are {@link JointDistributionTest}'s, which needs no independent draws.
 */
class SimulationBasedCalibrationTest {
  private static final int REPLICATES = 300;
  private static final int BURN_IN = 150;
  private static final int DRAWS = 49; // so that there are 50 ranks
  private static final int THINNING = 8;
  private static final int BINS = 10;

  /** Of 9 degrees of freedom, exceeded with probability 0.0001 (tables). */
  private static final double CRITICAL = 33.72;

  @Test
  void ranksAreUniform() {
    FactorizationSettings settings =
        FactorizationSettings.builder()
            .factors(List.of(1))
            .noise(FactorizationSettings.Noise.GAUSSIAN)
            .attributes(false)
            .history(false)
            .build();
    List<int[]> ranks = new ArrayList<>();
    try (Workers workers = new Workers(1)) {
      PriorDraw prior = new PriorDraw(12, 10, settings, workers, 30);
      for (int i = 0; i < REPLICATES; i++) {
        Chain truth = prior.next();
        ranks.add(ranks(truth, prior.startFor(truth)));
      }
    }
    for (int q = 0; q < ranks.get(0).length; q++) {
      int quantity = q;
      int[] of = ranks.stream().mapToInt(rank -> rank[quantity]).toArray();
      assertThat(chiSquared(of)).as("quantity %d", q).isLessThan(CRITICAL);
    }
  }

  private static double chiSquared(int[] ranks) {
    double[] bins = new double[BINS];
    for (int rank : ranks) {
      bins[rank * BINS / (DRAWS + 1)]++;
    }
    double expected = (double) ranks.length / BINS;
    double chiSquared = 0;
    for (double bin : bins) {
      chiSquared += (bin - expected) * (bin - expected) / expected;
    }
    return chiSquared;
  }

  private static int[] ranks(Chain truth, Chain chain) {
    double[] expected = quantities(truth);
    int[] ranks = new int[expected.length];
    for (int sweep = 1; sweep <= BURN_IN + DRAWS * THINNING; sweep++) {
      chain.sweep();
      if (sweep > BURN_IN && (sweep - BURN_IN) % THINNING == 0) {
        double[] found = quantities(chain);
        for (int q = 0; q < ranks.length; q++) {
          ranks[q] += found[q] < expected[q] ? 1 : 0;
        }
      }
    }
    return ranks;
  }

  /** Predictions, of a pair that is rated and of pairs that may not be, and the noise. */
  private static double[] quantities(Chain chain) {
    double[] all = new double[9];
    all[0] = chain.noise;
    all[1] = chain.explained(0, chain.people.ratings.others()[0]);
    for (int i = 2; i < all.length; i++) {
      all[i] = chain.explained(i, i);
    }
    return all;
  }
}
