package io.matinee.cli;

import io.matinee.data.ImportColumn;
import io.matinee.data.ImportOptions;
import io.matinee.data.RatingScale;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What the columns of files to import are called, where that cannot be guessed. */
final class ColumnOptions {
  private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";
  private static final Pattern SCALE = Pattern.compile(NUMBER + "\\.\\." + NUMBER + "/" + NUMBER);

  private final Map<ImportColumn, String> columns = new EnumMap<>(ImportColumn.class);

  @Option(names = "--user-column", paramLabel = "NAME", description = "Who rated.")
  private void user(String name) {
    columns.put(ImportColumn.USER, name);
  }

  @Option(names = "--movie-column", paramLabel = "NAME", description = "What was rated.")
  private void movie(String name) {
    columns.put(ImportColumn.MOVIE, name);
  }

  @Option(names = "--rating-column", paramLabel = "NAME", description = "How many stars.")
  private void rating(String name) {
    columns.put(ImportColumn.RATING, name);
  }

  @Option(names = "--time-column", paramLabel = "NAME", description = "When: seconds since 1970.")
  private void time(String name) {
    columns.put(ImportColumn.TIME, name);
  }

  @Option(names = "--age-column", paramLabel = "NAME", description = "Age in years.")
  private void age(String name) {
    columns.put(ImportColumn.AGE, name);
  }

  @Option(names = "--gender-column", paramLabel = "NAME", description = "M or F.")
  private void gender(String name) {
    columns.put(ImportColumn.GENDER, name);
  }

  @Option(names = "--occupation-column", paramLabel = "NAME", description = "Occupation.")
  private void occupation(String name) {
    columns.put(ImportColumn.OCCUPATION, name);
  }

  @Option(names = "--zip-column", paramLabel = "NAME", description = "Zip code.")
  private void zip(String name) {
    columns.put(ImportColumn.ZIP, name);
  }

  @Option(names = "--title-column", paramLabel = "NAME", description = "Title.")
  private void title(String name) {
    columns.put(ImportColumn.TITLE, name);
  }

  @Option(
      names = "--year-column",
      paramLabel = "NAME",
      description = "Year of release; else a title's \"(1995)\".")
  private void year(String name) {
    columns.put(ImportColumn.YEAR, name);
  }

  @Option(names = "--genres-column", paramLabel = "NAME", description = "Genres.")
  private void genres(String name) {
    columns.put(ImportColumn.GENRES, name);
  }

  @Option(
      names = "--genre-separator",
      paramLabel = "TEXT",
      defaultValue = "|",
      description = "Between genres (default: |).")
  private String genreSeparator;

  @Option(
      names = "--delimiter",
      paramLabel = "CHAR",
      description = "Between fields; \\t is a tab (default: by the first line).")
  private String delimiter;

  @Option(
      names = "--scale",
      paramLabel = "MIN..MAX/STEP",
      description = "The ratings allowed, as in 0.5..5/0.5 (default: by the data).")
  private String scale;

  /** What was chosen, for a dataset called {@code name}. */
  ImportOptions options(String name) {
    String separator = "\\t".equals(delimiter) ? "\t" : delimiter;
    return WrongUsage.unless(
        () -> new ImportOptions(name, columns, separator, genreSeparator, scale()));
  }

  private RatingScale scale() {
    if (scale == null) {
      return null;
    }
    Matcher parts = SCALE.matcher(scale);
    if (!parts.matches()) {
      throw new WrongUsage("expected a scale such as 1..5/1 or 0.5..5/0.5, found " + scale);
    }
    return new RatingScale(
        Float.parseFloat(parts.group(1)),
        Float.parseFloat(parts.group(2)),
        Float.parseFloat(parts.group(3)));
  }
}
