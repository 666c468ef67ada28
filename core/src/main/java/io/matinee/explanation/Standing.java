package io.matinee.explanation;

import io.matinee.data.Movie;
import io.matinee.model.Profile;
import io.matinee.recommendation.Filter;
import io.matinee.recommendation.ListControls;
import io.matinee.recommendation.Recommendation;
import io.matinee.recommendation.Recommender;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a movie stands in a person's order, and what keeps it out of their list.
 *
 * @param rank by score among all movies, seen or not, from 1
 * @param of how many movies there are
 * @param score what the order goes by
 * @param place in the list asked for, from 1; 0 where it is not in it
 * @param length of that list
 * @param scoreOfLast the score of the last of that list; {@code null} where it is empty
 * @param obstacles what keeps it out; none where it is in the list
 */
public record Standing(
    int rank,
    int of,
    double score,
    int place,
    int length,
    Double scoreOfLast,
    List<Obstacle> obstacles) {
  private static final Filter EVERYTHING = new Filter(List.of(), null, null, true);

  /** What can keep a movie out of a list. */
  public enum Obstacle {
    /** The person has rated it. */
    SEEN,
    /** It is not of the genres asked for. */
    GENRE,
    /** It is not of the years asked for. */
    YEAR,
    /** It has fewer ratings than asked for. */
    FEW_RATINGS,
    /** Others have a higher score. */
    SCORE,
    /** It is popular, and popular movies are damped: without that it would be in the list. */
    DAMPING,
    /** Its score would do, but it is too much like others of the list. */
    SAMENESS
  }

  /** What it says, in words. */
  public String sentence() {
    String stands = format("It is number %,d of %,d by score (%.3f)", rank, of, score);
    if (place > 0) {
      return format("%s, and number %,d of your list of %,d.", stands, place, length);
    }
    String reasons =
        obstacles.stream().map(this::words).reduce((a, b) -> a + ", and " + b).orElseThrow();
    return format("%s, but not in your list of %,d: %s.", stands, length, reasons);
  }

  private String words(Obstacle obstacle) {
    return switch (obstacle) {
      case SEEN -> "you have rated it";
      case GENRE -> "it is not of the genres asked for";
      case YEAR -> "it is not of the years asked for";
      case FEW_RATINGS -> "it has fewer ratings than asked for";
      case SCORE -> format("the last of the list has a score of %.3f", scoreOfLast);
      case DAMPING -> "it is popular, and the list holds popular movies back";
      case SAMENESS -> "it is too much like others in the list";
    };
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }

  /** Keeps its own copy of the obstacles. */
  public Standing {
    obstacles = List.copyOf(obstacles);
  }

  /**
   * Finds where {@code movie} stands in the list of {@code count} movies that {@code filter} and
   * {@code controls} ask for.
   *
   * @param movie of the recommender's catalogue
   */
  public static Standing of(
      Recommender recommender,
      Profile profile,
      Filter filter,
      ListControls controls,
      int count,
      Movie movie) {
    List<Recommendation> all = byScore(recommender, profile, EVERYTHING, controls.damping());
    Recommendation entry = find(all, movie).orElseThrow();
    List<Recommendation> list = recommender.recommend(profile, filter, controls, count);
    int place = find(list, movie).map(Recommendation::rank).orElse(0);
    List<Obstacle> obstacles = new ArrayList<>();
    if (place == 0) {
      obstacles.addAll(barred(recommender, profile, filter, entry));
      if (obstacles.isEmpty()) {
        obstacles.add(outscored(recommender, profile, filter, controls, count, movie));
      }
    }
    Double last = list.isEmpty() ? null : (double) list.get(list.size() - 1).score();
    return new Standing(
        entry.rank(), all.size(), entry.score(), place, list.size(), last, obstacles);
  }

  private static List<Recommendation> byScore(
      Recommender recommender, Profile profile, Filter filter, double damping) {
    ListControls controls = new ListControls(damping, 0, 0);
    return recommender.recommend(profile, filter, controls, Integer.MAX_VALUE);
  }

  private static Optional<Recommendation> find(List<Recommendation> list, Movie movie) {
    return list.stream().filter(entry -> entry.movie().id().equals(movie.id())).findFirst();
  }

  /** What keeps it out whatever its score. */
  private static List<Obstacle> barred(
      Recommender recommender, Profile profile, Filter filter, Recommendation entry) {
    List<Obstacle> obstacles = new ArrayList<>();
    List<Recommendation> unseen = byScore(recommender, profile, Filter.UNSEEN, 0);
    if (!filter.includeSeen() && find(unseen, entry.movie()).isEmpty()) {
      obstacles.add(Obstacle.SEEN);
    }
    if (bars(new Filter(filter.genres(), null, null, true), entry)) {
      obstacles.add(Obstacle.GENRE);
    }
    if (bars(new Filter(List.of(), filter.fromYear(), filter.toYear(), true), entry)) {
      obstacles.add(Obstacle.YEAR);
    }
    if (bars(EVERYTHING.withFewestRatings(filter.fewestRatings()), entry)) {
      obstacles.add(Obstacle.FEW_RATINGS);
    }
    return obstacles;
  }

  private static boolean bars(Filter filter, Recommendation entry) {
    return !filter.passes(entry.movie(), entry.ratings());
  }

  private static Obstacle outscored(
      Recommender recommender,
      Profile profile,
      Filter filter,
      ListControls controls,
      int count,
      Movie movie) {
    if (rank(byScore(recommender, profile, filter, controls.damping()), movie) <= count) {
      return Obstacle.SAMENESS;
    }
    boolean undamped = rank(byScore(recommender, profile, filter, 0), movie) <= count;
    return undamped ? Obstacle.DAMPING : Obstacle.SCORE;
  }

  private static int rank(List<Recommendation> list, Movie movie) {
    return find(list, movie).map(Recommendation::rank).orElse(Integer.MAX_VALUE);
  }
}
