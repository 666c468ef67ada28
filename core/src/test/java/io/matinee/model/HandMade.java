package io.matinee.model;

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
import java.util.Collections;
import java.util.List;

/** Datasets small enough to work with by hand. */
public final class HandMade {
  /** Says that there are no folds. */
  private static final OfficialFolds NO_FOLDS =
      new OfficialFolds() {
        @Override
        public List<String> names() {
          return List.of();
        }

        @Override
        public Split split(String name) {
          throw new DataException("expected no question for a fold, found " + name);
        }
      };

  private HandMade() {}

  /** A dataset of five stars and the genres Comedy, Drama and Western. */
  public static Dataset dataset(List<Demographics> people, List<Movie> movies, Ratings ratings) {
    List<User> users = new ArrayList<>();
    for (Demographics person : people) {
      users.add(new User("user " + users.size(), person));
    }
    return new Dataset(
        new Provenance("hand-made", "a test", true),
        RatingScale.FIVE_STARS,
        List.of("Comedy", "Drama", "Western"),
        List.of("artist", "doctor", "lawyer"),
        users,
        movies,
        ratings,
        NO_FOLDS);
  }

  /** So many people and movies of whom nothing is known. */
  public static Dataset dataset(int people, int movies, Ratings ratings) {
    List<Movie> catalogue = new ArrayList<>();
    for (int movie = 0; movie < movies; movie++) {
      catalogue.add(new Movie("movie " + movie, "Movie " + movie, null, List.of()));
    }
    List<Demographics> unknown = Collections.nCopies(people, Demographics.UNKNOWN);
    return dataset(unknown, catalogue, ratings);
  }

  /** Ratings, each {user, movie, stars}. */
  public static Ratings ratings(int[]... rows) {
    Ratings.Builder ratings = new Ratings.Builder(rows.length);
    for (int[] row : rows) {
      ratings.add(row[0], row[1], row[2], 0);
    }
    return ratings.build();
  }
}
