package io.matinee.explanation;

import io.matinee.data.Dataset;
import io.matinee.data.Movie;
import io.matinee.data.RatingScale;
import io.matinee.data.Ratings;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import java.util.List;
import java.util.Optional;

/** What some ratings say when they are counted: the facts that explanations may name. */
public final class RatingFacts {
  private static final int YEARS = 10; // of an age group
  private static final int GROUPS = 11; // the last is of 100 years and more

  private final List<Movie> movies;
  private final RatingScale scale;
  private final double mean;
  private final double[] sums; // [movies × (GROUPS + 1)] stars; of all people in the last place
  private final int[] counts; // [movies × (GROUPS + 1)]

  /**
   * Counts {@code known}.
   *
   * @param known ratings of people and movies of {@code dataset}
   */
  public RatingFacts(Dataset dataset, Ratings known) {
    this.movies = dataset.movies();
    this.scale = dataset.scale();
    this.mean = known.mean();
    this.sums = new double[movies.size() * (GROUPS + 1)];
    this.counts = new int[sums.length];
    for (int row = 0; row < known.size(); row++) {
      Integer age = dataset.users().get(known.user(row)).demographics().age();
      if (age != null) {
        add(known.movie(row), group(age), known.value(row));
      }
      add(known.movie(row), GROUPS, known.value(row));
    }
  }

  private void add(int movie, int group, float stars) {
    sums[movie * (GROUPS + 1) + group] += stars;
    counts[movie * (GROUPS + 1) + group]++;
  }

  private static int group(int age) {
    return Math.min(GROUPS - 1, Math.max(0, age) / YEARS);
  }

  /**
   * A mean rating.
   *
   * @param stars the mean; NaN where there are no ratings
   * @param ratings how many there are
   */
  public record Mean(double stars, int ratings) {}

  /**
   * How people of an age rate a movie.
   *
   * @param from the youngest, in years
   * @param mean what they gave it
   */
  public record AgeGroup(int from, Mean mean) {}

  /**
   * How a person found the movies of a genre that they rated.
   *
   * @param liked how many they gave four fifths of the best rating or more
   * @param rated how many they rated
   */
  public record Liked(String genre, int liked, int rated) {}

  /** The catalogue. */
  List<Movie> movies() {
    return movies;
  }

  RatingScale scale() {
    return scale;
  }

  /** The mean of all ratings, in stars. */
  public double mean() {
    return mean;
  }

  /** What all people gave {@code movie}. */
  public Mean of(int movie) {
    return mean(movie, GROUPS);
  }

  private Mean mean(int movie, int group) {
    int at = movie * (GROUPS + 1) + group;
    return new Mean(sums[at] / counts[at], counts[at]);
  }

  /** What people about {@code age} years old gave {@code movie}; empty for an unknown age. */
  public Optional<AgeGroup> ofAge(Integer age, int movie) {
    return Optional.ofNullable(age)
        .map(years -> new AgeGroup(group(years) * YEARS, mean(movie, group(years))));
  }

  /** How the person found the movies of {@code genre}, {@code except} left out. */
  public Liked liked(Profile profile, String genre, int except) {
    int liked = 0;
    int rated = 0;
    for (RatedMovie each : profile.history()) {
      if (each.movie() != except && movies.get(each.movie()).genres().contains(genre)) {
        liked += each.rating() >= scale.liked() ? 1 : 0;
        rated++;
      }
    }
    return new Liked(genre, liked, rated);
  }
}
