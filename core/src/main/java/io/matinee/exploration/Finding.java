package io.matinee.exploration;

import java.util.Objects;

/**
 * A bias of the data in words.
 *
 * @param title what is found, a few words
 * @param figures the figures it rests on, computed from the data
 * @param meaning what that does to a model or to its evaluation
 */
public record Finding(String title, String figures, String meaning) {
  /** Checks that all parts are there. */
  public Finding {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(figures, "figures");
    Objects.requireNonNull(meaning, "meaning");
  }
}
