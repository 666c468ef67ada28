package io.matinee.evaluation;

import java.util.List;

/**
 * How a model did on ratings it has not seen.
 *
 * @param name of the model
 * @param overall over all of them
 * @param rmse95 95 % bootstrap interval of the RMSE, over people
 * @param mae95 95 % bootstrap interval of the MAE, over people
 * @param slices over parts of them
 */
public record RatingJudgement(
    String name,
    RatingMetrics overall,
    Interval rmse95,
    Interval mae95,
    List<SliceMetrics> slices) {

  /** What follows from the errors of the people {@code judged}, with bootstrap by {@code seed}. */
  static RatingJudgement of(
      String name, PersonErrors errors, int[] judged, long seed, List<SliceMetrics> slices) {
    Bootstrap bootstrap = new Bootstrap(judged, seed);
    return new RatingJudgement(
        name,
        errors.metrics(judged),
        bootstrap.interval95(people -> errors.metrics(people).rmse()),
        bootstrap.interval95(people -> errors.metrics(people).mae()),
        slices);
  }
}
