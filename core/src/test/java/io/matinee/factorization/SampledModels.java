package io.matinee.factorization;

import io.matinee.data.Dataset;
import io.matinee.data.RatingScale;
import io.matinee.data.Ratings;
import io.matinee.factorization.FactorizationSettings.Noise;
import java.util.List;
import java.util.SplittableRandom;

/** A small dataset with ratings that have something to learn, and settings of every kind. */
final class SampledModels {
  private SampledModels() {}

  /** Ratings from biases and one factor. */
  static Dataset dataset(int people, int movies, double share, RatingScale scale, long seed) {
    Dataset bare = SmallWorld.of(people, movies, share, scale, seed);
    SplittableRandom random = new SplittableRandom(seed + 1);
    double[] person = new double[2 * people];
    double[] movie = new double[2 * movies];
    Draws.normal(random, person);
    Draws.normal(random, movie);
    Levels levels = new Levels(scale);
    Ratings from = bare.ratings();
    Ratings.Builder ratings = new Ratings.Builder(from.size());
    for (int row = 0; row < from.size(); row++) {
      int u = from.user(row);
      int i = from.movie(row);
      double f = person[2 * u] + movie[2 * i] + person[2 * u + 1] * movie[2 * i + 1];
      double part = 0.5 + 0.15 * (f + 0.7 * random.nextGaussian());
      int level = (int) Math.round(part * (levels.count() - 1));
      float stars = levels.stars(Math.max(0, Math.min(levels.count() - 1, level)));
      ratings.add(u, i, stars, from.epochSecond(row));
    }
    return SmallWorld.dataset(bare.users(), bare.movies(), ratings.build(), scale);
  }

  /** Two short chains, of which the second leans on history. */
  static FactorizationSettings.Builder settings(Noise noise, boolean dates) {
    return FactorizationSettings.builder()
        .factors(List.of(2, 3))
        .chains(2)
        .noise(noise)
        .sweeps(12)
        .burnIn(4)
        .samples(6)
        .dates(dates)
        .validation(0.1);
  }
}
