package io.matinee.factorization;

import io.matinee.kernels.Cholesky;
import java.util.Arrays;

/**
 * What is to be expected of a movie that nobody has rated: a regression of the vectors of the rated
 * movies on their flags alone, since who rated them is what a new movie lacks. Each movie counts as
 * often as it was rated: one drawn from the catalogue is worse than one drawn from what people
 * watch, and it is the latter that will be asked about.
 *
 * @param common mean and precision of what flags leave open
 * @param effects [flags × width] what flags add
 */
record NewMovies(NormalWishart common, float[] effects) {
  /** As if each flag had been met by so many more movies, on which it did nothing. */
  private static final double SHRINKAGE = 30;

  /** Fits to the vectors that {@code movies} have now. */
  static NewMovies of(Side movies) {
    return new Fit(movies).expected();
  }

  /** One regression. */
  private static final class Fit {
    private final Side movies;
    private final Incidence flags;
    private final int width;
    private final int one; // the place of the mean, after the flags
    private final double[] effects; // [one + 1 × width]
    private int rated;

    Fit(Side movies) {
      this.movies = movies;
      this.flags = movies.design.flags();
      this.width = movies.widths.vector();
      this.one = movies.design.flagCount();
      this.effects = new double[(one + 1) * width];
      for (int movie = 0; movie < movies.rows(); movie++) {
        rated += movies.ratings.count(movie) > 0 ? 1 : 0;
      }
    }

    NewMovies expected() {
      regress();
      double[] mean = Arrays.copyOfRange(effects, one * width, effects.length);
      double[] precision = new Cholesky(covariance(), width).inverse();
      double[] ofFlags = Arrays.copyOf(effects, one * width);
      return new NewMovies(new NormalWishart(mean, precision), SampleTensors.floats(ofFlags));
    }

    /** How much a movie counts: 1 on average. */
    private double weight(int movie) {
      return (double) rated * movies.ratings.count(movie) / movies.ratings.size();
    }

    private void regress() {
      double[] squares = new double[(one + 1) * (one + 1)];
      for (int flag = 0; flag < one; flag++) {
        squares[flag * (one + 1) + flag] = SHRINKAGE;
      }
      for (int movie = 0; movie < movies.rows(); movie++) {
        double weight = weight(movie);
        addSquare(weight, movie, squares);
        addVector(weight, movie, one);
        for (int i = flags.starts()[movie]; i < flags.starts()[movie + 1]; i++) {
          addVector(weight, movie, flags.others()[i]);
        }
      }
      solve(new Cholesky(squares, one + 1));
    }

    /** Adds to the lower part; flags ascend, and the mean comes last. */
    private void addSquare(double weight, int movie, double[] squares) {
      int from = flags.starts()[movie];
      int to = flags.starts()[movie + 1];
      squares[one * (one + 1) + one] += weight;
      for (int i = from; i < to; i++) {
        int flag = flags.others()[i];
        squares[one * (one + 1) + flag] += weight;
        for (int j = from; j <= i; j++) {
          squares[flag * (one + 1) + flags.others()[j]] += weight;
        }
      }
    }

    private void addVector(double weight, int movie, int to) {
      for (int i = 0; i < width; i++) {
        effects[to * width + i] += weight * movies.vector(movie, i);
      }
    }

    private void solve(Cholesky factor) {
      double[] column = new double[one + 1];
      for (int i = 0; i < width; i++) {
        for (int row = 0; row <= one; row++) {
          column[row] = effects[row * width + i];
        }
        factor.solveLower(column);
        factor.solveUpper(column);
        for (int row = 0; row <= one; row++) {
          effects[row * width + i] = column[row];
        }
      }
    }

    /** Of what flags leave open; towards what the movies have in common where few are rated. */
    private double[] covariance() {
      double prior = (double) width / (width + rated); // as if so many movies more
      double[] covariance = new Cholesky(movies.common.precision().clone(), width).inverse();
      Arrays.setAll(covariance, i -> prior * covariance[i]);
      double[] left = new double[width];
      for (int movie = 0; movie < movies.rows(); movie++) {
        leave(movie, left);
        double weight = (1 - prior) * weight(movie) / rated;
        for (int i = 0; i < width; i++) {
          for (int j = 0; j < width; j++) {
            covariance[i * width + j] += weight * left[i] * left[j];
          }
        }
      }
      return covariance;
    }

    private void leave(int movie, double[] left) {
      for (int i = 0; i < width; i++) {
        left[i] = movies.vector(movie, i) - effects[one * width + i];
        for (int f = flags.starts()[movie]; f < flags.starts()[movie + 1]; f++) {
          left[i] -= effects[flags.others()[f] * width + i];
        }
      }
    }
  }
}
