package io.matinee.evaluation;

import io.matinee.data.Dataset;
import io.matinee.data.RatingScale;
import io.matinee.data.Split;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import java.util.List;
import java.util.Optional;

/**
 * Judges on the test part of one split how sure a predictor is: how many ratings its intervals
 * hold, and how many of those are liked that it gave a probability to. Dates are not used.
 */
public final class UncertaintyJudge {
  private static final int BINS = 5;

  private final Split split;
  private final List<Profile> people;
  private final RatingScale scale;

  /** Prepares to judge on {@code split} of {@code dataset}. */
  public UncertaintyJudge(Dataset dataset, Split split) {
    this.split = split;
    this.people = Profile.ofUsers(dataset, split.train());
    this.scale = dataset.scale();
  }

  /** How sure {@code predictor} is; empty where it does not say. */
  public Optional<UncertaintyJudgement> judge(RatingPredictor predictor) {
    HeldOutPredictions predictions = HeldOutPredictions.of(predictor, people, split.test(), scale);
    if (predictions.deviations() == null) {
      return Optional.empty();
    }
    UncertaintyTally tally = new UncertaintyTally(BINS);
    tally.add(predictions, split.test(), scale.liked());
    return Optional.of(tally.judgement());
  }
}
