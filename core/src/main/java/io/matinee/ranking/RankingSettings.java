package io.matinee.ranking;

import java.util.List;
import java.util.Objects;

/**
 * What can be set about a {@link RankingModel}. The two sets that come with it were chosen inside
 * the training part of MovieLens 100K's splits.
 *
 * @param ease of the linear part
 * @param als of the vectors
 * @param shrinkage see {@link Popularity}; people, 0 or more
 * @param likedExponent how much the probability that the person likes a movie takes part, 0 or more
 * @param alikeExponent how much it takes part that people like this one watch a movie more than
 *     others do, 0 or more
 * @param alsWeight of the vectors beside the linear part, 0 or more
 * @param prior of what people like this one watch, above 0; it shrinks with the root of the number
 *     of ratings
 * @param seed of every draw
 */
public record RankingSettings(
    EaseSettings ease,
    AlsSettings als,
    double shrinkage,
    double likedExponent,
    double alikeExponent,
    double alsWeight,
    double prior,
    long seed) {
  private static final int EASE_MOVIES = 5_000; // 100 MB
  private static final double SHRINKAGE = 100;
  private static final double ALIKE = 0.1;
  private static final double PRIOR = 0.5;
  private static final long SEED = 42;

  /** Checks every range. */
  public RankingSettings {
    Objects.requireNonNull(ease, "ease");
    Objects.requireNonNull(als, "als");
    boolean exponents = likedExponent >= 0 && alikeExponent >= 0;
    if (!(exponents && shrinkage >= 0 && alsWeight >= 0 && prior > 0)) {
      throw new IllegalArgumentException(
          "expected shrinkage, exponents and weight of 0 or more and a prior above 0, found "
              + List.of(shrinkage, likedExponent, alikeExponent, alsWeight, prior));
    }
  }

  /** For lists of movies that a person will watch and like; the default. */
  public static RankingSettings liked() {
    return new RankingSettings(
        new EaseSettings(StarWeights.of(0.1f, 0.3f, 0.6f, 1, 1.2f), 400, EASE_MOVIES),
        new AlsSettings(StarWeights.of(0.2f, 0.6f, 1.2f, 2, 2.4f), 0.3, 0.02, 32, 12, 4),
        SHRINKAGE,
        0.45,
        ALIKE,
        1,
        PRIOR,
        SEED);
  }

  /** For lists of movies that a person will watch, liked or not. */
  public static RankingSettings watched() {
    return new RankingSettings(
        new EaseSettings(StarWeights.of(1, 1, 1, 1, 1), 600, EASE_MOVIES),
        new AlsSettings(StarWeights.of(1, 1, 1, 1, 1), 0.25, 0.02, 32, 12, 8),
        SHRINKAGE,
        0.05,
        ALIKE,
        2,
        PRIOR,
        SEED);
  }

  /** The same with another seed. */
  public RankingSettings withSeed(long other) {
    return new RankingSettings(
        ease, als, shrinkage, likedExponent, alikeExponent, alsWeight, prior, other);
  }
}
