package io.matinee.ranking;

import io.matinee.data.Movie;
import java.util.HashSet;
import java.util.Set;

/** How alike movies are by their genres. */
public final class Genres {
  private Genres() {}

  /**
   * The genres that both have, by the genres that either has (Jaccard 1901).
   *
   * @return from 0 to 1; 0 where neither has any
   */
  public static double similarity(Movie one, Movie other) {
    Set<String> either = new HashSet<>(one.genres());
    either.addAll(other.genres());
    Set<String> both = new HashSet<>(one.genres());
    both.retainAll(new HashSet<>(other.genres()));
    return either.isEmpty() ? 0 : (double) both.size() / either.size();
  }
}
