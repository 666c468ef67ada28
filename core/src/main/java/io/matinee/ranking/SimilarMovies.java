package io.matinee.ranking;

import java.util.List;

/**
 * Movies that the same people watch: by the cosine of their vectors in {@link ImplicitAls}. Not by
 * the weights of {@link Ease}, which say what a movie adds to the others that were watched, and so
 * are small between movies that say the same, and differ from one direction to the other.
 */
public final class SimilarMovies {
  private final UnitVectors vectors;

  /** Prepares for the catalogue that {@code model} is over. */
  public SimilarMovies(RankingModel model) {
    this.vectors = UnitVectors.ofMovies(model.als());
  }

  /**
   * The movies most like {@code movie}, the most similar first.
   *
   * @param movie dense movie index
   * @param count 1 or more
   * @return at most {@code count}; none for a movie that nobody watched in the training part
   */
  public List<Similar> to(int movie, int count) {
    return List.of(vectors.nearest(movie, count));
  }
}
