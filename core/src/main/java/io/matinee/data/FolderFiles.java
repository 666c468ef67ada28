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
    try (InputStream in = open(name)) {
      return BoundedRead.all(in, folder.resolve(name).toString(), maxBytes);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  @Override
  public InputStream open(String name) throws IOException {
    return Files.newInputStream(folder.resolve(name));
  }

  @Override
  public long size(String name) throws IOException {
    return Files.size(folder.resolve(name));
  }

  @Override
  public DataException unreadable(String name, IOException e) {
    return new DataException(
        "%s: expected a readable file, found: %s"
            .formatted(folder.resolve(name), OneLine.reason(e)),
        e);
  }
}
