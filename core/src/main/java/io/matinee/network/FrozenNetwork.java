package io.matinee.network;

import io.matinee.features.PersonFeatures;
import io.matinee.kernels.Kernels;
import io.matinee.kernels.Matrix;
import io.matinee.kernels.SparseMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * The network as it predicts: no dropout, and batch normalisation's running statistics folded into
 * the layers before it. What is left of the first layer is the sum of a person's part and a movie's
 * part, each computed once:
 *
 * <pre>
 * h1 = relu(person + movie);  h2 = relu(fc2 · h1 + shift2);  p = sigmoid(fc3 · h2)
 * </pre>
 *
 * Safe for use by several threads.
 */
final class FrozenNetwork {
  /** How many rows go through the network at once. */
  static final int BLOCK = 48;

  private static final int SAMPLE = 100; // movies to find out what sets them apart

  private final Kernels kernels = Kernels.best();
  private final float[] weights;
  private final NetworkLayout layout;
  private final List<InputLayer> inputs; // slice by slice
  private final InputRows rows; // of all tables
  private final int width1;
  private final int width2;
  private final float[] scale1; // [width1]
  private final float[] shift1; // [width1]
  private final float[] fc2; // [width1 × width2], scaled
  private final float[] shift2; // [width2]

  /** Freezes {@code trained}, which must not change any more. */
  FrozenNetwork(NetworkWeights trained) {
    weights = trained.weights();
    layout = trained.layout();
    width1 = layout.shape().hidden1();
    width2 = layout.shape().hidden2();
    rows = new InputRows(layout.shape());
    rows.setAll();
    EmbeddedRows embedded = EmbeddedRows.all(layout, weights, rows);
    inputs = new ArrayList<>();
    for (int first = 0; first < width1; first += layout.fc1.slice()) {
      InputLayer input = InputLayer.ofAllRows(layout, first);
      input.project(weights, embedded, rows, 0, rows.embedded());
      input.copyGenres(weights, rows);
      inputs.add(input);
    }
    scale1 = scale(layout.bn1Scale, trained.variance1());
    shift1 = shift(layout.bn1Shift, trained.mean1(), scale1);
    addConstant();
    float[] scale2 = scale(layout.bn2Scale, trained.variance2());
    shift2 = shift(layout.bn2Shift, trained.mean2(), scale2);
    fc2 = new float[width1 * width2];
    for (int i = 0; i < fc2.length; i++) {
      fc2[i] = weights[layout.fc2.offset() + i] * scale2[i % width2];
    }
    for (int j = 0; j < width2; j++) {
      shift2[j] += weights[layout.fc2Bias.offset() + j] * scale2[j];
    }
  }

  /** Adds to the first layer's shift what all ratings have in common. */
  private void addConstant() {
    int unit = 0;
    for (InputLayer input : inputs) {
      for (float constant : input.constant()) {
        shift1[unit] += constant * scale1[unit];
        unit++;
      }
    }
  }

  /** scale / sqrt(variance + ε). */
  private float[] scale(NetworkLayout.Slot slot, float[] variance) {
    float[] scale = new float[variance.length];
    for (int i = 0; i < scale.length; i++) {
      double deviation = Math.sqrt(variance[i] + BatchNorm.EPSILON);
      scale[i] = (float) (weights[slot.offset() + i] / deviation);
    }
    return scale;
  }

  /** shift − mean · scale. */
  private float[] shift(NetworkLayout.Slot slot, float[] mean, float[] scale) {
    float[] shift = new float[mean.length];
    for (int i = 0; i < shift.length; i++) {
      shift[i] = weights[slot.offset() + i] - mean[i] * scale[i];
    }
    return shift;
  }

  int width1() {
    return width1;
  }

  /** The person's part, [width1]. */
  float[] personPart(PersonFeatures person) {
    SparseMatrix row = new SparseMatrix();
    rows.addPerson(row, person);
    float[] part = sums(row);
    for (int i = 0; i < width1; i++) {
      part[i] = part[i] * scale1[i] + shift1[i];
    }
    return part;
  }

  /**
   * The movies' parts, [slices][count × width of the slice], which for one movie are [width1].
   *
   * @param years row of the year table, [count] or longer
   * @param genres [count][genres of the movie] or longer
   */
  float[] movieParts(int[] years, int[][] genres, int count) {
    SparseMatrix movies = new SparseMatrix();
    for (int movie = 0; movie < count; movie++) {
      rows.addMovie(movies, years[movie], genres[movie]);
    }
    float[] parts = sums(movies);
    int at = 0;
    int first = 0;
    for (InputLayer input : inputs) {
      for (int i = 0; i < count * input.width(); i++) {
        parts[at++] *= scale1[first + i % input.width()];
      }
      first += input.width();
    }
    return parts;
  }

