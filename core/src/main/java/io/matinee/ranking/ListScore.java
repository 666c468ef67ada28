package io.matinee.ranking;

import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;

/** What lists are ordered by. Safe for use by several threads. */
public interface ListScore {
  /** Orders by the predicted rating alone. */
  ListScore RATING =
      (profile, ratings, stars, into) -> {
        ratings.scoreAll(stars);
        System.arraycopy(stars, 0, into, 0, stars.length);
      };

  /**
   * Scores the whole catalogue.
   *
   * @param ratings predicts the person's ratings
   * @param stars [movies], overwritten with what it predicts for the whole catalogue
   * @param into [movies], overwritten; higher is better
   */
  void score(Profile profile, MovieScorer ratings, float[] stars, float[] into);

  /** Orders by what {@code ranker} says alone. */
  static ListScore of(Ranker ranker) {
    return (profile, ratings, stars, into) -> {
      ratings.scoreAll(stars);
      ranker.score(profile, into);
    };
  }
}
