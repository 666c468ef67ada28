package io.matinee.factorization;

import io.matinee.factorization.NormalWishart.Moments;
import io.matinee.factorization.RandomStreams.Use;
import io.matinee.kernels.Workers;
import java.util.Arrays;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The people, or the movies: their vectors, and what these have in common. A vector is [factors |
 * bias slopes]; it is multiplied with the other side's regressors, [factors | 1 covariates]. Both
 * stand in one row of a table, [factors | 1 covariates | bias slopes], so that what is needed of
 * whom somebody met lies together.
 */
final class Side {
  private static final double FACTOR_SCATTER = 0.3; // of the Wishart prior; by validation
  private static final double SLOPE_SCATTER = 0.1; // slopes vary less than factors
  private static final int CHUNK = 64; // rows in a task

  /**
   * How long the parts of vectors and regressors are.
   *
   * @param factors K
   * @param covariates of this side: how many slopes the other side's vectors have
   * @param slopes how many covariates the other side has
   */
  record Widths(int factors, int covariates, int slopes) {
    /** Of a vector. */
    int vector() {
      return factors + 1 + slopes;
    }

    /** Of a row's regressors. */
    int regressors() {
      return factors + 1 + covariates;
    }

    /** Of a row of the table: regressors, and the rest of the vector. */
    int row() {
      return regressors() + 1 + slopes;
    }
  }

  final int number; // 0 for people, 1 for movies
  final Widths widths;
  final Incidence ratings; // who rated whom
  final Targets targets; // [ratings] what vectors and mean are to explain
  final float[] table; // [rows × widths.row()], and a little more to read beyond the last row
  final Design design; // the attributes of the rows
  final AttributeEffects attributes; // null where there are none
  NormalWishart common;
  private final NormalWishart.Prior prior;
  private final Queue<VectorUpdate> updates = new ConcurrentLinkedQueue<>(); // one a thread, idle
  private final Workers workers; // of what rows have in common

  /**
   * A side whose vectors are 0.
   *
   * @param covariates [rows × widths.covariates()]
   * @param design the attributes of the rows
   * @param workers that draw what the rows have in common
   */
  Side(
      int number,
      Widths widths,
      Incidence ratings,
      Targets targets,
      float[] covariates,
      Design design,
      Workers workers) {
    this.number = number;
    this.widths = widths;
    this.ratings = ratings;
    this.targets = targets;
    this.design = design;
    this.workers = workers;
    table = new float[rows() * widths.row() + Regression.VECTOR];
    for (int row = 0; row < rows(); row++) {
      int at = row * widths.row() + widths.factors();
      table[at] = 1;
      int count = widths.covariates();
      System.arraycopy(covariates, row * count, table, at + 1, count);
    }
    attributes =
        design.attributes() == 0 ? null : new AttributeEffects(design, widths.vector(), workers);
    common = NormalWishart.start(widths.vector());
    double[] scatter = new double[widths.vector()];
    Arrays.fill(scatter, SLOPE_SCATTER);
    Arrays.fill(scatter, 0, widths.factors() + 1, FACTOR_SCATTER);
    prior = new NormalWishart.Prior(scatter);
  }

  /** How many rows there are. */
  int rows() {
    return ratings.rows();
  }

  /** Small random factors, so that the sides have something to agree on; all else stays 0. */
  void start(RandomStreams streams) {
    SplittableRandom random = streams.stream(Use.START, 0, number, 0);
    for (int row = 0; row < rows(); row++) {
      for (int i = 0; i < widths.factors(); i++) {
        set(row, i, (float) (0.1 * random.nextGaussian()));
      }
    }
  }

  /** Element i of the vector of {@code row}. */
  float vector(int row, int i) {
    return table[place(row, i)];
  }

  /** Sets element i of the vector of {@code row}. */
  void set(int row, int i, float value) {
    table[place(row, i)] = value;
  }

  private int place(int row, int i) {
    int gap = i < widths.factors() ? 0 : 1 + widths.covariates();
    return row * widths.row() + gap + i;
  }

