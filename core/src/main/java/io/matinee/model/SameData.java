package io.matinee.model;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import java.nio.file.Path;

/** The data that unfinished work was begun with, which alone it can go on with. */
public final class SameData {
  private SameData() {}

  /**
   * Checks that {@code dataset} is the data that the work in {@code file} was begun with.
   *
   * @param checksum of the data it was begun with
   * @param command the word that begins such work anew, such as {@code train}
   * @throws MatineeException if it is other data
   */
  public static void require(Dataset dataset, String checksum, Path file, String command) {
    if (!checksum.equals(dataset.checksum())) {
      throw new MatineeException(
          ("%s: was made from other data (checksum %s, this data has %s);"
                  + " use that data, or %s without --resume")
              .formatted(file, checksum, dataset.checksum(), command));
    }
  }
}
