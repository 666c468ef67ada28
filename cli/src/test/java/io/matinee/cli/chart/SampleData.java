package io.matinee.cli.chart;

import io.matinee.data.DataException;
import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.Movie;
import io.matinee.data.OfficialFolds;
import io.matinee.data.Provenance;
import io.matinee.data.RatingScale;
import io.matinee.data.Ratings;
import io.matinee.data.Split;
import io.matinee.data.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Made-up datasets, plain and odd. */
public final class SampleData {
  private static final long DAY = 86_400;
  private static final long START = 884_908_800; // 1998-01-16

  private SampleData() {}

  /** Two users, two movies, three ratings: 5, 4 and 4. */
  public static Dataset small() {
    return dataset(
        new Provenance("Small", "a test", false),
        List.of(user("u1", 23, "F", "student"), user("u2", 41, "M", "writer")),
        List.of(movie("m1", "One", "Drama"), movie("m2", "Two", "Comedy", "Drama")),
        new Ratings.Builder(3).add(0, 0, 5, START).add(0, 1, 4, START).add(1, 1, 4, START).build());
  }

  /** Text that would do harm in a page, a terminal or an XML file if it were not escaped. */
  public static Dataset hostile() {
    String text = "<script>alert('1')</script>&\"\u0001\u001b[31m";
    return dataset(
        new Provenance(text + "long ".repeat(60), text, true),
        List.of(user("u1", 23, text, text), user("u2", 300, "", "")),
        List.of(movie("m1", text, text), movie("m2", "", "")),
        new Ratings.Builder(2).add(0, 0, 5, START).add(1, 1, 4, START + 5000 * DAY).build());
  }

  /** No users, no movies, no ratings. */
  public static Dataset nothing() {
    return dataset(
        new Provenance("Nothing", "a test", false), List.of(), List.of(), ratings(0, 1, 1));
  }

  /** One user of whom nothing is known, with one rating without a date. */
  public static Dataset bare() {
    return dataset(
        new Provenance("Bare", "a test", false),
        List.of(new User("u", Demographics.UNKNOWN)),
        List.of(movie("m", "M")),
        new Ratings.Builder(1).add(0, 0, 3, 0).build());
  }

  /** A hundred users, sixty genres, forty occupations and years of ratings. */
  public static Dataset wide() {
    List<User> users = new ArrayList<>();
    List<Movie> movies = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      users.add(
          user("u" + i, i, i % 3 == 0 ? "F" : "M", "an occupation with a long name " + i % 40));
      movies.add(movie("m" + i, "Movie " + i, "a genre with a long name " + i % 60));
    }
    return dataset(new Provenance("Wide", "a test", true), users, movies, ratings(3000, 100, 100));
  }

  /** All of them. */
  public static Stream<Dataset> all() {
    return Stream.of(small(), hostile(), nothing(), bare(), wide());
  }

  private static Ratings ratings(int count, int users, int movies) {
    Random random = new Random(1);
    Ratings.Builder ratings = new Ratings.Builder(count);
    for (int i = 0; i < count; i++) {
      long second = START + random.nextInt(2000) * DAY;
      ratings.add(random.nextInt(users), random.nextInt(movies), 1 + random.nextInt(5), second);
    }
    return ratings.build();
  }

  private static User user(String id, Integer age, String gender, String occupation) {
    return new User(id, new Demographics(age, gender, occupation, null));
  }

  private static Movie movie(String id, String title, String... genres) {
    return new Movie(id, title, null, List.of(genres));
  }

  private static Dataset dataset(
      Provenance provenance, List<User> users, List<Movie> movies, Ratings ratings) {
    return new Dataset(
        provenance,
        RatingScale.FIVE_STARS,
        List.of(),
        List.of(),
        users,
        movies,
        ratings,
        new NoFolds());
  }

  private static final class NoFolds implements OfficialFolds {
    @Override
    public List<String> names() {
      return List.of();
    }

    @Override
    public Split split(String name) {
      throw new DataException("no fold: " + name);
    }
  }
}
