package io.matinee.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
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
   * it; folders are made as needed. Where {@code path} is a link to a file, that file is replaced
   * and the link stays.
   *
   * @throws DataException if that cannot be done; {@code path} is then as it was
   */
  public static void write(Path path, ByteBuffer content) {
    try {
      replace(target(path), content);
    } catch (IOException e) {
      throw new DataException(
          "%s: cannot be written (%s); free space or choose another place to write to"
              .formatted(path, OneLine.reason(e)),
          e);
    }
  }

  /** Writes {@code text} in UTF-8, likewise. */
  public static void write(Path path, String text) {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes {@code content}, likewise. */
  public static void write(Path path, byte[] content) {
    write(path, ByteBuffer.wrap(content));
  }

  /** The file to replace, in a folder that is there. */
  private static Path target(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new FileSystemException(path.toString(), null, "is a folder");
    }
    Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    Path folder = target.getParent();
    if (!Files.isDirectory(folder)) { // early Java 17s refuse to create a folder that is a link
      Files.createDirectories(folder);
    }
    return target;
  }

  private static void replace(Path target, ByteBuffer content) throws IOException {
    Path temporary = target.resolveSibling(".matinee-" + UUID.randomUUID() + ".tmp");
    try {
      writeToDisk(temporary, content);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void writeToDisk(Path file, ByteBuffer content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (content.hasRemaining()) {
        channel.write(content);
      }
      channel.force(true);
    }
  }
}
