package io.matinee.factorization;

import io.matinee.kernels.Cholesky;
import java.util.Arrays;

/**
 * What is to be expected of a movie that nobody has rated, besides its attributes: what the movies
 * of training have beyond theirs, each as often as it was rated. A movie drawn from the catalogue
 * is worse than one drawn from what people watch, and it is the latter that will be asked about.
 */
final class NewMovies {
  private final Side movies;
  private final int width;
  private final float[] byFlags; // [movies × width] what flags add

  private NewMovies(Side movies) {
    this.movies = movies;
    this.width = movies.widths.vector();
    this.byFlags =
        movies.attributes == null
            ? new float[movies.rows() * width]
            : movies.attributes.flagMeans();
  }

  /** Mean and precision; towards what the movies have in common where few are rated. */
  static NormalWishart of(Side movies) {
    return new NewMovies(movies).expected();
  }

  private double beyond(int movie, int i) {
    return movies.vectors[movie * width + i] - byFlags[movie * width + i];
  }

  private NormalWishart expected() {
    int ratings = movies.ratings.size();
    double[] mean = new double[width];
    int rated = 0;
    for (int movie = 0; movie < movies.rows(); movie++) {
      double share = (double) movies.ratings.count(movie) / ratings;
      rated += share > 0 ? 1 : 0;
      for (int i = 0; i < width; i++) {
        mean[i] += share * beyond(movie, i);
      }
    }
    double[] precision = movies.common.precision().clone();
    double[] covariance = new Cholesky(precision, width).inverse();
    double prior = (double) width / (width + rated); // as if so many movies more
    Arrays.setAll(covariance, i -> prior * covariance[i]);
    for (int movie = 0; movie < movies.rows(); movie++) {
      addSpread((1 - prior) * movies.ratings.count(movie) / ratings, movie, mean, covariance);
    }
    return new NormalWishart(mean, new Cholesky(covariance, width).inverse());
  }

  private void addSpread(double weight, int movie, double[] mean, double[] covariance) {
    for (int i = 0; i < width; i++) {
      double scaled = weight * (beyond(movie, i) - mean[i]);
      for (int j = 0; j < width; j++) {
        covariance[i * width + j] += scaled * (beyond(movie, j) - mean[j]);
      }
    }
  }
}
