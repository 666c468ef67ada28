package io.matinee.factorization;

import io.matinee.data.RatingScale;
import io.matinee.data.Ratings;
import java.util.List;

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

  /** What the state that {@code chain} is in says of the ratings, [ratings] in stars. */
  float[] stars(Chain chain) {
    RatingNoise noise = new RatingNoise(scale, chain.noise, cutpoints(chain));
    float[] stars = explained(chain);
    noise.toStars(stars, 0);
    return stars;
  }

  /**
   * The RMSE in stars after some draws: of the mean of all that count, or of the mean of these
   * where none does so far; {@code null} where nothing is watched.
   *
   * @param draws [draws][ratings] {@link #stars} of each
   * @param counts whether they are samples
   */
  Double rmse(List<float[]> draws, boolean counts) {
    if (sums.length == 0) {
      return null;
    }
    count += counts ? draws.size() : 0;
    double squares = 0;
    for (int row = 0; row < sums.length; row++) {
      double sum = 0;
      for (float[] draw : draws) {
        sum += draw[row];
      }
      sums[row] += counts ? sum : 0;
      double error = (count == 0 ? sum / draws.size() : sums[row] / count) - ratings.value(row);
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
