package io.matinee.data;

import java.util.List;
import java.util.Objects;

/**
 * A movie of a dataset.
 *
 * @param id the id outside Matinee, any text
 * @param title the title, with the year in brackets where the dataset has it so
 * @param year the year of release, {@code null} where it is not known
 * @param genres the genres, in the dataset's order
 */
public record Movie(String id, String title, Integer year, List<String> genres) {
  /** Checks that all but the year is there and keeps its own copy of the genres. */
  public Movie {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    genres = List.copyOf(genres);
  }
}
