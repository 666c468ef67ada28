package io.matinee.cli.chart;

import io.matinee.MatineeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes whole files, so that no reader ever sees half of one. */
public final class FileReplacement {
  private FileReplacement() {}

  /**
   * Writes {@code content} to a temporary file beside {@code target} and renames it. Folders that
   * are missing are made.
   *
   * @return {@code target}
   * @throws MatineeException if it cannot be written
   */
  public static Path write(Path target, byte[] content) {
    Path file = target.toAbsolutePath();
    Path temporary =
        file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      Files.createDirectories(file.getParent());
      try {
        Files.write(temporary, content);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new MatineeException(
          target + ": cannot be written (" + e + "); choose a folder you may write to", e);
    }
    return target;
  }
}
