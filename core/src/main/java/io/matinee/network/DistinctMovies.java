package io.matinee.network;

import io.matinee.data.Movie;
import io.matinee.features.MovieFeatures;
import io.matinee.features.NetworkFeatures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A catalogue as the network sees it. Movies of the same year and genres are the same to it, so
 * they share what is computed for them.
 */
final class DistinctMovies {
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
