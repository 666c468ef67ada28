package io.matinee.exploration;

import java.util.Objects;

/**
 * One bar of a distribution.
 *
 * @param label what is counted, such as a genre or {@code 20–24}
 * @param count how many there are, 0 or more
 * @param share of the whole distribution, from 0 to 1
 */
public record Tally(String label, long count, double share) {
  /** Checks that the label is there. */
  public Tally {
    Objects.requireNonNull(label, "label");
  }
}
