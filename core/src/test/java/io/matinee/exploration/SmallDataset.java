package io.matinee.exploration;

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
import java.util.List;

/** Datasets small enough to work every figure out by hand. */
final class SmallDataset {
  static final long FRIDAY = 884_908_800; // 1998-01-16T00:00:00Z
  static final long DAY = 86_400;

  private SmallDataset() {}

  /** Four users, three movies, six ratings: 5, 4, 3 for m1, 4, 1 for m2, 5 for m3 by u1. */
  static Dataset small() {
    List<User> users =
        List.of(
            user("u1", 23, "F", "student"),
            user("u2", 24, "M", "student"),
            user("u3", 41, "M", "writer"),
            user("u4", null, null, null));
    List<Movie> movies =
        List.of(
            new Movie("m1", "One", 1990, List.of("Drama", "War")),
            new Movie("m2", "Two", 1991, List.of("Drama")),
            new Movie("m3", "Three", null, List.of("Comedy")));
    Ratings ratings =
        new Ratings.Builder(6)
            .add(0, 0, 5, FRIDAY)
            .add(0, 1, 4, FRIDAY + 3 * DAY)
            .add(0, 2, 5, FRIDAY + 3 * DAY)
            .add(1, 0, 4, FRIDAY + DAY)
            .add(1, 1, 1, FRIDAY + 40 * DAY)
            .add(2, 0, 3, FRIDAY + 40 * DAY + DAY - 1)
            .build();
    return dataset(users, movies, ratings);
  }

  static User user(String id, Integer age, String gender, String occupation) {
    return new User(id, new Demographics(age, gender, occupation, null));
  }

  static Dataset dataset(List<User> users, List<Movie> movies, Ratings ratings) {
    Provenance provenance = new Provenance("Small", "a test", false);
    return new Dataset(
        provenance,
        RatingScale.FIVE_STARS,
        List.of("Drama", "War", "Comedy"),
        List.of("student", "writer"),
        users,
        movies,
        ratings,
        new NoFolds());
  }

  static Ratings noRatings() {
    return new Ratings.Builder(0).build();
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
