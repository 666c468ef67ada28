package io.matinee.evaluation;

import io.matinee.data.Ratings;

/** {@link Metric#CALIBRATION_ERROR} over any choice of people. */
final class CalibrationError implements PeopleFigure {
  /** How many bins of equal width there are. */
  static final int BINS = 10;

  private final double[] excess; // [users × BINS] summed P(liked) less likings
  private final int[] counts; // [users] ratings

  /**
   * Sums the bins.
   *
   * @param probabilities [ratings] of a liking
   * @param border the lowest rating that is liked, in stars
   */
  CalibrationError(float[] probabilities, Ratings given, float border, int userCount) {
    excess = new double[userCount * BINS];
    counts = new int[userCount];
    for (int row = 0; row < probabilities.length; row++) {
      int bin = Math.min(BINS - 1, (int) (probabilities[row] * BINS));
      excess[given.user(row) * BINS + bin] +=
          probabilities[row] - (given.value(row) >= border ? 1 : 0);
      counts[given.user(row)]++;
    }
  }

  @Override
  public double over(int[] people) {
    double[] sums = new double[BINS];
    long count = 0;
    for (int person : people) {
      count += counts[person];
      for (int bin = 0; bin < BINS; bin++) {
        sums[bin] += excess[person * BINS + bin];
      }
    }
    double sum = 0;
    for (double bin : sums) {
      sum += Math.abs(bin);
    }
    return sum / count;
  }
}
