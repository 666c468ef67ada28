package io.matinee.ranking;

import io.matinee.data.Movie;
import java.util.List;

/** How alike movies of a catalogue are. Safe for use by several threads. */
public interface MovieSimilarity {
  /**
   * The similarity of two movies, from 0 to 1.
   *
   * @param one dense movie index
   */
  double of(int one, int other);

  /** By genres alone. */
  static MovieSimilarity ofGenres(List<Movie> movies) {
    return (one, other) -> Genres.similarity(movies.get(one), movies.get(other));
  }

  /**
   * Half by genres and half by who watches them: the cosine of the vectors of {@code model}, 0
   * where it is negative.
   *
   * @param movies the catalogue that the model is over
   */
  static MovieSimilarity of(List<Movie> movies, RankingModel model) {
    MovieSimilarity genres = ofGenres(movies);
    UnitVectors vectors = UnitVectors.ofMovies(model.als());
    return (one, other) -> (genres.of(one, other) + Math.max(0, vectors.cosine(one, other))) / 2;
  }
}
