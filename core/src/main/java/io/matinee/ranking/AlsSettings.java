package io.matinee.ranking;

import java.util.Objects;

/**
 * What can be set about {@link ImplicitAls}.
 *
 * @param stars how much more a watched movie weighs than one that was not
 * @param unwatched the weight of every pair of person and movie, above 0
 * @param regularization the penalty on vectors for each unit of weight behind them, above 0
 * @param factors length of the vectors, from 1 to 512
 * @param iterations over people and movies, 1 or more
 * @param starts how many models of different beginnings are averaged, from 1 to 16
 */
public record AlsSettings(
    StarWeights stars,
    double unwatched,
    double regularization,
    int factors,
    int iterations,
    int starts) {
  /** Checks every range. */
  public AlsSettings {
    Objects.requireNonNull(stars, "stars");
    check(unwatched > 0 && unwatched < 1e6, "an unwatched weight above 0", unwatched);
    check(regularization > 0 && regularization < 1e6, "a penalty above 0", regularization);
    check(factors >= 1 && factors <= 512, "factors from 1 to 512", factors);
    check(iterations >= 1, "iterations of 1 or more", iterations);
    check(starts >= 1 && starts <= 16, "starts from 1 to 16", starts);
  }

  private static void check(boolean holds, String expected, Object found) {
    if (!holds) {
      throw new IllegalArgumentException("expected %s, found %s".formatted(expected, found));
    }
  }
}
