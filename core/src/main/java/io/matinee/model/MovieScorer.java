package io.matinee.model;

/** Predicted ratings of one person, in stars, not rounded. For one thread at a time. */
public interface MovieScorer {
  /**
   * Scores some movies.
   *
   * @param movies dense movie indexes
   * @param into [movies.length], overwritten with stars
   */
  void score(int[] movies, float[] into);

  /** Scores the movie with dense index {@code movie}. */
  default float score(int movie) {
    float[] into = new float[1];
    score(new int[] {movie}, into);
    return into[0];
  }

  /**
   * Scores the whole catalogue.
   *
   * @param into [movies of the catalogue], overwritten with stars
   */
  void scoreAll(float[] into);
}
