package io.matinee.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Makes a dataset of anyone's files: ratings, and maybe people and movies, with headers. */
public final class DatasetImport {
  private final ImportOptions options;
  private final BadRows badRows;
  private final boolean typed; // RecBole's header, as in user_id:token; no quotes

  private DatasetImport(ImportOptions options, BadRows badRows, boolean typed) {
    this.options = options;
    this.badRows = badRows;
    this.typed = typed;
  }

  /**
   * Reads separated files (RFC 4180, UTF-8, with or without byte order mark).
   *
   * @param people a table of everyone who rates; {@code null} where there is none
   * @param movies a table of everything rated; {@code null} where there is none
   * @throws DataException if a file cannot be read, a column lacks, or {@code badRows} refuses one
   */
  public static Dataset csv(
      Path ratings, Path people, Path movies, ImportOptions options, BadRows badRows) {
    return new DatasetImport(options, badRows, false).read(ratings, people, movies);
  }

  /**
   * Reads RecBole's atomic files in {@code folder}: one .inter, and maybe one .user and one .item.
   *
   * @throws DataException likewise
   */
  public static Dataset recBole(Path folder, String name, BadRows badRows) {
    ImportOptions options = new ImportOptions(name, Map.of(), "\t", " ", null);
    Path ratings = only(folder, ".inter");
    if (ratings == null) {
      throw new DataException(
          "%s: expected a folder with one file NAME.inter, found none".formatted(folder));
    }
    return new DatasetImport(options, badRows, true)
        .read(ratings, only(folder, ".user"), only(folder, ".item"));
  }

  private static Path only(Path folder, String end) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(end)).sorted().toList();
      if (found.size() > 1) {
        throw new DataException(
            "%s: expected one file NAME%s, found %d".formatted(folder, end, found.size()));
      }
      return found.isEmpty() ? null : found.get(0);
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static DataException unreadable(Path file, IOException e) {
    return new DataException(
        "%s: expected something to read, found: %s".formatted(file, OneLine.reason(e)), e);
  }

  private Dataset read(Path ratings, Path people, Path movies) {
    List<User> users = people == null ? null : people(people);
    SideTables tables =
        new SideTables(
            users,
            String.valueOf(people),
            users == null ? List.of() : PersonColumns.occupationsOf(users),
            movies == null ? null : movies(movies),
            String.valueOf(movies));
    String file = ratings.toString();
    try (InputStream in = Files.newInputStream(ratings)) {
      String first = LineChunks.header(file, in);
      TextRows format = format(first);
      ImportHeader header = header(file, format.line(first));
      RatingLayout layout =
          new RatingLayout(
              file,
              format.separator(),
              format.quotes(),
              header.names().size(),
              header.require(ImportColumn.USER),
              header.require(ImportColumn.MOVIE),
              header.require(ImportColumn.RATING),
              header.find(ImportColumn.TIME),
              false,
              options.scale());
      boolean synthetic = Files.exists(ratings.resolveSibling(SyntheticFiles.MARK));
      Provenance provenance = new Provenance(options.name(), file, synthetic);
      return tables.join(layout, in, 1, Files.size(ratings), badRows, provenance);
    } catch (IOException e) {
      throw unreadable(ratings, e);
    }
  }

  private List<User> people(Path file) {
    List<TextRow> rows = rows(file);
    ImportHeader header = header(file.toString(), rows.get(0).fields());
    return new PersonColumns(
            header.names().size(),
            header.require(ImportColumn.USER),
            header.find(ImportColumn.AGE),
            header.find(ImportColumn.GENDER),
            header.find(ImportColumn.OCCUPATION),
            header.find(ImportColumn.ZIP),
            false,
            Set.of(),
            TextRow::textOrNull)
        .read(rows.subList(1, rows.size()), badRows);
  }

  private List<Movie> movies(Path file) {
    List<TextRow> rows = rows(file);
    ImportHeader header = header(file.toString(), rows.get(0).fields());
    return new MovieColumns(
            header.names().size(),
            header.require(ImportColumn.MOVIE),
            header.find(ImportColumn.TITLE),
            header.find(ImportColumn.YEAR),
            header.find(ImportColumn.GENRES),
            options.genreSeparator(),
            false)
        .read(rows.subList(1, rows.size()), badRows);
  }

  private List<TextRow> rows(Path file) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = BoundedRead.all(in, file.toString(), DataFiles.MAX_BYTES);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    String text = Utf8Text.decode(file.toString(), bytes);
    return format(text.lines().findFirst().orElse("")).all(file.toString(), text);
  }

  private TextRows format(String firstLine) {
    return new TextRows(
        options.delimiter() == null ? guess(firstLine) : options.delimiter(), !typed);
  }

  private static String guess(String firstLine) {
    Comparator<String> byCount =
        Comparator.comparingLong(
            delimiter -> firstLine.chars().filter(c -> c == delimiter.charAt(0)).count());
    return Stream.of("|", ";", "\t", ",").max(byCount).orElseThrow(); // of equals, the last
  }

  private ImportHeader header(String file, List<String> names) {
    List<String> plain =
        names.stream()
            .map(String::strip)
            .map(name -> typed ? name.replaceFirst(":.*", "") : name)
            .toList();
    return new ImportHeader(file, plain, options.columns());
  }
}
