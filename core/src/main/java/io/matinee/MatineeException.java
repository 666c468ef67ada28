package io.matinee;

/**
 * Something that the person in front of the program can put right: a bad file, a diverging
 * training, a model that does not fit. The message is one line and says what was expected, what was
 * found, where, and what to do; the command line shows it as it is.
 */
public class MatineeException extends RuntimeException {
  /** Creates one with {@code message}, a single line meant for the user. */
  public MatineeException(String message) {
    super(message);
  }

  /** Creates one with {@code message}, a single line meant for the user, and its {@code cause}. */
  public MatineeException(String message, Throwable cause) {
    super(message, cause);
  }
}
