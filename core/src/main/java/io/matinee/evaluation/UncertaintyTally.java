package io.matinee.evaluation;

import io.matinee.data.Ratings;
import io.matinee.evaluation.UncertaintyJudgement.Coverage;
import io.matinee.evaluation.UncertaintyJudgement.ProbabilityBin;
import java.util.ArrayList;
import java.util.List;

/** Counts how stated deviations and probabilities turn out, rating by rating. */
final class UncertaintyTally {
  /** The shares that intervals are meant to hold. */
  static final double[] NOMINAL = {0.5, 0.8, 0.95};

  private static final double[] HALF_WIDTHS = {0.674490, 1.281552, 1.959964}; // deviations

  private final int[] covered = new int[NOMINAL.length];
  private final int[] counts; // [bins]
  private final double[] predicted; // [bins] sums
  private final int[] liked; // [bins]
  private int ratings;
  private boolean deviations = true; // whether all were stated

  UncertaintyTally(int bins) {
    counts = new int[bins];
    predicted = new double[bins];
    liked = new int[bins];
  }

  /** Whether {@code error} lies within interval {@code i} of {@link #NOMINAL}. */
  static boolean within(int i, double error, double deviation) {
    return Math.abs(error) <= HALF_WIDTHS[i] * deviation;
  }

  /**
   * Counts {@code given}.
   *
   * @param predictions of them
   * @param border the lowest rating that is liked, in stars
   */
  void add(HeldOutPredictions predictions, Ratings given, float border) {
    for (int row = 0; row < given.size(); row++) {
      ratings++;
      addDeviation(predictions, row, given.value(row));
      float probability = predictions.liked()[row];
      int bin = Math.min(counts.length - 1, (int) (probability * counts.length));
      counts[bin]++;
      predicted[bin] += probability;
      liked[bin] += given.value(row) >= border ? 1 : 0;
    }
  }

  private void addDeviation(HeldOutPredictions predictions, int row, float given) {
    if (predictions.deviations() == null) {
      deviations = false;
      return;
    }
    double error = (double) given - predictions.stars()[row];
    for (int i = 0; i < covered.length; i++) {
      covered[i] += within(i, error, predictions.deviations()[row]) ? 1 : 0;
    }
  }

  UncertaintyJudgement judgement() {
    List<Coverage> intervals = new ArrayList<>();
    for (int i = 0; deviations && i < covered.length; i++) {
      intervals.add(new Coverage(NOMINAL[i], (double) covered[i] / ratings));
    }
    List<ProbabilityBin> bins = new ArrayList<>();
    for (int bin = 0; bin < counts.length; bin++) {
      bins.add(
          new ProbabilityBin(
              (double) bin / counts.length,
              (bin + 1.0) / counts.length,
              counts[bin],
              predicted[bin] / counts[bin],
              (double) liked[bin] / counts[bin]));
    }
    return new UncertaintyJudgement(ratings, intervals, bins);
  }
}
