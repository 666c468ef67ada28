package io.matinee.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a table of movies has what, by field from 0; -1 where it has it not.
 *
 * @param fields on every row; -1 where any number is
 * @param genreSeparator between genres
 * @param numbers whether ids have to be whole numbers
 */
record MovieColumns(
    int fields, int id, int title, int year, int genres, String genreSeparator, boolean numbers) {
  private static final String NO_GENRES = "(no genres listed)";
  private static final int FIRST_YEAR = 1800;
  private static final int LAST_YEAR = 2200;

  /** Those of MovieLens: id, title with the year, genres. */
  static final MovieColumns MOVIELENS = new MovieColumns(3, 0, 1, -1, 2, "|", true);

  /** The movies of {@code rows}, in order; {@code badRows} decides about those that are none. */
  List<Movie> read(List<TextRow> rows, BadRows badRows) {
    return UniqueRows.read(rows, "movie", Movie::id, this::movie, badRows);
  }

  private Movie movie(TextRow row) {
    if (row.fields().size() != fields) {
      throw row.error("expected %d fields, found %d".formatted(fields, row.fields().size()));
    }
    String movieId = UniqueRows.id(row, id, "movie", numbers);
    String text = row.text(title);
    if (title >= 0 && text.isEmpty()) {
      throw row.expected("a title", title);
    }
    String shown = title < 0 ? movieId : text;
    return new Movie(movieId, shown, year(row, shown), genres(row));
  }

  private Integer year(TextRow row, String shown) {
    String text = row.text(year);
    if (text.isEmpty()) {
      return TitleYear.of(shown);
    }
    return row.number(year, "year of release", FIRST_YEAR, LAST_YEAR);
  }

  private List<String> genres(TextRow row) {
    String text = row.text(genres);
    if (text.isEmpty() || text.equals(NO_GENRES)) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (String name : Arrays.asList(text.split(Pattern.quote(genreSeparator), -1))) {
      if (name.isBlank()) {
        throw row.expected("genres separated by \"%s\"".formatted(genreSeparator), genres);
      }
      names.add(name.strip());
    }
    return names.stream().distinct().sorted().toList();
  }

  /** Every genre of {@code movies}, sorted. */
  static List<String> genresOf(List<Movie> movies) {
    return movies.stream().flatMap(movie -> movie.genres().stream()).distinct().sorted().toList();
  }
}
