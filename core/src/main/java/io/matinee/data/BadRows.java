package io.matinee.data;

/** Told of each row that cannot be used; what it returns from is left out. */
@FunctionalInterface
public interface BadRows {
  /** Ends the reading at the first. */
  BadRows REFUSED =
      (file, line, problem, text) -> {
        throw DataException.at(file, line, problem);
      };

  /**
   * Decides what becomes of a row.
   *
   * @param file as the user knows it
   * @param line counted from 1
   * @param problem what was expected and found
   * @param text the row as it stands in the file, without its line end
   * @throws DataException to end the reading
   */
  void found(String file, int line, String problem, String text);
}
