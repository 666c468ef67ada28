package io.matinee.cli;

import io.matinee.MatineeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where results go. */
final class OutputOptions {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "Folder of models and reports (default: out).")
  Path folder;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print results only, no progress and no notes.")
  boolean quiet;

  /**
   * Makes the folder, before work is done whose result could not be kept.
   *
   * @throws MatineeException if it cannot be made or written to
   */
  void makeFolder() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new MatineeException(
          ("%s: expected a folder to write to, found one that cannot be made;"
                  + " name another with --out")
              .formatted(folder),
          e);
    }
    if (!Files.isWritable(folder)) {
      throw new MatineeException(
          ("%s: expected a folder to write to, found one that may not be written to;"
                  + " name another with --out")
              .formatted(folder));
    }
  }

  /** The file of the model of {@code kind}. */
  Path model(ModelKind kind) {
    return folder.resolve(kind.fileName());
  }

  /** The file that an unfinished training of {@code kind} is kept in. */
  Path checkpoint(ModelKind kind) {
    return folder.resolve(kind.checkpointName());
  }
}
