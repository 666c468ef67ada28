package io.matinee.model;

/** A scorer of a model that knows what the date of a rating does. */
public interface DatedScorer extends MovieScorer {
  /**
   * Scores some movies as they would be rated at given times. {@link #score(int[], float[])} means
   * a day of which nothing is known.
   *
   * @param movies dense movie indexes
   * @param epochSeconds [movies.length] seconds since 1970
   * @param into [movies.length], overwritten with stars
   */
  void scoreAt(int[] movies, long[] epochSeconds, float[] into);
}
