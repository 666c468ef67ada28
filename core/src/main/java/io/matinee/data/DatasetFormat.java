package io.matinee.data;

/** A layout of files in which datasets come. */
public interface DatasetFormat {
  /** Whether {@code files} are meant to be in this format, complete and sound or not. */
  boolean matches(DataFiles files);

  /**
   * Reads a dataset; its folds may be read when they are asked for.
   *
   * @throws DataException if anything is missing or wrong; nothing is read by halves
   */
  Dataset read(DataFiles files);

  /** What a folder in this format holds, one phrase for errors. */
  String layout();
}
