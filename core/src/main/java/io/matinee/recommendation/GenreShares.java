package io.matinee.recommendation;

import io.matinee.data.Movie;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The genres of some movies and how far a list is from them (Steck 2018). Each movie counts 1,
 * shared out evenly among its genres.
 */
final class GenreShares {
  private static final double SMOOTHING = 0.01; // Steck's α: so that no divergence is infinite

  private final Map<String, Double> wanted; // shares, which add up to 1; empty for no genres known

  /** The genres of {@code movies}. */
  GenreShares(List<Movie> movies) {
    this.wanted = new HashMap<>();
    double sum = 0;
    for (Movie movie : movies) {
      add(movie, wanted);
      sum += movie.genres().isEmpty() ? 0 : 1;
    }
    double all = sum;
    wanted.replaceAll((genre, count) -> count / all);
  }

  /** Adds a movie to {@code counts}, by genre. */
  static void add(Movie movie, Map<String, Double> counts) {
    for (String genre : movie.genres()) {
      counts.merge(genre, 1.0 / movie.genres().size(), Double::sum);
    }
  }

  /**
   * The Kullback-Leibler divergence Σ p log(p / q̃), q̃ = (1 - α) q + α p, of the wanted shares p
   * from those of a list with one movie more, q.
   *
   * @param counts of the list, as {@link #add} makes them
   * @return 0 where nothing is wanted
   */
  double divergence(Map<String, Double> counts, Movie more) {
    double sum = more.genres().isEmpty() ? 0 : 1;
    for (double count : counts.values()) {
      sum += count;
    }
    double divergence = 0;
    for (Map.Entry<String, Double> entry : wanted.entrySet()) {
      String genre = entry.getKey();
      double count = counts.getOrDefault(genre, 0.0);
      count += more.genres().contains(genre) ? 1.0 / more.genres().size() : 0;
      double p = entry.getValue();
      double q = sum == 0 ? 0 : count / sum;
      divergence += p * Math.log(p / ((1 - SMOOTHING) * q + SMOOTHING * p));
    }
    return divergence;
  }
}