  /** Says whether years, rather than genres, are what sets movies apart in the first layer. */
  boolean differByYear(DistinctMovies movies) {
    int count = Math.min(movies.count(), SAMPLE);
    int[] years = new int[count];
    int[][] genres = new int[count][];
    for (int i = 0; i < count; i++) {
      int movie = (int) ((long) i * movies.count() / count);
      years[i] = movies.years()[movie];
      genres[i] = movies.genres()[movie];
    }
    return spread(years, new int[count][0]) > spread(new int[count], genres);
  }

  /** The variance of the movies' parts, summed over units. */
  private double spread(int[] years, int[][] genres) {
    int count = years.length;
    float[] parts = movieParts(years, genres, count);
    double spread = 0;
    for (int unit = 0; unit < width1; unit++) {
      int slice = unit / layout.fc1.slice();
      int width = inputs.get(slice).width();
      int at = slice * layout.fc1.slice() * count + unit % layout.fc1.slice();
      double sum = 0;
      double squares = 0;
      for (int i = at; i < at + count * width; i += width) {
        sum += parts[i];
        squares += (double) parts[i] * parts[i];
      }
      spread += squares - sum * sum / count;
    }
    return spread / count;
  }

  /** The first layer's sums, [slices][rows of p × width of the slice]. */
  private float[] sums(SparseMatrix p) {
    float[] sums = new float[p.rows() * width1];
    int at = 0;
    for (InputLayer input : inputs) {
      float[] slice = input.sum(p);
      System.arraycopy(slice, 0, sums, at, slice.length);
      at += slice.length;
    }
    return sums;
  }

  /**
   * The first layer of a person and some movies: row {@code row} of h1 and those that follow.
   *
   * @param person {@link #personPart}
   * @param movies {@link #movieParts} of {@code count} movies
   * @param from the first of the movies
   * @param h1 [slices][{@link #BLOCK} × width of the slice]
   */
  void firstLayer(
      float[] person, float[] movies, int count, int from, int rows, float[] h1, int row) {
    int first = 0;
    for (InputLayer input : inputs) {
      int width = input.width();
      int movie = first * count + from * width;
      int to = first * BLOCK + row * width;
      kernels.rectifiedSums(person, first, movies, movie, rows, width, h1, to);
      first += width;
    }
  }

  /**
   * Runs the rest of the network. Where movies that are alike follow one another, many units of h1
   * are 0 for all of some rows, and take no time.
   *
   * @param h1 [slices][{@link #BLOCK} × width of the slice] as {@link #firstLayer} leaves it
   * @param rows how many of it, at most {@link #BLOCK}
   * @param h2 [2 × {@link #BLOCK} × width2], scratch
   * @param into p of row i goes to {@code into[at + i]}, from 0 to 1
   */
  void finish(float[] h1, int rows, float[] h2, float[] into, int at) {
    int first = 0;
    for (InputLayer input : inputs) {
      int width = input.width();
      int to = first == 0 ? 0 : BLOCK * width2;
      kernels.multiplyMostlyZero(
          Matrix.at(h1, first * BLOCK, rows, width),
          Matrix.at(fc2, first * width2, width, width2),
          Matrix.at(h2, to, rows, width2));
      if (first > 0) {
        kernels.addScaled(1, h2, to, h2, 0, rows * width2);
      }
      first += width;
    }
    kernels.rectifiedDots(h2, rows, width2, shift2, weights, layout.fc3.offset(), into, at);
    kernels.sigmoid(weights[layout.fc3Bias.offset()], into, at, rows);
  }

  int width2() {
    return width2;
  }

  /**
   * How p grows with each of the first layer's sums, in double precision.
   *
   * @param sums [width1] person + movie, before relu
   * @param into [width1], overwritten with the gradient
   * @return p, from 0 to 1
   */
  double gradient(double[] sums, double[] into) {
    double[] above = new double[width2]; // fc3, where h2 is above 0
    double z = weights[layout.fc3Bias.offset()];
    for (int j = 0; j < width2; j++) {
      double h2 = shift2[j];
      for (int i = 0; i < width1; i++) {
        h2 += Math.max(0, sums[i]) * fc2[i * width2 + j];
      }
      double weight = weights[layout.fc3.offset() + j];
      z += Math.max(0, h2) * weight;
      above[j] = h2 > 0 ? weight : 0;
    }
    double p = 1 / (1 + Math.exp(-z));
    for (int i = 0; i < width1; i++) {
      into[i] = 0;
      for (int j = 0; j < width2 && sums[i] > 0; j++) {
        into[i] += p * (1 - p) * fc2[i * width2 + j] * above[j];
      }
    }
    return p;
  }
}
