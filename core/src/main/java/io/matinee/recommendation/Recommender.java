package io.matinee.recommendation;

import io.matinee.data.Dataset;
import io.matinee.data.Movie;
import io.matinee.data.Ratings;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.model.RatingPredictor;
import io.matinee.ranking.CombinedScore;
import io.matinee.ranking.ListScore;
import io.matinee.ranking.MovieSimilarity;
import io.matinee.ranking.RankingModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Makes lists: all movies that the filter lets pass, by score; equal ones by number of ratings,
 * then in the catalogue's order. The score is the predicted rating where no other is given. Safe
 * for use by several threads.
 */
public final class Recommender {
  private static final int POOL = 10; // candidates for each place of a list, to choose from
  private static final int SMALLEST_POOL = 100;

  private final List<Movie> movies;
  private final int[] popularity; // [movies] ratings
  private final RatingPredictor predictor;
  private final ListScore score;
  private final MovieSimilarity similarity;
  private final ThreadLocal<Scratch> scratches = ThreadLocal.withInitial(this::scratch);

  /** What one call needs besides its result, kept for the next call on the same thread. */
  private record Scratch(float[] stars, float[] scores) {}

  /**
   * Creates a recommender that orders by predicted rating.
   *
   * @param movies the catalogue that {@code predictor} scores
   * @param known ratings that count as the movies' popularity
   */
  public Recommender(List<Movie> movies, Ratings known, RatingPredictor predictor) {
    this(movies, known, predictor, ListScore.RATING, MovieSimilarity.ofGenres(movies));
  }

  /**
   * Creates a recommender.
   *
   * @param movies the catalogue that {@code predictor} and {@code score} score
   * @param known ratings that count as the movies' popularity
   * @param similarity what makes movies alike where diversity is asked for
   */
  public Recommender(
      List<Movie> movies,
      Ratings known,
      RatingPredictor predictor,
      ListScore score,
      MovieSimilarity similarity) {
    this.movies = List.copyOf(movies);
    this.popularity = known.countPerMovie(movies.size());
    this.predictor = predictor;
    this.score = score;
    this.similarity = similarity;
  }

  /**
   * A recommender that orders by whether a person will watch a movie, and like it.
   *
   * @param predictor of ratings, for the movies of {@code dataset}
   * @param ranking what people watch
   */
  public static Recommender of(Dataset dataset, RatingPredictor predictor, RankingModel ranking) {
    RankingModel here = ranking.over(dataset.movies());
    return new Recommender(
        dataset.movies(),
        dataset.ratings(),
        predictor,
        new CombinedScore(here),
        MovieSimilarity.of(dataset.movies(), here));
  }

  /** The same where {@code ratings} count as the movies' popularity, such as those of training. */
  public Recommender knowing(Ratings ratings) {
    return new Recommender(movies, ratings, predictor, score, similarity);
  }

  /**
   * The best {@code count} movies for {@code profile}; fewer where the filter lets fewer pass.
   *
   * @param count 1 or more
   */
  public List<Recommendation> recommend(Profile profile, Filter filter, int count) {
    return recommend(profile, filter, ListControls.NONE, count);
  }

  /**
   * A list of {@code count} movies for {@code profile}; fewer where the filter lets fewer pass.
   *
   * @param count 1 or more
   */
  public List<Recommendation> recommend(
      Profile profile, Filter filter, ListControls controls, int count) {
    Scratch scratch = scratches.get();
    List<Recommendation> list = new ArrayList<>();
    for (int movie : choose(profile, filter, controls, count, scratch)) {
      float stars = scratch.stars[movie];
      float scored = scratch.scores[movie];
      list.add(
          new Recommendation(list.size() + 1, movies.get(movie), stars, scored, popularity[movie]));
    }
    return list;
  }

  /**
   * The same as dense movie indexes, the best first.
   *
   * @param count 1 or more
   */
  public int[] movies(Profile profile, Filter filter, ListControls controls, int count) {
    return choose(profile, filter, controls, count, scratches.get());
  }

  private Scratch scratch() {
    return new Scratch(new float[movies.size()], new float[movies.size()]);
  }

  private int[] choose(
      Profile profile, Filter filter, ListControls controls, int count, Scratch scratch) {
    float[] stars = scratch.stars;
    float[] scores = scratch.scores;
    score.score(profile, predictor.bind(profile), stars, scores);
    damp(scores, controls.damping());
    BitSet seen = seen(profile, filter);
    int[] best =
        BestMovies.of(
            controls.rerank() ? pool(count) : count,
            scores,
            popularity,
            movie -> !seen.get(movie) && filter.passes(movies.get(movie), popularity[movie]));
    return controls.rerank() ? reranked(profile, controls, best, scores, count) : best;
  }

  private static int pool(int count) {
    return count < 1
        ? count
        : (int) Math.min(Integer.MAX_VALUE, SMALLEST_POOL + POOL * (long) count);
  }

  private void damp(float[] scores, double damping) {
    for (int movie = 0; damping > 0 && movie < scores.length; movie++) {
      scores[movie] /= (float) Math.pow(1.0 + popularity[movie], damping);
    }
  }

  private int[] reranked(
      Profile profile, ListControls controls, int[] best, float[] scores, int count) {
    List<Movie> history =
        profile.history().stream().map(rated -> movies.get(rated.movie())).toList();
    GenreShares wanted = new GenreShares(history);
    return new GreedyList(movies, similarity, wanted, controls).choose(best, scores, count);
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
