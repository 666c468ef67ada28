package io.matinee.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The parts that MovieLens' larger data sets have in common. */
final class PublishedRatings {
  private PublishedRatings() {}

  /**
   * The dataset of {@code tables} and the ratings of the file that {@code layout} names.
   *
   * @param header the first line's fields; {@code null} where the first line is a rating
   * @param name of data that is no known release
   */
  static Dataset read(
      DataFiles files, SideTables tables, RatingLayout layout, List<String> header, String name) {
    String file = layout.file();
    require(files, file);
    boolean synthetic = files.has(SyntheticFiles.MARK);
    try (InputStream in = files.open(file)) {
      if (header != null) {
        checkHeader(file, LineChunks.header(file, in), header);
      }
      Provenance unnamed =
          new Provenance(synthetic ? "synthetic data" : name, files.location(), synthetic);
      int lines = header == null ? 0 : 1;
      Dataset dataset = tables.join(layout, in, lines, files.size(file), BadRows.REFUSED, unnamed);
      return synthetic ? dataset : named(dataset, unnamed);
    } catch (IOException e) {
      throw files.unreadable(file, e);
    }
  }

  private static Dataset named(Dataset dataset, Provenance unnamed) {
    String name =
        MovieLensRelease.nameOr(
            unnamed.name(),
            dataset.ratings().size(),
            dataset.users().size(),
            dataset.movies().size());
    return dataset.with(new Provenance(name, unnamed.location(), unnamed.synthetic()));
  }

  /** Checks that there is a file called {@code name}. */
  static void require(DataFiles files, String name) {
    if (!files.has(name)) {
      throw new DataException(
          "%s: expected it in %s, found none".formatted(name, files.location()));
    }
  }

  static void checkHeader(String file, String found, List<String> expected) {
    if (!TextRows.CSV.line(found).equals(expected)) {
      throw DataException.at(
          file,
          1,
          "expected the header %s, found %s"
              .formatted(String.join(",", expected), OneLine.quote(found)));
    }
  }
}
