package io.matinee.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Finds the data to work on. In this order: the place that was named, the one in the environment
 * variable {@code MATINEE_DATA}, the cache, the publisher's site, and last a synthetic sample. A
 * place that was named is used or is an error; nothing else takes its place silently.
 */
public final class DatasetLocator {
  private final Map<String, String> environment;
  private final Path home;
  private final MovieLensDownload download;
  private final DatasetReader reader;

  /**
   * Creates one that downloads MovieLens 100K where needed.
   *
   * @param environment variables: {@code MATINEE_DATA}, {@code MATINEE_OFFLINE} (anything but empty
   *     or {@code 0} keeps it from the network) and {@code XDG_CACHE_HOME}
   * @param home the person's home folder
   */
  public DatasetLocator(Map<String, String> environment, Path home) {
    this(environment, home, MovieLensDownload.standard());
  }

  DatasetLocator(Map<String, String> environment, Path home, MovieLensDownload download) {
    this.environment = Map.copyOf(environment);
    this.home = home;
    this.download = download;
    this.reader = DatasetReader.standard(new MovieLens100kFormat(download.sums()));
  }

  /**
   * Finds and reads a dataset.
   *
   * @param named a folder or zip file, or {@code null} where none was named
   * @throws DataException if the named place, or else the cache, is no sound dataset
   */
  public Dataset locate(Path named, SourceListener listener) {
    if (named != null) {
      return reader.read(named);
    }
    String fromEnvironment = variable("MATINEE_DATA");
    if (!fromEnvironment.isEmpty()) {
      return readFromEnvironment(fromEnvironment);
    }
    Path cache = cache();
    if (Files.isDirectory(cache) || downloaded(cache, listener)) {
      return readCache(cache);
    }
    Dataset synthetic = SyntheticDataset.generate();
    listener.note(
        "using a %s; for real data name a folder or zip with --data"
            .formatted(synthetic.provenance().name()));
    return synthetic;
  }

  /** Where downloads are kept: {@code $XDG_CACHE_HOME/matinee/ml-100k}, or below the home. */
  public Path cache() {
    String base = variable("XDG_CACHE_HOME");
    Path caches = base.isEmpty() ? home.resolve(".cache") : Path.of(base);
    return caches.resolve("matinee").resolve("ml-100k");
  }

  private String variable(String name) {
    return environment.getOrDefault(name, "").strip();
  }

  private Dataset readFromEnvironment(String place) {
    try {
      return reader.read(Path.of(place));
    } catch (DataException | InvalidPathException e) {
      throw new DataException(OneLine.reason(e) + " (named by MATINEE_DATA)", e);
    }
  }

  private Dataset readCache(Path cache) {
    String problem;
    try {
      Dataset dataset = reader.read(cache);
      if (dataset.provenance().name().equals(MovieLens100kFormat.OFFICIAL_NAME)) {
        return dataset;
      }
      problem = "its files are not those that were downloaded";
    } catch (DataException e) {
      problem = e.getMessage();
    }
    throw new DataException(
        "the cache %s is damaged: %s; delete the folder and start again".formatted(cache, problem));
  }

  /** Whether the cache could be filled; if not, the listener is told why. */
  private boolean downloaded(Path cache, SourceListener listener) {
    String offline = variable("MATINEE_OFFLINE");
    if (!offline.isEmpty() && !offline.equals("0")) {
      listener.note("not downloading MovieLens 100K, MATINEE_OFFLINE is set");
      return false;
    }
    try {
      download.into(cache, listener);
      return true;
    } catch (IOException | DataException e) {
      listener.note(
          "could not get MovieLens 100K from %s: %s"
              .formatted(download.address(), OneLine.reason(e)));
      return false;
    }
  }
}
