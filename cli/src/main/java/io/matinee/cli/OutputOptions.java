package io.matinee.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where results go and how they look. */
final class OutputOptions {
  /** How results are printed. */
  enum Format {
    TABLE,
    JSON,
    CSV
  }

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "Folder for models, charts and reports (default: ./out).")
  Path folder;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "How to print results: table (default), json or csv.")
  Format format;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print results only, no progress and no notes.")
  boolean quiet;

  /** The file of the model, unless another is named. */
  Path model() {
    return folder.resolve("network.safetensors");
  }

  /** The file that an unfinished training is kept in. */
  Path checkpoint() {
    return folder.resolve("network.checkpoint.safetensors");
  }
}
