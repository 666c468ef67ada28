package io.matinee.cli;

import io.matinee.recommendation.ListControls;
import picocli.CommandLine.Option;

/** How lists are made. */
final class ListOptions {
  /** What lists are ordered by. */
  enum Order {
    /** Whether the person will watch a movie, and like it. */
    WATCHED,
    /** The predicted rating alone. */
    RATING
  }

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description =
          "watched: what the person will watch and like (default); rating: predicted rating alone.")
  private Order order;

  @Option(
      names = "--diversity",
      paramLabel = "SHARE",
      description =
          "How much likeness to a movie above counts against one, 0 to below 1 (default: 0).")
  private double diversity;

  @Option(
      names = "--calibration",
      paramLabel = "SHARE",
      description =
          "How much genres are to be in proportion to those of what the person rated, 0 to below 1"
              + " (default: 0).")
  private double calibration;

  @Option(
      names = "--damping",
      paramLabel = "EXPONENT",
      description = "How much popular movies are held back, 0 to 1 (default: 0).")
  private double damping;

  /** Whether lists go by the predicted rating alone. */
  boolean byRating() {
    return order == Order.RATING;
  }

  /**
   * The controls.
   *
   * @throws WrongUsage if one is out of its range
   */
  ListControls controls() {
    try {
      return new ListControls(damping, diversity, calibration);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e.getMessage());
    }
  }
}
