package io.matinee.factorization;

import io.matinee.data.RatingScale;
import io.matinee.kernels.Kernels;
import java.util.Arrays;

/**
 * From what a sample says to ratings: f, the explained part of a rating, is stars or the mean of a
 * latent; the rating is f + noise, or the level into which f + noise falls.
 */
final class RatingNoise {
  private static final Kernels KERNELS = Kernels.best();

  private final RatingScale scale;
  private final Levels levels;
  private final double variance; // of the noise
  private final double[] cutpoints; // [levels - 1]; empty where f is stars

  /**
   * That of one sample.
   *
   * @param precision of the noise
   * @param cutpoints [levels - 1]; empty where f is stars
   */
  RatingNoise(RatingScale scale, double precision, double[] cutpoints) {
    this.scale = scale;
    this.levels = new Levels(scale);
    this.variance = 1 / precision;
    this.cutpoints = cutpoints;
  }

  /**
   * Turns each f into the rating expected. Its loops begin at 0, or they would stay scalar.
   *
   * @param f modified
   * @param spread the variance of f itself
   */
  void toStars(float[] f, double spread) {
    if (cutpoints.length == 0) {
      for (int i = 0; i < f.length; i++) {
        f[i] = Math.max(scale.min(), Math.min(scale.max(), f[i]));
      }
      return;
    }
    float inverse = (float) (1 / Math.sqrt(variance + spread));
    float[] below = new float[f.length]; // how many levels a rating is expected to be off the best
    for (double cutpoint : cutpoints) {
      KERNELS.addNormal((float) cutpoint, inverse, f, below, f.length);
    }
    for (int i = 0; i < f.length; i++) {
      f[i] = scale.max() - scale.step() * below[i];
    }
  }

  /**
   * The probability of a liking for each f; see {@link Levels#liked}.
   *
   * @param spread the variance of f itself
   * @param into [f], overwritten; not f
   */
  void toLiked(float[] f, double spread, float[] into) {
    float inverse = (float) (1 / Math.sqrt(variance + spread));
    Arrays.fill(into, 0);
    KERNELS.addNormal((float) likedFrom(), -inverse, f, into, f.length);
  }

  /** The f, noise included, from which on a rating is a liking. */
  private double likedFrom() {
    int liked = levels.liked();
    return cutpoints.length == 0 ? levels.stars(liked) - 0.5 * scale.step() : cutpoints[liked - 1];
  }

  /**
   * Mean, mean square and probability of liking of a rating.
   *
   * @param spread the variance of f
   */
  double[] moments(double f, double spread) {
    double deviation = Math.sqrt(variance + spread);
    double liked = StandardNormal.cdf((f - likedFrom()) / deviation);
    if (cutpoints.length == 0) {
      double clipped = Math.max(scale.min(), Math.min(scale.max(), f));
      return new double[] {clipped, clipped * clipped + variance + spread, liked};
    }
    double mean = 0;
    double square = 0;
    double below = 0;
    for (int level = 0; level < levels.count(); level++) {
      double upTo =
          level == cutpoints.length ? 1 : StandardNormal.cdf((cutpoints[level] - f) / deviation);
      double stars = levels.stars(level);
      mean += (upTo - below) * stars;
      square += (upTo - below) * stars * stars;
      below = upTo;
    }
    return new double[] {mean, square, liked};
  }
}
