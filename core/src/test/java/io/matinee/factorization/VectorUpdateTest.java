package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matinee.kernels.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three people, who have rated 4, 1 and no movies of five; K = 2, two covariates each. */
class VectorUpdateTest {
  private static final int FACTORS = 2;
  private static final int COVARIATES = 2;
  private static final int WIDTH = FACTORS + 1 + COVARIATES;
  private static final double MEAN = 3.5;
  private static final double NOISE = 1.7;

  private final SplittableRandom random = new SplittableRandom(5);
  private final Workers workers = new Workers(1);
  private Side people;
  private Side movies;
  private int sweep;

  @BeforeEach
  void build() {
    Incidence byPerson = Incidence.of(List.of(new int[] {0, 1, 3, 4}, new int[] {3}, new int[] {}));
    Incidence byMovie = byPerson.transposed(5);
    float[] stars = {5, 3, 1, 4, 2};
    Targets targets = Targets.fixed(stars.length, i -> stars[i]);
    people = side(0, byPerson, targets);
    movies = side(1, byMovie, targets.carried(byPerson, byMovie));
  }

  @AfterEach
  void stop() {
    workers.close();
  }

  private Side side(int number, Incidence ratings, Targets targets) {
    int rows = ratings.rows();
    List<int[]> flags = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      flags.add(row % 2 == 0 ? new int[] {0} : new int[0]);
    }
    Design design = new Design(flags, List.of(1));
    Side.Widths widths = new Side.Widths(FACTORS, COVARIATES, COVARIATES);
    Side side = new Side(number, widths, ratings, targets, normal(rows * 2), design, workers);
    side.setVectors(normal(rows * WIDTH));
    double[] mean = new double[WIDTH];
    Draws.normal(random, mean);
    side.common = new NormalWishart(mean, Dense.positiveDefinite(random, WIDTH, 0.5));
    System.arraycopy(normal(WIDTH), 0, side.attributes.effects(), 0, WIDTH);
    side.attributes.refresh();
    return side;
  }

  private float[] normal(int size) {
    double[] values = new double[size];
    Draws.normal(random, values);
    return SampleTensors.floats(values);
  }

  @Test
  void vectorsOfPeopleHaveThePosteriorsMoments() {
    checkMoments(people, movies);
  }

  @Test
  void vectorsOfMoviesHaveThePosteriorsMoments() {
    checkMoments(movies, people);
  }

  /** N(A⁻¹h, A⁻¹) with A = Λ + α Σ y yᵀ and h = Λ(m + Bᵀx) + α Σ y t, each sum a plain loop. */
  private void checkMoments(Side side, Side other) {
    RandomStreams streams = new RandomStreams(9);
    List<double[]> means = new ArrayList<>();
    double[] expected = new double[0];
    for (int row = 0; row < side.rows(); row++) {
      double[] precision = side.common.precision().clone();
      double[] h = Dense.product(precision, expectation(side, row), WIDTH, WIDTH, 1);
      for (int i = side.ratings.starts()[row]; i < side.ratings.starts()[row + 1]; i++) {
        double[] y = regressors(other, side.ratings.others()[i]);
        double t =
            side.targets.get(i) - MEAN - otherPart(side, row, other, side.ratings.others()[i]);
        precision = Dense.sum(precision, NOISE, Dense.product(y, y, WIDTH, 1, WIDTH));
        h = Dense.sum(h, NOISE * t, y);
      }
      double[] covariance = Dense.inverse(precision, WIDTH);
      double[] mean = Dense.product(covariance, h, WIDTH, WIDTH, 1);
      means.add(mean);
      expected = Averages.ofNormal(expected, Averages.ofNormal(mean, covariance));
    }
    new Averages(
            40_000,
            () -> {
              Side.Residuals residuals =
                  side.drawVectors(
                      workers, new Side.Given(streams, ++sweep, other, MEAN, NOISE), () -> {});
              checkResiduals(residuals);
              double[] all = new double[0];
              for (int row = 0; row < side.rows(); row++) {
                double[] moments = Averages.withProducts(vector(side, row), means.get(row));
                all = Averages.ofNormal(all, moments);
              }
              return all;
            })
        .assertAre(expected);
  }

  private static double[] expectation(Side side, int row) {
    double[] expected = side.common.mean().clone();
    for (int i = 0; i < WIDTH; i++) {
      expected[i] += row % 2 == 0 ? side.attributes.effects()[i] : 0;
      assertThat(side.expected(row, i)).isCloseTo(expected[i], within(1e-6));
    }
    return expected;
  }

  private static double[] vector(Side side, int row) {
    double[] vector = new double[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      vector[i] = side.vector(row, i);
    }
    return vector;
  }

  /** Factors of the vector, 1, covariates. */
  private static double[] regressors(Side side, int row) {
    double[] y = vector(side, row);
    y[FACTORS] = 1;
    for (int i = 0; i < COVARIATES; i++) {
      y[FACTORS + 1 + i] = covariate(side, row, i);
    }
    return y;
  }

  private static double covariate(Side side, int row, int i) {
    return side.table[row * side.widths.row() + FACTORS + 1 + i];
  }

  private static double otherPart(Side side, int row, Side other, int met) {
    double[] vector = vector(other, met);
    double sum = vector[FACTORS];
    for (int i = 0; i < COVARIATES; i++) {
      sum += vector[FACTORS + 1 + i] * covariate(side, row, i);
    }
    return sum;
  }

  /** What is left of the ratings by the model's formula. */
  private void checkResiduals(Side.Residuals residuals) {
    double sum = 0;
    double squares = 0;
    int rating = 0;
    for (int person = 0; person < 3; person++) {
      for (int i = people.ratings.starts()[person]; i < people.ratings.starts()[person + 1]; i++) {
        int movie = people.ratings.others()[i];
        double[] p = vector(people, person);
        double[] q = vector(movies, movie);
        double f = MEAN + p[2] + q[2] + p[0] * q[0] + p[1] * q[1];
        f += p[3] * covariate(movies, movie, 0) + p[4] * covariate(movies, movie, 1);
        f += q[3] * covariate(people, person, 0) + q[4] * covariate(people, person, 1);
        sum += people.targets.get(rating) - f;
        squares += (people.targets.get(rating) - f) * (people.targets.get(rating) - f);
        rating++;
      }
    }
    if (Math.abs(residuals.sum() - sum) > 1e-3 || Math.abs(residuals.squares() - squares) > 1e-2) {
      assertThat(residuals).isEqualTo(new Side.Residuals(sum, squares));
    }
  }
}
