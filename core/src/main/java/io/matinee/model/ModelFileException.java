package io.matinee.model;

import io.matinee.MatineeException;

/** A model file that cannot be read or used; the message begins with the file's name. */
public final class ModelFileException extends MatineeException {
  /** Creates one with {@code message}, a single line meant for the user. */
  public ModelFileException(String message) {
    super(message);
  }

  /** Creates one with {@code message}, a single line meant for the user, and its {@code cause}. */
  public ModelFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
