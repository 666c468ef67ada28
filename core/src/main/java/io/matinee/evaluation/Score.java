package io.matinee.evaluation;

import java.util.List;

/**
 * A figure of a model.
 *
 * @param value the mean over parts
 * @param interval95 95 % bootstrap interval over people; {@code null} where {@link
 *     Metric#resampled} says that there is none
 * @param parts the figure of each part, such as a fold, in which it is defined
 */
public record Score(double value, Interval interval95, List<Double> parts) {
  /** Keeps its own copy. */
  public Score {
    parts = List.copyOf(parts);
  }
}
