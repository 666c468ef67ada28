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

  /** What a file is to hold, written piece by piece. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it to {@code out}, which is buffered and closed by the caller. */
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
    writeFile(path, file -> writeToDisk(file, content));
  }

  /**
   * Writes what {@code content} writes, likewise, for files too large to be held. Where the program
   * is ended meanwhile, as by Ctrl-C, no temporary file stays.
   */
  public static void stream(Path path, Content content) {
    writeFile(path, file -> streamToDisk(file, content));
  }

  private static void writeFile(Path path, FileWriting writing) {
    try {
      replace(target(path), writing);
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
    if (Files.exists(path) && !Files.isRegularFile(path)) { // a device must not be replaced
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

  private static void replace(Path target, FileWriting writing) throws IOException {
    Path temporary = target.resolveSibling(".matinee-" + UUID.randomUUID() + ".tmp");
    try {
      writing.to(temporary);
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

  private static void streamToDisk(Path file, Content content) throws IOException {
    file.toFile().deleteOnExit(); // which costs memory until then, but large files are few
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /** Writes a file that is not there yet. */
  @FunctionalInterface
  private interface FileWriting {
    void to(Path file) throws IOException;
  }
}
