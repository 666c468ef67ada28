package io.matinee.factorization;

import io.matinee.data.RatingScale;
import io.matinee.data.Ratings;

/** The running mean of the predictions of ratings that are kept to watch. */
final class Watch {
  private final Ratings ratings;
  private final RatingScale scale;
  private final double[] sums; // [ratings] stars
  private int count; // of predictions in the sums

  Watch(Ratings ratings, RatingScale scale) {
    this.ratings = ratings;
    this.scale = scale;
    this.sums = new double[ratings.size()];
  }

  /** How many ratings are watched. */
  int size() {
    return sums.length;
  }

  /** [ratings] the sums so far; may be set. */
  double[] sums() {
    return sums;
  }

  /** How many predictions are summed. */
  int count() {
    return count;
  }

  /** Goes on from sums put back. */
  void resumeAfter(int predictions) {
    count = predictions;
  }

  /**
   * The RMSE in stars with the state that {@code chain} is in; {@code null} where nothing is
   * watched.
   *
   * @param counts whether this state is a sample
   */
  Double rmse(Chain chain, boolean counts) {
    if (sums.length == 0) {
      return null;
    }
    count += counts ? 1 : 0;
    RatingNoise noise = new RatingNoise(scale, chain.noise, cutpoints(chain));
    float[] stars = explained(chain);
    noise.toStars(stars, 0);
    double squares = 0;
    for (int row = 0; row < sums.length; row++) {
      sums[row] += counts ? stars[row] : 0;
      double error = (count == 0 ? stars[row] : sums[row] / count) - ratings.value(row);
      squares += error * error;
    }
    return Math.sqrt(squares / sums.length);
  }

  private float[] explained(Chain chain) {
    float[] explained = new float[sums.length];
    for (int row = 0; row < explained.length; row++) {
      double sum = chain.explained(ratings.user(row), ratings.movie(row));
      if (chain.dates != null) {
        sum += chain.dates.effect(ratings.user(row), ratings.epochSecond(row));
      }
      explained[row] = (float) sum;
    }
    return explained;
  }

  private static double[] cutpoints(Chain chain) {
    return chain.probit == null ? new double[0] : chain.probit.cutpoints();
  }
}
