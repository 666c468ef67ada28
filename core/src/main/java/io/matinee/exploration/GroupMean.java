package io.matinee.exploration;

import java.util.Objects;

/**
 * The mean rating of one group.
 *
 * @param group whose, such as a genre, an age band, or all
 * @param count how many ratings, at least 1
 * @param mean in stars
 * @param standardError of the mean in stars, taking ratings as independent, which makes it somewhat
 *     too small; {@code null} where there is only one rating
 */
public record GroupMean(String group, long count, double mean, Double standardError) {
  /** Checks that there is a mean. */
  public GroupMean {
    Objects.requireNonNull(group, "group");
    if (count < 1) {
      throw new IllegalArgumentException("expected at least 1 rating, found " + count);
    }
  }
}
