package io.matinee.recommendation;

import io.matinee.data.Movie;
import java.util.List;
import java.util.Locale;

/**
 * Which movies may be recommended.
 *
 * @param genres a movie must have all of these; empty lets all pass
 * @param fromYear the earliest release year; {@code null} for none
 * @param toYear the latest release year; {@code null} for none
 * @param includeSeen whether movies that the person has rated may be recommended again
 * @param fewestRatings how many ratings a movie must have, 0 or more
 */
public record Filter(
    List<String> genres, Integer fromYear, Integer toYear, boolean includeSeen, int fewestRatings) {
  /** Lets every movie pass that the person has not rated. */
  public static final Filter UNSEEN = new Filter(List.of(), null, null, false);

  /** Keeps its own copy of the genres. */
  public Filter {
    genres = List.copyOf(genres);
    if (fromYear != null && toYear != null && fromYear > toYear) {
      throw new IllegalArgumentException(
          "expected years from..to, found %d..%d".formatted(fromYear, toYear));
    }
    if (fewestRatings < 0) {
      throw new IllegalArgumentException("expected 0 ratings or more, found " + fewestRatings);
    }
  }

  /** Lets movies pass however few ratings they have. */
  public Filter(List<String> genres, Integer fromYear, Integer toYear, boolean includeSeen) {
    this(genres, fromYear, toYear, includeSeen, 0);
  }

  /** The same, but that a movie must have {@code ratings} or more. */
  public Filter withFewestRatings(int ratings) {
    return new Filter(genres, fromYear, toYear, includeSeen, ratings);
  }

  /**
   * Says whether {@code movie}, which has so many ratings, passes; whether it was seen is not
   * asked.
   */
  public boolean passes(Movie movie, int ratings) {
    return ratings >= fewestRatings && hasGenres(movie) && inYears(movie.year());
  }

  private boolean hasGenres(Movie movie) {
    if (genres.isEmpty()) {
      return true;
    }
    List<String> lower = movie.genres().stream().map(g -> g.toLowerCase(Locale.ROOT)).toList();
    return genres.stream().allMatch(genre -> lower.contains(genre.toLowerCase(Locale.ROOT)));
  }

  private boolean inYears(Integer year) {
    if (fromYear == null && toYear == null) {
      return true;
    }
    return year != null
        && (fromYear == null || year >= fromYear)
        && (toYear == null || year <= toYear);
  }
}
