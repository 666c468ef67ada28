package io.matinee.recommendation;

import io.matinee.data.Movie;
import io.matinee.data.Ratings;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.model.RatingPredictor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Makes lists: all movies that the filter lets pass, by predicted rating; equal ones by number of
 * ratings, then in the catalogue's order. Safe for use by several threads.
 */
public final class Recommender {
  private final List<Movie> movies;
  private final int[] popularity; // [movies] ratings
  private final RatingPredictor predictor;

  /**
   * Creates a recommender.
   *
   * @param movies the catalogue that {@code predictor} scores
   * @param known ratings that count as the movies' popularity
   */
  public Recommender(List<Movie> movies, Ratings known, RatingPredictor predictor) {
    this.movies = List.copyOf(movies);
    this.popularity = known.countPerMovie(movies.size());
    this.predictor = predictor;
  }

  /**
   * The best {@code count} movies for {@code profile}; fewer where the filter lets fewer pass.
   *
   * @param count 1 or more
   */
  public List<Recommendation> recommend(Profile profile, Filter filter, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("expected a list of 1 or more, found " + count);
    }
    float[] scores = new float[movies.size()];
    predictor.bind(profile).scoreAll(scores);
    BestMovies best = new BestMovies(count, scores, popularity);
    BitSet seen = seen(profile, filter);
    for (int movie = 0; movie < scores.length; movie++) {
      if (best.wouldTake(movie) && !seen.get(movie) && filter.passes(movies.get(movie))) {
        best.add(movie);
      }
    }
    List<Recommendation> list = new ArrayList<>();
    for (int movie : best.inOrder()) {
      float score = scores[movie];
      list.add(
          new Recommendation(list.size() + 1, movies.get(movie), score, score, popularity[movie]));
    }
    return list;
  }

  private BitSet seen(Profile profile, Filter filter) {
    BitSet seen = new BitSet();
    if (!filter.includeSeen()) {
      for (RatedMovie rated : profile.history()) {
        seen.set(rated.movie());
      }
    }
    return seen;
  }
}
