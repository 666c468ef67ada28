package io.matinee.data;

import java.util.Map;
import java.util.Objects;

/**
 * How the files of an import are to be read.
 *
 * @param name the name of the dataset
 * @param columns those that are called otherwise than {@link ImportColumn} guesses
 * @param delimiter between fields; {@code null}: whichever of comma, tab, semicolon and bar the
 *     first line has most of
 * @param genreSeparator between genres
 * @param scale the ratings allowed; {@code null}: as the data shows
 */
public record ImportOptions(
    String name,
    Map<ImportColumn, String> columns,
    String delimiter,
    String genreSeparator,
    RatingScale scale) {
  /** Checks the parts. */
  public ImportOptions {
    Objects.requireNonNull(name, "name");
    columns = Map.copyOf(columns);
    Objects.requireNonNull(genreSeparator, "genreSeparator");
    if (delimiter != null
        && (delimiter.length() != 1 || delimiter.charAt(0) > '~' || "\"\n\r".contains(delimiter))) {
      throw new IllegalArgumentException(
          "expected one ASCII character as delimiter, found " + OneLine.quote(delimiter));
    }
  }

  /** Guesses everything. */
  public static ImportOptions defaults(String name) {
    return new ImportOptions(name, Map.of(), null, "|", null);
  }
}
