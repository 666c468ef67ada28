package io.matinee.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that is being downloaded, and what tells that its publisher has not changed it since, so
 * that a later run can go on. It is never used as data before it is complete.
 */
final class PartialDownload implements AutoCloseable {
  private final Path file;
  private final Path validatorFile;
  private final FileChannel channel;
  private String validator; // an ETag or a date; null where the server sent none
  private boolean done;

  private PartialDownload(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.validatorFile = file.resolveSibling(file.getFileName() + ".etag");
    this.channel = channel;
    this.validator = Files.exists(validatorFile) ? Files.readString(validatorFile) : null;
    if (validator == null) {
      channel.truncate(0);
    }
    channel.position(channel.size());
  }

  /**
   * Opens {@code name} in {@code folder}, begun earlier or new; where another process is at it, a
   * file of its own.
   */
  static PartialDownload open(Path folder, String name) throws IOException {
    Path shared = folder.resolve(name);
    FileChannel channel =
        FileChannel.open(shared, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (isOurs(channel) && Files.exists(shared)) { // else whoever had it has deleted it just now
      return new PartialDownload(shared, channel);
    }
    channel.close();
    Path own = Files.createTempFile(folder, name, ".part");
    return new PartialDownload(own, FileChannel.open(own, StandardOpenOption.WRITE));
  }

  private static boolean isOurs(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null; // until the channel is closed
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  Path file() {
    return file;
  }

  /** How many bytes are there. */
  long size() throws IOException {
    return channel.size();
  }

  /** What the beginning belongs to; {@code null} where there is none to go on from. */
  String validator() throws IOException {
    return size() > 0 ? validator : null;
  }

  /** Starts over with a file that {@code newValidator} tells, {@code null} where nothing does. */
  void restart(String newValidator) throws IOException {
    Files.deleteIfExists(validatorFile); // before any other bytes stand in its file
    channel.truncate(0);
    channel.position(0);
    validator = newValidator;
    if (newValidator != null) {
      Files.writeString(validatorFile, newValidator);
    }
  }

  /** Adds bytes at the end. */
  void append(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Notes that all has come: nothing is left to go on from. */
  void complete() {
    done = true;
  }

  /** Keeps what has come only where a later run can go on from it. */
  @Override
  public void close() throws IOException {
    try (channel) {
      if (done || validator() == null) {
        Files.deleteIfExists(validatorFile);
        Files.deleteIfExists(file);
      }
    }
  }
}
