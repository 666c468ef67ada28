package io.matinee.ranking;

import io.matinee.model.Profile;

/**
 * Orders the movies of one catalogue for people. Of a person it uses the profile only, so that
 * newcomers come by the same door. Safe for use by several threads.
 */
public interface Ranker {
  /** A short name for tables, such as {@code EASE}. */
  String name();

  /**
   * Scores the whole catalogue, movies that the person has rated included.
   *
   * @param into [movies], overwritten; higher is better, and scores of different rankers have no
   *     common unit
   */
  void score(Profile profile, float[] into);
}
