package io.matinee.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files that are there whole or not at all. */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes {@code content} to a temporary file beside {@code path}, forces it to disk, and renames
   * it; folders are made as needed.
   *
   * @throws DataException if that cannot be done; {@code path} is then as it was
   */
  public static void write(Path path, ByteBuffer content) {
    Path target = path.toAbsolutePath();
    Path temporary = null;
    try {
      Files.createDirectories(target.getParent());
      temporary =
          target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        while (content.hasRemaining()) {
          channel.write(content);
        }
        channel.force(true);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      deleteQuietly(temporary);
      throw new DataException(
          "%s: cannot be written (%s); free space or choose another folder with --out"
              .formatted(path, e),
          e);
    }
  }

  /** Writes {@code text} in UTF-8, likewise. */
  public static void write(Path path, String text) {
    write(path, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void deleteQuietly(Path temporary) {
    try {
      if (temporary != null) {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      // The first failure is the one to report.
    }
  }
}
