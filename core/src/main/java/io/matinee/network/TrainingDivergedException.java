package io.matinee.network;

import io.matinee.MatineeException;

/** A training whose numbers overflowed or stuck at an end of the scale. */
public final class TrainingDivergedException extends MatineeException {
  /** Creates one with {@code message}, a single line meant for the user. */
  TrainingDivergedException(String message) {
    super(message);
  }
}
