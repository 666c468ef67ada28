package io.matinee.recommendation;

import io.matinee.data.Movie;
import io.matinee.ranking.MovieSimilarity;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses a list movie by movie from the best candidates: the next is the one of greatest score,
 * less what it is like those before it (maximal marginal relevance), less what the list's genres
 * would be off (calibration). Scores are taken in parts of the best candidate's.
 */
final class GreedyList {
  private final List<Movie> movies;
  private final MovieSimilarity similarity;
  private final GenreShares wanted;
  private final double sameness; // the price of being like another movie
  private final double distance; // the price of a unit of divergence

  GreedyList(
      List<Movie> movies, MovieSimilarity similarity, GenreShares wanted, ListControls controls) {
    this.movies = movies;
    this.similarity = similarity;
    this.wanted = wanted;
    this.sameness = controls.diversity() / (1 - controls.diversity());
    this.distance = controls.calibration() / (1 - controls.calibration());
  }

  /**
   * Chooses.
   *
   * @param pool candidates, the best first
   * @param scores [movies]
   * @return the list, the best first, {@code count} long or all of the pool
   */
  int[] choose(int[] pool, float[] scores, int count) {
    double best = pool.length == 0 || !(scores[pool[0]] > 0) ? 1 : scores[pool[0]];
    double[] nearest = new double[pool.length]; // the greatest similarity with one in the list
    boolean[] taken = new boolean[pool.length];
    Map<String, Double> genres = new HashMap<>();
    int[] list = new int[Math.min(count, pool.length)];
    for (int rank = 0; rank < list.length; rank++) {
      int chosen = -1;
      double greatest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < pool.length; i++) {
        double gain = taken[i] ? Double.NEGATIVE_INFINITY : scores[pool[i]] / best;
        gain -= sameness * nearest[i];
        gain -= distance > 0 && !taken[i] ? off(genres, pool[i]) : 0;
        if (gain > greatest) {
          greatest = gain;
          chosen = i;
        }
      }
      taken[chosen] = true;
      list[rank] = pool[chosen];
      GenreShares.add(movies.get(pool[chosen]), genres);
      meet(nearest, pool, pool[chosen]);
    }
    return list;
  }

  private double off(Map<String, Double> genres, int movie) {
    return distance * wanted.divergence(genres, movies.get(movie));
  }

  private void meet(double[] nearest, int[] pool, int movie) {
    if (sameness > 0) {
      Arrays.setAll(nearest, i -> Math.max(nearest[i], similarity.of(pool[i], movie)));
    }
  }
}
