package io.matinee.cli;

import picocli.CommandLine.Option;

/** How results look. */
final class FormatOption {
  /** How results are printed. */
  enum Format {
    TABLE,
    JSON,
    CSV
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "Of results: table (default), json or csv.")
  Format format;
}
