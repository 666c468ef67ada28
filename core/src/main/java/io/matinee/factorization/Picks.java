package io.matinee.factorization;

import io.matinee.model.Profile.RatedMovie;
import java.util.List;

/**
 * What a person's movies have beyond their flags, as that person likes it: who picks good movies
 * will pick a good one among those that nobody has rated yet, too.
 */
final class Picks {
  /** As if the person had rated so many more movies, with nothing beyond their flags. */
  private static final int SHRINKAGE = 10;

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
    float[] ofFlags = new float[sample.newMovies().effects().length / width];
    for (int flag = 0; flag < ofFlags.length; flag++) {
      ofFlags[flag] = product(sample.newMovies().effects(), flag * width, weights, width);
    }
    float common =
        product(SampleTensors.floats(sample.newMovies().common().mean()), 0, weights, width);
    float sum = 0;
    for (RatedMovie rated : history) {
      int movie = rated.movie();
      sum += product(sample.movies(), catalogue.row(movie) * width, weights, width) - common;
      for (int flag : catalogue.flags(movie)) {
        sum -= ofFlags[flag];
      }
    }
    return sum / (history.size() + SHRINKAGE);
  }

  private static float product(float[] table, int at, float[] weights, int width) {
    float sum = 0;
    for (int i = 0; i < width; i++) {
      sum += table[at + i] * weights[i];
    }
    return sum;
  }
}
