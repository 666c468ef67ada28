package io.matinee.data;

import io.matinee.MatineeException;

/** Data that cannot be read or used; the message begins with the place where that is known. */
public final class DataException extends MatineeException {
  /** Creates one with {@code message}, a single line meant for the user. */
  public DataException(String message) {
    super(message);
  }

  /** Creates one with {@code message}, a single line meant for the user, and its {@code cause}. */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Creates one for a line of a file, as in {@code u.data:1043: expected 4 fields, found 3}.
   *
   * @param file the file as the user knows it
   * @param line the line, counted from 1
   * @param problem what was expected, what was found and what to do
   */
  public static DataException at(String file, int line, String problem) {
    return new DataException(file + ":" + line + ": " + problem);
  }
}
