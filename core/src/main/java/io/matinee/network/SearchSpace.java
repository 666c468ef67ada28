package io.matinee.network;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The settings that a search draws from, each independently: learning rate and weight decay
 * log-uniform, dropout uniform, sizes from powers of two (Bergstra and Bengio 2012). Numbers are
 * rounded to what is printed of them, so that a person can type them in again.
 */
final class SearchSpace {
  private static final MathContext THREE_DIGITS = new MathContext(3);
  private static final int[] BATCHES = {64, 128, 256, 512, 1024};
  private static final int[] EMBEDDINGS = {8, 16, 32, 64, 128};
  private static final int[] FIRST_HIDDEN = {32, 64, 128, 256};
  private static final int[] SECOND_HIDDEN = {16, 32, 64, 128};

  private SearchSpace() {}

  /** The default settings, then as many drawn ones as the plan has room for. */
  static List<NetworkSettings> settings(TuningPlan plan) {
    SplittableRandom random = new SplittableRandom(plan.seed());
    List<NetworkSettings> all = new ArrayList<>(List.of(base(plan).build()));
    while (all.size() < plan.trials()) {
      all.add(draw(base(plan), random));
    }
    return all;
  }

  /** The seed is that of every trial, so that all learn from and watch the same ratings. */
  private static NetworkSettings.Builder base(TuningPlan plan) {
    return NetworkSettings.builder().epochs(plan.epochs()).seed(plan.seed());
  }

  private static NetworkSettings draw(NetworkSettings.Builder base, SplittableRandom random) {
    return base.learningRate(logUniform(random, 1e-4, 1e-2))
        .batch(oneOf(random, BATCHES))
        .embedding(oneOf(random, EMBEDDINGS))
        .hidden(oneOf(random, FIRST_HIDDEN), oneOf(random, SECOND_HIDDEN))
        .dropout(rounded(random.nextDouble() * 0.6))
        .weightDecay(logUniform(random, 1e-5, 1e-2))
        .build();
  }

  private static double logUniform(SplittableRandom random, double low, double high) {
    return rounded(low * Math.pow(high / low, random.nextDouble()));
  }

  private static double rounded(double number) {
    return new BigDecimal(number).round(THREE_DIGITS).doubleValue();
  }

  private static int oneOf(SplittableRandom random, int[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
