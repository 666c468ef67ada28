package io.matinee.data;

import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a dataset: a folder, or a zip file. Nothing is ever unpacked to be read. */
public interface DataFiles {
  /** The largest file that is read, in bytes: what one array holds, and a guard against bombs. */
  long MAX_BYTES = 1L << 30;

  /** The folder or zip file, as shown in errors and in {@link Provenance}. */
  String location();

  /** Whether there is a file called {@code name}. */
  boolean has(String name);

  /**
   * All bytes of the file called {@code name}.
   *
   * @throws DataException if it is not there, cannot be read, is damaged or is too large
   */
  byte[] read(String name);

  /**
   * The files of the folder or the zip file at {@code place}. A zip file holds them at its top or
   * in one folder.
   *
   * @throws DataException if there is nothing, the zip file is damaged, or a path in it leaves it
   */
  static DataFiles at(Path place) {
    Path absolute = place.toAbsolutePath().normalize();
    if (Files.isDirectory(absolute)) {
      return new FolderFiles(absolute, MAX_BYTES);
    }
    if (Files.isRegularFile(absolute)) {
      return ZipFiles.open(absolute, MAX_BYTES);
    }
    throw new DataException(absolute + ": expected a folder or a zip file of data, found nothing");
  }
}
