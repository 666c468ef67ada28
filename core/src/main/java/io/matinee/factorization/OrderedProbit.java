package io.matinee.factorization;

import io.matinee.factorization.RandomStreams.Use;
import io.matinee.kernels.Workers;
import java.util.SplittableRandom;

/**
 * Ratings as levels between cutpoints: a rating is of the level into which a latent number ~ N(f,
 * 1) falls (Albert and Chib 1993). Cutpoints are drawn with the latents integrated out (Cowles
 * 1996), one after the other, by Metropolis steps whose size adapts.
 */
final class OrderedProbit {
  private static final int CHUNK = 2048; // ratings in a task
  private static final int PRODUCT = 16; // ratios multiplied before a logarithm is taken
  private static final double SPREAD = 1.2; // of the latents at the start
  private static final double LONGER = 1.2; // a step after one accepted ...
  private static final double SHORTER = 0.92; // ... and after one refused: about 0.3 are accepted

  private final Levels scale;
  private final Targets ratings; // [ratings] stars
  private final double[] cutpoints; // [levels - 1] ascending
  private final double[] steps; // [levels - 1] standard deviations of proposals
  private final Workers workers;

  /**
   * Starts at cutpoints that give each level its share.
   *
   * @param ratings [ratings] in stars
   */
  OrderedProbit(Levels scale, Targets ratings, Workers workers) {
    this.workers = workers;
    this.scale = scale;
    this.ratings = ratings;
    int[] counts = new int[scale.count()];
    for (int i = 0; i < ratings.size(); i++) {
      counts[scale.of(ratings.get(i))]++;
    }
    cutpoints = new double[counts.length - 1];
    steps = new double[counts.length - 1];
    double below = 0;
    for (int k = 0; k < cutpoints.length; k++) {
      below += counts[k] + 1; // as if each level had been seen once more
      cutpoints[k] = SPREAD * StandardNormal.quantile(below / (ratings.size() + counts.length));
      steps[k] = 1 / Math.sqrt(1 + Math.min(counts[k], counts[k + 1]));
    }
  }

  /** [levels - 1], ascending; may be set. */
  double[] cutpoints() {
    return cutpoints;
  }

  /** [levels - 1] the sizes of the next proposals; may be set. */
  double[] steps() {
    return steps;
  }

  private double low(int level) {
    return level == 0 ? Double.NEGATIVE_INFINITY : cutpoints[level - 1];
  }

  private double high(int level) {
    return level == cutpoints.length ? Double.POSITIVE_INFINITY : cutpoints[level];
  }

  /** Draws the cutpoints given {@code f}, [ratings]. */
  void drawCutpoints(RandomStreams streams, int sweep, float[] f) {
    SplittableRandom random = streams.stream(Use.CUTPOINTS, sweep, 0, 0);
    for (int k = 0; k < cutpoints.length; k++) {
      double proposal = cutpoints[k] + steps[k] * random.nextGaussian();
      double threshold = Math.log(1 - random.nextDouble());
      boolean accepted =
          proposal > low(k) && proposal < high(k + 1) && gain(f, k, proposal) > threshold;
      if (accepted) {
        cutpoints[k] = proposal;
      }
      steps[k] = Math.max(1e-6, Math.min(1, steps[k] * (accepted ? LONGER : SHORTER)));
    }
  }

  /** By how much the log-likelihood of the ratings grows with {@code proposal} as cutpoint k. */
  private double gain(float[] f, int k, double proposal) {
    double[] sums = new double[Workers.chunks(f.length, CHUNK)];
    workers.inChunks(
        f.length, CHUNK, (chunk, from, to) -> sums[chunk] = gain(f, k, proposal, from, to));
    double sum = 0;
    for (double part : sums) {
      sum += part;
    }
    return sum;
  }

  private double gain(float[] f, int k, double proposal, int from, int to) {
    double sum = 0;
    double product = 1;
    int factors = 0;
    for (int i = from; i < to; i++) {
      int level = scale.of(ratings.get(i));
      if (level == k || level == k + 1) {
        product *= ratio(level, f[i], k, proposal);
        if (++factors % PRODUCT == 0) {
          sum += Math.log(product);
          product = 1;
        }
      }
    }
    return sum + Math.log(product);
  }

  private double ratio(int level, float f, int k, double proposal) {
    double low = low(level) - f;
    double high = high(level) - f;
    double before = StandardNormal.between(low, high);
    double after =
        level == k
            ? StandardNormal.between(low, proposal - f)
            : StandardNormal.between(proposal - f, high);
    return Math.max(after, Double.MIN_NORMAL) / Math.max(before, Double.MIN_NORMAL);
  }

  /**
   * Draws the latents given {@code f} and the ratings.
   *
   * @param latents [ratings], overwritten; may be {@code f} itself
   */
  void drawLatents(RandomStreams streams, int sweep, float[] f, float[] latents) {
    workers.inChunks(
        f.length,
        CHUNK,
        (chunk, from, to) -> {
          SplittableRandom random = streams.stream(Use.LATENTS, sweep, 0, chunk);
          for (int i = from; i < to; i++) {
            int level = scale.of(ratings.get(i));
            double low = low(level) - f[i];
            double high = high(level) - f[i];
            double above = StandardNormal.truncated(low, high, random.nextDouble());
            latents[i] = (float) (f[i] + above);
          }
        });
  }
}
