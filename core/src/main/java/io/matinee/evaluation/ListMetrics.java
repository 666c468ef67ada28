package io.matinee.evaluation;

import io.matinee.data.Movie;
import io.matinee.ranking.Genres;
import java.util.Arrays;
import java.util.List;

/**
 * What lists are like beyond what hits. Popularity counts ratings of the training part.
 *
 * @param coverage the share of the catalogue that is in somebody's list
 * @param gini how unequally the lists' places fall to the catalogue's movies, from 0 for equally to
 *     nearly 1 for all to one (Gini 1912, over all movies, those in no list too)
 * @param popularity mean ratings of the movies, over all places of all lists
 * @param novelty mean of -log₂((1 + ratings) / (1 + people)), in bits, likewise (Vargas and
 *     Castells 2011, with one rating and person more so that no movie's is infinite)
 * @param diversity mean of 1 - Jaccard similarity of genres over the pairs of a list, then over the
 *     lists of two movies or more (Ziegler et al. 2005)
 */
public record ListMetrics(
    double coverage, double gini, double popularity, double novelty, double diversity) {

  /**
   * Measures lists.
   *
   * @param lists dense movie indexes
   * @param ratings [movies] in the training part
   * @param people who rate in the training part
   */
  static ListMetrics of(List<int[]> lists, List<Movie> movies, int[] ratings, int people) {
    int[] places = new int[movies.size()];
    double popularity = 0;
    double novelty = 0;
    for (int[] list : lists) {
      for (int movie : list) {
        places[movie]++;
        popularity += ratings[movie];
        novelty -= Math.log((1.0 + ratings[movie]) / (1.0 + people)) / Math.log(2);
      }
    }
    double all = Arrays.stream(places).sum();
    return new ListMetrics(
        Arrays.stream(places).filter(count -> count > 0).count() / (double) movies.size(),
        gini(places),
        popularity / all,
        novelty / all,
        lists.stream()
            .filter(list -> list.length > 1)
            .mapToDouble(list -> diversity(list, movies))
            .average()
            .orElse(0));
  }

  /** Σ (2i - n - 1) xᵢ / (n Σ xᵢ) over the ascending xᵢ. */
  private static double gini(int[] places) {
    int[] sorted = places.clone();
    Arrays.sort(sorted);
    double sum = 0;
    double weighted = 0;
    for (int i = 0; i < sorted.length; i++) {
      sum += sorted[i];
      weighted += (2.0 * (i + 1) - sorted.length - 1) * sorted[i];
    }
    return weighted / (sorted.length * sum);
  }

  private static double diversity(int[] list, List<Movie> movies) {
    double sum = 0;
    for (int i = 1; i < list.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += 1 - Genres.similarity(movies.get(list[i]), movies.get(list[j]));
      }
    }
    return 2 * sum / (list.length * (list.length - 1.0));
  }
}
