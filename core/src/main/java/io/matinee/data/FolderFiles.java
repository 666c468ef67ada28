package io.matinee.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of a folder.
 *
 * @param folder where they are
 * @param maxBytes the largest file that is read
 */
record FolderFiles(Path folder, long maxBytes) implements DataFiles {
  @Override
  public String location() {
    return folder.toString();
  }

  @Override
  public boolean has(String name) {
    return Files.isRegularFile(folder.resolve(name));
  }

  @Override
  public byte[] read(String name) {
    Path file = folder.resolve(name);
    try (InputStream in = Files.newInputStream(file)) {
      return BoundedRead.all(in, file.toString(), maxBytes);
    } catch (IOException e) {
      throw new DataException(
          "%s: expected a readable file, found: %s".formatted(file, OneLine.reason(e)), e);
    }
  }
}
