package io.matinee.factorization;

import io.matinee.factorization.FactorizationSettings.Noise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** The settings that a search may try. */
final class FactorizationTrials {
  static final int CHAINS = 2; // one for each half of a whole sampling
  static final int MOST = 60; // as many as there are combinations
  static final double VALIDATION = 0.1; // share of the training part
  private static final int BURN_IN = 3; // one sweep in so many

  private static final List<List<Integer>> FACTORS =
      List.of(List.of(8, 12), List.of(4, 6), List.of(6, 8), List.of(12, 16), List.of(16, 24));

  private FactorizationTrials() {}

  /** As many different trials, the default settings first, the others drawn by {@code seed}. */
  static List<FactorizationTrial> draw(int trials, int sweeps, long seed) {
    FactorizationSettings defaults = FactorizationSettings.defaults();
    List<Integer> whole = defaults.factors();
    Set<FactorizationSettings> settings = new LinkedHashSet<>();
    settings.add(
        builder(sweeps, seed).factors(List.of(whole.get(0), whole.get(whole.size() - 1))).build());
    SplittableRandom random = new SplittableRandom(seed);
    while (settings.size() < trials) {
      settings.add(
          builder(sweeps, seed)
              .factors(FACTORS.get(random.nextInt(FACTORS.size())))
              .noise(Noise.values()[random.nextInt(Noise.values().length)])
              .attributes(random.nextBoolean())
              .history(random.nextBoolean())
              .build());
    }
    List<FactorizationTrial> drawn = new ArrayList<>();
    settings.forEach(each -> drawn.add(new FactorizationTrial(drawn.size() + 1, each, List.of())));
    return drawn;
  }

  private static FactorizationSettings.Builder builder(int sweeps, long seed) {
    return FactorizationSettings.builder()
        .chains(CHAINS)
        .sweeps(sweeps)
        .burnIn(sweeps / BURN_IN)
        .samples(CHAINS)
        .validation(VALIDATION)
        .seed(seed);
  }

  /** {@code first} for the first half of {@code chains}, {@code second} for the rest. */
  static List<Integer> halves(int first, int second, int chains) {
    List<Integer> factors = new ArrayList<>(Collections.nCopies(chains / 2, first));
    factors.addAll(Collections.nCopies(chains - chains / 2, second));
    return factors;
  }
}
