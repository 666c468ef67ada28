package io.matinee.model;

/** A scorer that knows how sure it is. */
public interface UncertainScorer extends MovieScorer {
  /** What is expected of the movie with dense index {@code movie}. */
  Estimate estimate(int movie);

  /**
   * The probability, for the whole catalogue, that the person gives a movie four fifths of the best
   * rating, such as 4 of 5 stars, or more.
   *
   * @param into [movies of the catalogue], overwritten
   */
  void likedAll(float[] into);

  /**
   * What {@link #scoreAll(float[])} and {@link #likedAll} say, at once where that is cheaper.
   *
   * @param stars [movies of the catalogue], overwritten
   * @param liked likewise
   */
  default void scoreAll(float[] stars, float[] liked) {
    scoreAll(stars);
    likedAll(liked);
  }
}
