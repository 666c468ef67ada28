package io.matinee.explanation;

import io.matinee.data.Movie;
import io.matinee.model.ExplainablePredictor;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.RatingExplainer;
import io.matinee.model.UncertainScorer;
import java.util.List;

/** Explains the predicted ratings of one person. For one thread at a time. */
public final class Explainer {
  private final List<Movie> movies;
  private final MovieScorer scorer;
  private final RatingExplainer explainer;

  /**
   * Creates one for {@code profile}.
   *
   * @param movies the catalogue that {@code predictor} scores
   */
  public Explainer(ExplainablePredictor predictor, List<Movie> movies, Profile profile) {
    this.movies = List.copyOf(movies);
    this.scorer = predictor.bind(profile);
    this.explainer = predictor.explainer(profile);
  }

  /** Why the movie with dense index {@code movie} is rated as it is. */
  public Explanation explain(int movie) {
    return new Explanation(
        movies.get(movie),
        explainer.rating(movie),
        scorer instanceof UncertainScorer uncertain ? uncertain.estimate(movie) : null,
        explainer.parts(movie),
        reasons(movie));
  }

  private List<RatedReason> reasons(int movie) {
    double rating = explainer.rating(movie);
    return explainer.leaveOneOut(movie).stream()
        .map(
            left ->
                new RatedReason(
                    movies.get(left.rated().movie()),
                    left.rated(),
                    left.without(),
                    rating - left.without()))
        .toList();
  }
}
