package io.matinee.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fetches MovieLens 100K from its publisher into a folder. The folder appears at once and complete,
 * or not at all; of two processes that fill it at the same time, one wins and both can read it.
 *
 * @param base the address that {@code ml-100k.zip} is resolved against
 * @param sums what the files must be
 * @param fetch how bytes come over the network
 */
record MovieLensDownload(URI base, Md5Sums sums, HttpFetch fetch) {
  private static final URI GROUPLENS =
      URI.create("https://files.grouplens.org/datasets/movielens/");
  private static final Pattern WANTED = Pattern.compile("u\\.\\w+|u[1-5ab]\\.(base|test)|README");

  private static final String PARTS = "ml-100k.part"; // folders, followed by digits

  /** The download of the published data. */
  static MovieLensDownload standard() {
    return new MovieLensDownload(GROUPLENS, Md5Sums.MOVIELENS_100K, HttpFetch.standard());
  }

  /** The address that is fetched. */
  URI address() {
    return base.resolve("ml-100k.zip");
  }

  /**
   * Fills {@code folder}, which is not there yet.
   *
   * @throws IOException if the network or the disk fails
   * @throws DataException if what came is not the data
   */
  void into(Path folder, SourceListener listener) throws IOException {
    Path parent = Files.createDirectories(folder.toAbsolutePath().getParent());
    sweep(parent);
    Path unpacked = Files.createTempDirectory(parent, PARTS);
    try (PartialDownload zip = PartialDownload.open(parent, "ml-100k.zip.part")) {
      fetch.into(zip, address(), listener);
      unpack(ZipFiles.open(zip.file(), DataFiles.MAX_BYTES), unpacked);
      publish(unpacked, folder);
    } finally {
      deleteFolder(unpacked);
    }
  }

  /** Deletes what runs that were killed left behind, unless it is fresh. */
  private static void sweep(Path parent) throws IOException {
    FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
    try (Stream<Path> files = Files.list(parent)) {
      for (Path file : files.filter(MovieLensDownload::isPart).toList()) {
        if (Files.exists(file) && Files.getLastModifiedTime(file).compareTo(yesterday) < 0) {
          if (Files.isDirectory(file)) {
            deleteFolder(file);
          } else {
            Files.deleteIfExists(file);
          }
        }
      }
    }
  }

  private static boolean isPart(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(PARTS) || name.startsWith("ml-100k.zip.part");
  }

  private void unpack(ZipFiles files, Path target) throws IOException {
    for (String name : files.names()) {
      if (WANTED.matcher(name).matches()) {
        Files.write(target.resolve(name), files.read(name));
      }
    }
    sums.firstWrong(new FolderFiles(target, DataFiles.MAX_BYTES)::read)
        .ifPresent(
            name -> {
              throw new DataException(
                  "%s: expected MD5 %s, found another".formatted(name, sums.byName().get(name)));
            });
  }

  private static void publish(Path unpacked, Path folder) throws IOException {
    try {
      Files.move(unpacked, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(folder)) { // else another process was first, with the same data
        throw e;
      }
    }
  }

  private static void deleteFolder(Path folder) throws IOException {
    if (Files.notExists(folder)) { // it has been moved into place
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
