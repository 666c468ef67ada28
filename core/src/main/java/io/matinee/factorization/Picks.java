package io.matinee.factorization;

import io.matinee.kernels.Kernels;
import io.matinee.model.Profile.RatedMovie;
import java.util.List;

/**
 * What a person's movies have beyond their flags, as that person likes it: who picks good movies
 * will pick a good one among those that nobody has rated yet, too.
 */
final class Picks {
  /** As if the person had rated so many more movies, with nothing beyond their flags. */
  private static final int SHRINKAGE = 10;

  private static final Kernels KERNELS = Kernels.best();

  private Picks() {}

  /**
   * Finds it.
   *
   * @param history movies of which the posterior knows ratings
   * @param weights what the person multiplies a movie's vector with
   */
  static float of(
      PosteriorSample sample,
      CatalogueVectors catalogue,
      List<RatedMovie> history,
      float[] weights) {
    int width = sample.movieWidth();
    int[] rows = catalogue.rows(history);
    float[] found = new float[width];
    float[] ofFlags = new float[width];
    for (RatedMovie rated : history) {
      int[] flags = catalogue.flags(rated.movie());
      KERNELS.addRows(sample.newMovies().effects(), width, flags, 0, flags.length, ofFlags, 0);
    }
    KERNELS.addRows(sample.movies(), width, rows, 0, rows.length, found, 0);
    double sum = 0;
    for (int i = 0; i < width; i++) {
      double common = rows.length * sample.newMovies().common().mean()[i];
      sum += (found[i] - ofFlags[i] - common) * weights[i];
    }
    return (float) (sum / (rows.length + SHRINKAGE));
  }
}
