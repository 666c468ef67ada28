package io.matinee.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One file that is a whole dataset.
 *
 * @param file where it is, whatever it is called there
 * @param name what formats know it by
 */
record SingleFile(Path file, String name) implements DataFiles {
  @Override
  public String location() {
    return file.toString();
  }

  @Override
  public boolean has(String name) {
    return this.name.equals(name);
  }

  @Override
  public byte[] read(String name) {
    try (InputStream in = open(name)) {
      return BoundedRead.all(in, file.toString(), MAX_BYTES);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  @Override
  public InputStream open(String name) throws IOException {
    return Files.newInputStream(file);
  }

  @Override
  public long size(String name) throws IOException {
    return Files.size(file);
  }

  @Override
  public DataException unreadable(String name, IOException e) {
    return new DataException(
        "%s: expected a readable file, found: %s".formatted(file, OneLine.reason(e)), e);
  }
}
