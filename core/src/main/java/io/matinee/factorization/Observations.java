package io.matinee.factorization;

import io.matinee.data.Dataset;
import io.matinee.data.Movie;
import io.matinee.data.Ratings;
import io.matinee.data.RowsByUser;
import io.matinee.data.User;
import io.matinee.features.Attributes;
import io.matinee.features.MovieTraits;
import io.matinee.features.PersonTraits;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * What the chains learn from: the ratings by person and by movie, and what is known of both. All
 * chains of a training have it in common; nothing in it changes.
 *
 * @param dataset whose people and movies they are
 * @param personTraits fitted on the ratings
 * @param movieTraits fitted on the ratings
 * @param byPerson the movies that each person rated, by time
 * @param byMovie the people who rated each movie
 * @param stars [ratings] by person
 * @param seconds [ratings] by person, when, since 1970; empty where dates are not used
 */
record Observations(
    Dataset dataset,
    PersonTraits personTraits,
    MovieTraits movieTraits,
    Incidence byPerson,
    Incidence byMovie,
    Targets stars,
    long[] seconds) {

  /**
   * Arranges ratings.
   *
   * @param learned ratings of {@code dataset}, all to learn from
   */
  static Observations of(Dataset dataset, Ratings learned, FactorizationSettings settings) {
    RowsByUser byUser = RowsByUser.of(learned, dataset.users().size());
    int[] rows = byUser.rows();
    if (settings.dates()) {
      sort(byUser, learned::epochSecond);
    } else if (RowSums.inBlocks(dataset.movies().size())) { // they can if movies ascend
      sort(byUser, learned::movie);
    }
    MovieTraits movieTraits = // first, so that the copy is gone when there is most in memory
        MovieTraits.fit(dataset, learned.select(rows), settings.attributes());
    int[] movies = new int[rows.length];
    Targets stars = Targets.fixed(rows.length, i -> learned.value(rows[i]));
    long[] seconds = new long[settings.dates() ? rows.length : 0];
    for (int i = 0; i < rows.length; i++) {
      movies[i] = learned.movie(rows[i]);
      if (settings.dates()) {
        seconds[i] = learned.epochSecond(rows[i]);
      }
    }
    Incidence byPerson = new Incidence(byUser.starts(), movies);
    Incidence byMovie = byPerson.transposed(dataset.movies().size());
    return new Observations(
        dataset,
        PersonTraits.fit(dataset, learned, settings.attributes()),
        movieTraits,
        byPerson,
        byMovie,
        stars,
        seconds);
  }

  /** Sorts the rows of each person by {@code key}, then by number. */
  private static void sort(RowsByUser byUser, IntToLongFunction key) {
    int[] starts = byUser.starts();
    int[] rows = byUser.rows();
    for (int person = 0; person + 1 < starts.length; person++) {
      int from = starts[person];
      long[] keys = new long[starts[person + 1] - from];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = key.applyAsLong(rows[from + i]) << 31 | rows[from + i];
      }
      Arrays.sort(keys);
      for (int i = 0; i < keys.length; i++) {
        rows[from + i] = (int) (keys[i] & Integer.MAX_VALUE);
      }
    }
  }

  /** [people × {@link PersonTraits#COVARIATES}]. */
  float[] personCovariates() {
    float[] covariates = new float[byPerson.rows() * PersonTraits.COVARIATES];
    int at = 0;
    for (User user : dataset.users()) {
      float[] one = personTraits.covariates(user.demographics());
      System.arraycopy(one, 0, covariates, at, one.length);
      at += one.length;
    }
    return covariates;
  }

  /** [movies × covariates]. */
  float[] movieCovariates() {
    int width = movieTraits.covariateCount();
    float[] covariates = new float[byMovie.rows() * width];
    for (int movie = 0; movie < byMovie.rows(); movie++) {
      Movie known = dataset.movies().get(movie);
      float[] one = movieTraits.covariates(known, byMovie.count(movie));
      System.arraycopy(one, 0, covariates, movie * width, width);
    }
    return covariates;
  }

  /** The attributes of the people. */
  Design personDesign(boolean history) {
    List<int[]> flags =
        dataset.users().stream().map(user -> personTraits.flags(user.demographics())).toList();
    List<Integer> sizes = sizes(personTraits.attributes());
    return history ? new Design(flags, sizes, byPerson, byMovie) : new Design(flags, sizes);
  }

  /** The attributes of the movies, the people who rated them among these. */
  Design movieDesign() {
    List<int[]> flags = dataset.movies().stream().map(movieTraits::flags).toList();
    return new Design(flags, sizes(movieTraits.attributes()), byMovie, byPerson);
  }

  private static List<Integer> sizes(Attributes attributes) {
    return attributes.groups().stream().map(Attributes.Group::size).toList();
  }
}
