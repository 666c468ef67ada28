package io.matinee.features;

import java.util.List;

/**
 * A movie as RecommenderNet sees it. Movies with equal features get equal scores.
 *
 * @param year row of the year table
 * @param genres numbers of its genres, ascending
 */
public record MovieFeatures(int year, List<Integer> genres) {
  /** Keeps its own copy of the genres. */
  public MovieFeatures {
    genres = List.copyOf(genres);
  }
}
