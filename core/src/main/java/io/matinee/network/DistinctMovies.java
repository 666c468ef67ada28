package io.matinee.network;

import io.matinee.data.Movie;
import io.matinee.features.MovieFeatures;
import io.matinee.features.NetworkFeatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A catalogue as the network sees it. Movies of the same year and genres are the same to it, so
 * they share what is computed for them.
 */
final class DistinctMovies {
  private static final int GENRE_BITS = 20; // of an order: of more genres the rest do not count
  private static final int YEAR_BITS = 11; // likewise: of more years some are not told apart

  private final int[] of; // [movies of the catalogue] which of the distinct ones
  private final int[] years; // [distinct] row of the table
  private final int[][] genres; // [distinct][genres]

  DistinctMovies(NetworkFeatures features, List<Movie> catalogue) {
    of = new int[catalogue.size()];
    Map<MovieFeatures, Integer> numbers = new HashMap<>();
    List<MovieFeatures> distinct = new ArrayList<>();
    for (int movie = 0; movie < of.length; movie++) {
      MovieFeatures encoded = features.encode(catalogue.get(movie));
      Integer number = numbers.putIfAbsent(encoded, distinct.size());
      if (number == null) {
        number = distinct.size();
        distinct.add(encoded);
      }
      of[movie] = number;
    }
    years = distinct.stream().mapToInt(MovieFeatures::year).toArray();
    genres =
        distinct.stream()
            .map(movie -> movie.genres().stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
  }

  private DistinctMovies(int[] of, int[] years, int[][] genres) {
    this.of = of;
    this.years = years;
    this.genres = genres;
  }

  /**
   * The same catalogue, with distinct movies that are alike side by side.
   *
   * @param yearFirst whether by year and then by genres, or the other way round
   */
  DistinctMovies sorted(boolean yearFirst) {
    long[] keys = new long[count()]; // the upper half says the order, the lower which movie it is
    for (int movie = 0; movie < keys.length; movie++) {
      long set = genreBits(genres[movie]);
      long key =
          yearFirst ? (long) years[movie] << GENRE_BITS | set : set << YEAR_BITS | years[movie];
      keys[movie] = key << 32 | movie;
    }
    Arrays.sort(keys);
    int[] place = new int[keys.length];
    int[] sortedYears = new int[keys.length];
    int[][] sortedGenres = new int[keys.length][];
    for (int i = 0; i < keys.length; i++) {
      int movie = (int) keys[i];
      place[movie] = i;
      sortedYears[i] = years[movie];
      sortedGenres[i] = genres[movie];
    }
    int[] places = new int[of.length];
    for (int i = 0; i < of.length; i++) {
      places[i] = place[of[i]];
    }
    return new DistinctMovies(places, sortedYears, sortedGenres);
  }

  private static int genreBits(int[] genres) {
    int bits = 0;
    for (int genre : genres) {
      bits |= genre < GENRE_BITS ? 1 << (GENRE_BITS - 1 - genre) : 0;
    }
    return bits;
  }

  /** How many distinct movies there are. */
  int count() {
    return years.length;
  }

  /** How many movies the catalogue has. */
  int size() {
    return of.length;
  }

  /** Which distinct movie the catalogue's {@code movie} is. */
  int of(int movie) {
    return of[movie];
  }

  /** The row of the year table of each distinct movie, [count], not to be changed. */
  int[] years() {
    return years;
  }

  /** The genres of each distinct movie, [count][genres], not to be changed. */
  int[][] genres() {
    return genres;
  }
}