  /** All vectors, [rows × widths.vector()], in memory of their own. */
  float[] vectors() {
    int width = widths.vector();
    float[] vectors = new float[rows() * width];
    for (int row = 0; row < rows(); row++) {
      for (int i = 0; i < width; i++) {
        vectors[row * width + i] = vector(row, i);
      }
    }
    return vectors;
  }

  /** Sets all vectors, [rows × widths.vector()]. */
  void setVectors(float[] vectors) {
    int width = widths.vector();
    for (int row = 0; row < rows(); row++) {
      for (int i = 0; i < width; i++) {
        set(row, i, vectors[row * width + i]);
      }
    }
  }

  /** Element i of what is expected of the vector of {@code row} before its ratings are known. */
  double expected(int row, int i) {
    return common.mean()[i] + effect(row, i);
  }

  private double effect(int row, int i) {
    return attributes == null ? 0 : attributes.mean(row, i);
  }

  /** Draws what the rows have in common, and what attributes add, given the vectors. */
  void drawCommon(RandomStreams streams, int sweep) {
    int width = widths.vector();
    double[] centred =
        attributes == null ? new double[width * width] : attributes.weightedProducts();
    int count = attributes == null ? 0 : attributes.count();
    SplittableRandom random = streams.stream(Use.PRIOR, sweep, number, 0);
    common = NormalWishart.draw(random, prior, moments(), centred, count);
    if (attributes != null) {
      attributes.draw(streams, sweep, this);
    }
  }

  /** Of the vectors less what their attributes add. */
  private Moments moments() {
    int width = widths.vector();
    Moments[] parts = new Moments[Workers.chunks(rows(), CHUNK)];
    workers.inChunks(rows(), CHUNK, (chunk, from, to) -> parts[chunk] = moments(from, to));
    return Arrays.stream(parts).reduce(Moments.none(width), Moments::plus);
  }

  private Moments moments(int from, int to) {
    int width = widths.vector();
    double[] sum = new double[width];
    double[] products = new double[width * width];
    double[] x = new double[width];
    for (int row = from; row < to; row++) {
      for (int i = 0; i < width; i++) {
        x[i] = vector(row, i) - effect(row, i);
        sum[i] += x[i];
        for (int j = 0; j <= i; j++) {
          products[i * width + j] += x[i] * x[j];
        }
      }
    }
    return new Moments(to - from, sum, products);
  }

  /** What no vector explains of the ratings, summed: {@code sum} of it, and of its squares. */
  record Residuals(double sum, double squares) {
    Residuals plus(Residuals other) {
      return new Residuals(sum + other.sum, squares + other.squares);
    }
  }

  /**
   * What vectors are drawn from, besides their own side.
   *
   * @param other the other side, always the same
   * @param mean of all ratings
   * @param noise precision of a rating
   */
  record Given(RandomStreams streams, int sweep, Side other, double mean, double noise) {}

  /**
   * Draws every vector.
   *
   * @param beside what one of the workers does meanwhile
   */
  Residuals drawVectors(Workers workers, Given given, Runnable beside) {
    Residuals[] parts = new Residuals[Workers.chunks(rows(), VectorUpdate.ROWS)];
    workers.run(
        1 + parts.length,
        task -> {
          if (task == 0) {
            beside.run();
          } else {
            parts[task - 1] = drawVectors(given, task - 1);
          }
        });
    updates.clear(); // or they would be there when attributes take the most memory
    return Arrays.stream(parts).reduce(new Residuals(0, 0), Residuals::plus);
  }

  private Residuals drawVectors(Given given, int chunk) {
    int from = chunk * VectorUpdate.ROWS;
    SplittableRandom random = given.streams().stream(Use.VECTORS, given.sweep(), number, chunk);
    VectorUpdate idle = updates.poll();
    VectorUpdate update = idle == null ? new VectorUpdate(this, given.other()) : idle;
    Residuals residuals =
        update.draw(given, random, from, Math.min(rows(), from + VectorUpdate.ROWS));
    updates.add(update);
    return residuals;
  }
}
