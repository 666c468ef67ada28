package io.matinee.evaluation;

import io.matinee.data.Dataset;
import io.matinee.data.RatingScale;
import io.matinee.data.RowsByUser;
import io.matinee.data.Split;
import io.matinee.evaluation.UncertaintyJudgement.Coverage;
import io.matinee.evaluation.UncertaintyJudgement.ProbabilityBin;
import io.matinee.model.Estimate;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import io.matinee.model.UncertainScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges on the test part of one split how sure a predictor is: how many ratings its intervals
 * hold, and how many of those are liked that it gave a probability to. Dates are not used.
 */
public final class UncertaintyJudge {
  private static final double[] NOMINAL = {0.5, 0.8, 0.95};
  private static final double[] HALF_WIDTHS = {0.674490, 1.281552, 1.959964}; // standard deviations
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
    Tally tally = new Tally();
    RowsByUser byUser = RowsByUser.of(split.test(), people.size());
    for (int user = 0; user < people.size(); user++) {
      if (byUser.count(user) == 0) {
        continue;
      }
      MovieScorer scorer = predictor.bind(people.get(user));
      if (!(scorer instanceof UncertainScorer uncertain)) {
        return Optional.empty();
      }
      for (int row : byUser.rowsOf(user)) {
        tally.add(uncertain.estimate(split.test().movie(row)), split.test().value(row));
      }
    }
    return Optional.of(tally.judgement());
  }

  /** Counts, rating by rating. */
  private final class Tally {
    private final int[] covered = new int[NOMINAL.length];
    private final int[] counts = new int[BINS];
    private final double[] predicted = new double[BINS]; // sums
    private final int[] liked = new int[BINS];
    private int ratings;

    void add(Estimate estimate, float rating) {
      ratings++;
      double error = Math.abs(rating - estimate.rating());
      for (int i = 0; i < covered.length; i++) {
        covered[i] += error <= HALF_WIDTHS[i] * estimate.deviation() ? 1 : 0;
      }
      int bin = Math.min(BINS - 1, (int) (estimate.liked() * BINS));
      counts[bin]++;
      predicted[bin] += estimate.liked();
      liked[bin] += rating >= scale.liked() ? 1 : 0;
    }

    UncertaintyJudgement judgement() {
      List<Coverage> intervals = new ArrayList<>();
      for (int i = 0; i < covered.length; i++) {
        intervals.add(new Coverage(NOMINAL[i], (double) covered[i] / ratings));
      }
      List<ProbabilityBin> bins = new ArrayList<>();
      for (int bin = 0; bin < BINS; bin++) {
        bins.add(
            new ProbabilityBin(
                (double) bin / BINS,
                (bin + 1.0) / BINS,
                counts[bin],
                predicted[bin] / counts[bin],
                (double) liked[bin] / counts[bin]));
      }
      return new UncertaintyJudgement(ratings, intervals, bins);
    }
  }
}
