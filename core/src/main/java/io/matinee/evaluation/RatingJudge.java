package io.matinee.evaluation;

import io.matinee.data.Dataset;
import io.matinee.data.Split;
import io.matinee.model.Predictions;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import java.util.List;

/**
 * Judges predictors on the test part of one split, all by the same code. A predictor sees people
 * with their training ratings as history, and nothing of the test part but who and which movie, and
 * when where that is asked for.
 */
public final class RatingJudge {
  private final Split split;
  private final List<Profile> people;
  private final long seed;

  /**
   * Prepares to judge on {@code split} of {@code dataset}.
   *
   * @param seed of the bootstrap
   * @throws IllegalArgumentException if nothing is held out
   */
  public RatingJudge(Dataset dataset, Split split, long seed) {
    if (split.test().size() == 0) {
      throw new IllegalArgumentException("expected ratings held out, found none");
    }
    this.split = split;
    this.people = Profile.ofUsers(dataset, split.train());
    this.seed = seed;
  }

  /** How {@code predictor} does without the dates of the ratings to be predicted. */
  public RatingJudgement judge(RatingPredictor predictor) {
    return judge(predictor, false);
  }

  /**
   * How {@code predictor} does.
   *
   * @param dated whether a predictor that knows what the date of a rating does is told it; see
   *     {@link Protocol#usesDate}
   */
  public RatingJudgement judge(RatingPredictor predictor, boolean dated) {
    float[] predicted = Predictions.of(predictor, people, split.test(), dated);
    PersonErrors errors = PersonErrors.of(predicted, split.test(), people.size());
    int[] judged = errors.judged();
    return RatingJudgement.of(
        predictor.name(), errors, judged, seed, Slices.of(errors, people, judged));
  }
}
