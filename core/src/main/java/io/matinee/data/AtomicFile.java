package io.matinee.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
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
  private static final int BUFFER = 1 << 18; // bytes

  private AtomicFile() {}

  /** What a file is to hold, where that is too much to hold in memory. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it to {@code out}, which is buffered and not to be closed. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes {@code content} to a temporary file beside {@code path}, forces it to disk, and renames
   * it; folders are made as needed. Where {@code path} is a link to a file, that file is replaced
   * and the link stays.
   *
   * @throws DataException if that cannot be done; {@code path} is then as it was
   */
  public static void write(Path path, ByteBuffer content) {
    replace(path, channel -> writeAll(channel, content), false);
  }

  /**
   * Writes {@code content}, likewise, as it comes. Where the program is ended meanwhile, as by
   * Ctrl-C, no temporary file stays.
   */
  public static void stream(Path path, Content content) {
    replace(
        path,
        channel -> {
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
          content.writeTo(out);
          out.flush();
        },
        true);
  }

  /** Writes {@code text} in UTF-8, likewise. */
  public static void write(Path path, String text) {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes {@code content}, likewise. */
  public static void write(Path path, byte[] content) {
    write(path, ByteBuffer.wrap(content));
  }

  private interface Body {
    void writeTo(FileChannel channel) throws IOException;
  }

  private static void writeAll(FileChannel channel, ByteBuffer content) throws IOException {
    while (content.hasRemaining()) {
      channel.write(content);
    }
  }

  /** Replaces {@code path}; {@code slow} content may well be interrupted by the program's end. */
  private static void replace(Path path, Body body, boolean slow) {
    try {
      Path target = target(path);
      Path temporary = target.resolveSibling(".matinee-" + UUID.randomUUID() + ".tmp");
      if (slow) { // small files do without: the JVM remembers each name until it ends
        temporary.toFile().deleteOnExit();
      }
      replace(target, temporary, body);
    } catch (IOException e) {
      throw new DataException(
          "%s: cannot be written (%s); free space or choose another place to write to"
              .formatted(path, OneLine.reason(e)),
          e);
    }
  }

  /** The file to replace, in a folder that is there. */
  private static Path target(Path path) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      String what = Files.isDirectory(path) ? "is a folder" : "is no regular file";
      throw new FileSystemException(path.toString(), null, what);
    }
    Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    Path folder = target.getParent();
    if (!Files.isDirectory(folder)) { // early Java 17s refuse to create a folder that is a link
      Files.createDirectories(folder);
    }
    return target;
  }

  private static void replace(Path target, Path temporary, Body body) throws IOException {
    try {
      writeToDisk(temporary, body);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void writeToDisk(Path file, Body body) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      body.writeTo(channel);
      channel.force(true);
    }
  }
}
