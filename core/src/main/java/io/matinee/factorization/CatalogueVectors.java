package io.matinee.factorization;

import io.matinee.data.Movie;
import io.matinee.features.MovieTraits;
import io.matinee.model.Profile.RatedMovie;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The movies of a catalogue as people's vectors meet them, laid out for scoring: columns are
 * movies, so that a loop over movies reads memory in order. A movie that the posterior does not
 * know has the vector that its attributes lead to.
 */
final class CatalogueVectors {
  /** How many numbers of a movie stand beside its vector. */
  static final int BESIDES = 2;

  /** How many movies are taken for typical ones, at most. */
  static final int TYPICAL = 8;

  /** How many columns {@link #typical} has: vectors of doubles, some of them spare. */
  static final int TYPICAL_COLUMNS = 16;

  private final int movies;
  private final int slopes; // covariates of a movie
  private final float[] covariates; // [slopes × movies]
  private final float[] byMovie; // [movies × slopes] the same
  private final int[] rows; // [movies] of the posterior; -1 where it knows no ratings
  private final boolean hasUnrated;
  private final int[][] flags; // [movies][flags] of each, where some are unrated
  private final float[][] vectors; // of each sample, [movie width + BESIDES × movies]
  private final int[] popular; // the movies that are taken for typical ones
  private final double[][] typical; // of each sample, [person width × columns] their regressors

  CatalogueVectors(Posterior posterior, List<Movie> catalogue) {
    MovieTraits traits = posterior.movieTraits();
    movies = catalogue.size();
    slopes = traits.covariateCount();
    covariates = new float[slopes * movies];
    byMovie = new float[slopes * movies];
    rows = new int[movies];
    for (int movie = 0; movie < movies; movie++) {
      int row = posterior.row(catalogue.get(movie).id());
      int ratings = row < 0 ? 0 : posterior.ratings()[row];
      rows[movie] = ratings == 0 ? -1 : row;
      float[] one = traits.covariates(catalogue.get(movie), ratings);
      put(one, covariates, movie);
      System.arraycopy(one, 0, byMovie, movie * slopes, slopes);
    }
    hasUnrated = IntStream.of(rows).anyMatch(row -> row < 0);
    flags = hasUnrated ? catalogue.stream().map(traits::flags).toArray(int[][]::new) : new int[0][];
    popular = popular(posterior);
    vectors = new float[posterior.samples().size()][];
    for (int s = 0; s < vectors.length; s++) {
      vectors[s] = vectors(posterior.samples().get(s));
    }
    typical = new double[vectors.length][];
    for (int s = 0; s < typical.length; s++) {
      typical[s] = typical(s, posterior.samples().get(s));
    }
  }

  private double[] typical(int s, PosteriorSample sample) {
    double[] table = new double[sample.personWidth() * TYPICAL_COLUMNS];
    for (int column = 0; column < popular.length; column++) {
      double[] regressors = regressors(s, sample.chain().factors(), popular[column]);
      for (int i = 0; i < regressors.length; i++) {
        table[i * TYPICAL_COLUMNS + column] = regressors[i];
      }
    }
    return table;
  }

  private int[] popular(Posterior posterior) {
    return IntStream.range(0, movies)
        .filter(this::known)
        .boxed()
        .sorted(Comparator.comparingInt(movie -> -posterior.ratings()[rows[movie]]))
        .limit(TYPICAL)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private void put(float[] column, float[] table, int movie) {
    for (int i = 0; i < column.length; i++) {
      table[i * movies + movie] = column[i];
    }
  }

  private float[] vectors(PosteriorSample sample) {
    int width = sample.movieWidth();
    float[] table = new float[(width + BESIDES) * movies];
    float[] vector = new float[width + BESIDES];
    for (int movie = 0; movie < movies; movie++) {
      if (known(movie)) {
        System.arraycopy(sample.movies(), rows[movie] * width, vector, 0, width);
        vector[width] = sample.raters()[rows[movie]];
        vector[width + 1] = 0;
      } else {
        for (int i = 0; i < width; i++) {
          double sum = sample.newMovies().common().mean()[i];
          for (int flag : flags[movie]) {
            sum += sample.newMovies().effects()[flag * width + i];
          }
          vector[i] = (float) sum;
        }
        vector[width] = 0;
        vector[width + 1] = 1;
      }
      put(vector, table, movie);
    }
    return table;
  }

  /** How many movies there are. */
  int size() {
    return movies;
  }

  /** Says whether the posterior knows ratings of {@code movie}. */
  boolean known(int movie) {
    return rows[movie] >= 0;
  }

  /** Says whether there are movies of which no ratings are known. */
  boolean hasUnrated() {
    return hasUnrated;
  }

  /** The flags of {@code movie}; known only where some movie is unrated. */
  int[] flags(int movie) {
    return flags[movie];
  }

  /** The posterior's row of {@code movie}, of which it knows ratings. */
  int row(int movie) {
    return rows[movie];
  }

  /** The posterior's rows of {@code movies}, of which it knows ratings. */
  int[] rows(List<RatedMovie> movies) {
    int[] found = new int[movies.size()];
    Arrays.setAll(found, i -> row(movies.get(i).movie()));
    return found;
  }

  /**
   * What a person's vector is multiplied with for some of the movies most rated in training, which
   * are taken for typical ones: {@link #regressors} of sample {@code s}, each a column of [person
   * width × {@link #TYPICAL_COLUMNS}], from the first on; not to be changed.
   */
  double[] typical(int s) {
    return typical[s];
  }

  /** How many movies are taken for typical ones. */
  int typicalCount() {
    return popular.length;
  }

  /** [slopes × movies] the covariates. */
  float[] covariates() {
    return covariates;
  }

  /**
   * [movie width + {@link #BESIDES} × movies] the vectors of sample {@code s}; then what its raters
   * add to each movie, and 1 for each without any.
   */
  float[] vectors(int s) {
    return vectors[s];
  }

  /**
   * What a person's vector is multiplied with for {@code movie}, of which ratings are known:
   * [factors | 1 | covariates].
   *
   * @param into written from {@code at} on
   */
  void regressors(PosteriorSample sample, int movie, float[] into, int at) {
    int factors = sample.chain().factors();
    System.arraycopy(sample.movies(), rows[movie] * sample.movieWidth(), into, at, factors);
    into[at + factors] = 1;
    System.arraycopy(byMovie, movie * slopes, into, at + factors + 1, slopes);
  }

  /** The same for any movie and sample {@code s}, in double precision. */
  double[] regressors(int s, int factors, int movie) {
    double[] regressors = new double[factors + 1 + slopes];
    for (int i = 0; i < factors; i++) {
      regressors[i] = vectors[s][i * movies + movie];
    }
    regressors[factors] = 1;
    for (int i = 0; i < slopes; i++) {
      regressors[factors + 1 + i] = byMovie[movie * slopes + i];
    }
    return regressors;
  }
}
