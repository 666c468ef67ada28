package io.matinee.model;

/**
 * Predicts how many stars people would give to the movies of one catalogue, in which a movie is its
 * dense index. Safe for use by several threads.
 */
public interface RatingPredictor {
  /** A short name for tables, such as {@code RecommenderNet}. */
  String name();

  /** Does the work that depends on the person only, once. */
  MovieScorer bind(Profile profile);
}
