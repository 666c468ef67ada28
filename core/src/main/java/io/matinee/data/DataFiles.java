package io.matinee.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of a dataset: a folder, a zip file, or one file in Matinee's own form. Nothing is ever
 * unpacked to be read.
 */
public interface DataFiles {
  /**
   * The largest file that is read whole, in bytes: what one array holds, and a guard against bombs.
   * Files of ratings are streamed and may be of any size.
   */
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
   * The bytes of the file called {@code name} as a stream, for files of any size.
   *
   * @throws DataException if it is not there
   * @throws IOException if it cannot be opened; {@link #unreadable} makes a message of it
   */
  InputStream open(String name) throws IOException;

  /**
   * The size of the file called {@code name} in bytes, as it says of itself; 0 where it does not.
   *
   * @throws IOException if that cannot be told
   */
  long size(String name) throws IOException;

  /** For a failure {@code e} to read the file called {@code name}. */
  DataException unreadable(String name, IOException e);

  /**
   * The files of the folder, the zip file or the {@code .matinee} file at {@code place}. A zip file
   * holds them at its top or in one folder.
   *
   * @throws DataException if there is nothing, the zip file is damaged, or a path in it leaves it
   */
  static DataFiles at(Path place) {
    Path absolute = place.toAbsolutePath().normalize();
    if (Files.isDirectory(absolute)) {
      return new FolderFiles(absolute, MAX_BYTES);
    }
    if (CompactFormat.isAt(absolute)) {
      return new SingleFile(absolute, CompactFormat.FILE);
    }
    if (Files.isRegularFile(absolute)) {
      return ZipFiles.open(absolute, MAX_BYTES);
    }
    throw new DataException(absolute + ": expected a folder or a zip file of data, found nothing");
  }
}
