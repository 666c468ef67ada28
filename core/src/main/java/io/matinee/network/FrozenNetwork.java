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
    EmbeddedRows embedded = new EmbeddedRows(layout, 0, 1);
    embedded.read(weights, rows, EmbeddedRows.RowUse.NONE, 0);
    inputs = new ArrayList<>();
    for (int first = 0; first < width1; first += layout.fc1.slice()) {
      InputLayer input = new InputLayer(layout, first, 0);
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

  /** The first layer's sums for the people or movies of {@code p}, [rows of p × width1]. */
  private float[] sums(SparseMatrix p) {
    float[] sums = new float[p.rows() * width1];
    int first = 0;
    for (InputLayer input : inputs) {
      float[] slice = input.sum(p);
      int width = input.width();
      for (int row = 0; row < p.rows(); row++) {
        System.arraycopy(slice, row * width, sums, row * width1 + first, width);
      }
      first += width;
    }
    return sums;
  }

  /**
   * The movies' parts, [count × width1].
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
    for (int at = 0; at < parts.length; at += width1) {
      for (int i = 0; i < width1; i++) {
        parts[at + i] *= scale1[i];
      }
    }
    return parts;
  }

  /**
   * Runs the rest of the network.
   *
   * @param h1 [rows × width1] relu(person + movie)
   * @param h2 [rows × width2], scratch
   * @param into p of row i goes to {@code into[at + i]}, from 0 to 1
   */
  void finish(float[] h1, int rows, float[] h2, float[] into, int at) {
    kernels.multiply(
        Matrix.of(h1, rows, width1), Matrix.of(fc2, width1, width2), Matrix.of(h2, rows, width2));
    kernels.rectifiedDots(h2, rows, width2, shift2, weights, layout.fc3.offset(), into, at);
    float bias = weights[layout.fc3Bias.offset()];
    for (int i = at; i < at + rows; i++) {
      into[i] = RecommenderNet.sigmoid(bias + into[i]);
    }
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
