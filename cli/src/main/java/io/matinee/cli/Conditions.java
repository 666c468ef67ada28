package io.matinee.cli;

import io.matinee.evaluation.Protocol;
import java.util.List;
import java.util.stream.Stream;

/**
 * What figures were measured under, in the first columns of CSV: enough for a second run to come to
 * the same.
 *
 * @param command the command line that measured them
 */
record Conditions(Protocol protocol, String command) {
  private static final List<String> COLUMNS =
      List.of("data", "checksum", "split", "date", "seed", "version", "command");

  /** The names of all columns, {@code figures} last. */
  static List<String> before(List<String> figures) {
    return Stream.concat(COLUMNS.stream(), figures.stream()).toList();
  }

  /** The cells of a row, {@code figures} last. */
  List<String> with(List<String> figures) {
    return Stream.concat(cells(), figures.stream()).toList();
  }

  private Stream<String> cells() {
    return Stream.of(
        protocol.data(),
        protocol.checksum(),
        protocol.split(),
        date(protocol),
        Long.toString(protocol.seed()),
        protocol.version(),
        command);
  }

  /** Whether the date of the rating to be predicted was used, in words. */
  static String date(Protocol protocol) {
    return protocol.usesDate() ? "used" : "not used";
  }
}
