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
      description = "watched, and liked (default), or rating alone.")
  private Order order;

  @Option(
      names = "--diversity",
      paramLabel = "SHARE",
      description = "Hold back movies like those above: 0 to < 1.")
  private double diversity;

  @Option(
      names = "--calibration",
      paramLabel = "SHARE",
      description = "Genres as in what the person rated: 0 to < 1.")
  private double calibration;

  @Option(
      names = "--damping",
      paramLabel = "EXPONENT",
      description = "Hold back popular movies: 0 to 1.")
  private double damping;

  /** Whether the person chose anything. */
  boolean given() {
    return order != null || !controls().equals(ListControls.NONE);
  }

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
