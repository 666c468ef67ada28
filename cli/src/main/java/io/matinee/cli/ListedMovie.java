package io.matinee.cli;

import io.matinee.model.Estimate;
import io.matinee.recommendation.Recommendation;

/**
 * An entry of a list.
 *
 * @param entry what is recommended
 * @param estimate what the model expects and how sure it is; {@code null} where it does not say
 * @param why it is for this person, in words; {@code null} where nobody asked
 */
record ListedMovie(Recommendation entry, Estimate estimate, String why) {
  private static final double HALF_WIDTH = 1.281552; // standard deviations: 80 % of ratings

  /** The half width of the interval that holds the rating with 80 %, in stars. */
  double plusMinus() {
    return HALF_WIDTH * estimate.deviation();
  }

  /** One of which nobody asked why. */
  ListedMovie(Recommendation entry, Estimate estimate) {
    this(entry, estimate, null);
  }

  /** The same, and why. */
  ListedMovie because(String reason) {
    return new ListedMovie(entry, estimate, reason);
  }
}
