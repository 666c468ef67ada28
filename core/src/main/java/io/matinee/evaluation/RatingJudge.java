package io.matinee.evaluation;

import io.matinee.data.Dataset;
import io.matinee.data.Split;
import io.matinee.model.Predictions;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Judges predictors on the test part of one split, all by the same code. A predictor sees people
 * with their training ratings as history, and nothing of the test part but who and which movie.
 */
public final class RatingJudge {
  private final Split split;
  private final List<Profile> people;
  private final int[] judged; // users with test ratings
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
    int[] counts = split.test().countPerUser(people.size());
    this.judged = IntStream.range(0, counts.length).filter(user -> counts[user] > 0).toArray();
    this.seed = seed;
  }

  /** How {@code predictor} does. */
  public RatingJudgement judge(RatingPredictor predictor) {
    float[] predicted = Predictions.of(predictor, people, split.test());
    PersonErrors errors = PersonErrors.of(predicted, split.test(), people.size());
    Bootstrap bootstrap = new Bootstrap(errors, judged, seed);
    return new RatingJudgement(
        predictor.name(),
        errors.metrics(judged),
        bootstrap.interval95(RatingMetrics::rmse),
        bootstrap.interval95(RatingMetrics::mae),
        Slices.of(errors, people, judged));
  }
}
