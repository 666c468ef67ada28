package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matinee.factorization.NormalWishart.Moments;
import io.matinee.factorization.NormalWishart.Prior;
import io.matinee.kernels.Cholesky;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NormalWishartTest {
  private static final int WIDTH = 3;

  private final SplittableRandom random = new SplittableRandom(3);

  /** E Λ = ν W and Var Λ_ij = ν (W_ij² + W_ii W_jj) (Mardia, Kent and Bibby 1979, section 3.4). */
  @Test
  void meanAndVarianceOfWishartDraws() {
    for (double degrees : new double[] {WIDTH - 0.5, WIDTH, 11}) {
      double[] inverseScale = Dense.positiveDefinite(random, WIDTH, 0.5);
      double[] w = Dense.inverse(inverseScale, WIDTH);
      double[] expected = new double[2 * w.length];
      for (int i = 0; i < WIDTH; i++) {
        for (int j = 0; j < WIDTH; j++) {
          int at = i * WIDTH + j;
          expected[at] = degrees * w[at];
          expected[w.length + at] = degrees * (w[at] * w[at] + w[i * WIDTH + i] * w[j * WIDTH + j]);
        }
      }
      Cholesky factor = new Cholesky(inverseScale.clone(), WIDTH);
      new Averages(
              200_000, () -> withSquares(NormalWishart.wishart(random, factor, degrees), expected))
          .assertAre(expected);
    }
  }

  private static double[] withSquares(double[] values, double[] centre) {
    double[] all = new double[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      all[i] = values[i];
      all[values.length + i] = (values[i] - centre[i]) * (values[i] - centre[i]);
    }
    return all;
  }

  /**
   * The posterior given rows and, of the same precision, vectors of known mean 0, from its textbook
   * form (Gelman et al. 2013, section 3.6): with x̄ and S of the rows, κ = 2 + n, ν = width + n +
   * c, Λ ~ Wishart(ν, T⁻¹), T = diag(scatter) + S + C + 2n/κ x̄x̄ᵀ, m | Λ ~ N(n x̄/κ, (κΛ)⁻¹).
   */
  @Test
  void posteriorOfMeanAndPrecision() {
    int n = 7;
    int c = 2;
    double[][] rows = vectors(n);
    double[][] centred = vectors(c);
    double[] scatter = {0.3, 0.3, 0.1};
    Moments moments = moments(rows).plus(Moments.none(WIDTH));
    double[] mean = Dense.sum(new double[WIDTH], 1.0 / n, moments.sum());
    double[] t = new double[WIDTH * WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      t[i * WIDTH + i] = scatter[i];
      for (int j = 0; j < WIDTH; j++) {
        for (double[] row : rows) {
          t[i * WIDTH + j] += (row[i] - mean[i]) * (row[j] - mean[j]);
        }
        for (double[] row : centred) {
          t[i * WIDTH + j] += row[i] * row[j];
        }
        t[i * WIDTH + j] += Prior.WEIGHT * n / (Prior.WEIGHT + n) * mean[i] * mean[j];
      }
    }
    double kappa = Prior.WEIGHT + n;
    double nu = WIDTH + n + c;
    double[] centre = Dense.sum(new double[WIDTH], n / kappa, mean);
    double[] covariance = Dense.sum(new double[9], 1 / (kappa * (nu - WIDTH - 1)), t);
    double[] precision = Dense.sum(new double[9], nu, Dense.inverse(t, WIDTH));
    double[] centredProducts = moments(centred).products();
    new Averages(
            200_000,
            () -> {
              NormalWishart draw =
                  NormalWishart.draw(random, new Prior(scatter), moments, centredProducts, c);
              return quantities(draw, centre, kappa);
            })
        .assertAre(expected(centre, covariance, precision));
  }

  /** Mean, its covariance, precision, and what is chi-squared with WIDTH degrees, squared too. */
  private static double[] quantities(NormalWishart draw, double[] centre, double kappa) {
    double[] normal = Averages.withProducts(draw.mean(), centre);
    double[] apart = Dense.sum(draw.mean(), -1, centre);
    double square = 0;
    for (int i = 0; i < WIDTH; i++) {
      for (int j = 0; j < WIDTH; j++) {
        square += kappa * apart[i] * draw.precision()[i * WIDTH + j] * apart[j];
      }
    }
    double[] more = {square, square * square};
    return Averages.ofNormal(normal, Averages.ofNormal(draw.precision(), more));
  }

  private static double[] expected(double[] centre, double[] covariance, double[] precision) {
    double[] chiSquared = {WIDTH, WIDTH * (WIDTH + 2)};
    return Averages.ofNormal(
        Averages.ofNormal(centre, covariance), Averages.ofNormal(precision, chiSquared));
  }

  private double[][] vectors(int count) {
    double[][] vectors = new double[count][WIDTH];
    for (double[] vector : vectors) {
      Draws.normal(random, vector);
      vector[1] += 2 * vector[0] + 1;
    }
    return vectors;
  }

  private static Moments moments(double[][] rows) {
    double[] sum = new double[WIDTH];
    double[] products = new double[WIDTH * WIDTH];
    for (double[] row : rows) {
      for (int i = 0; i < WIDTH; i++) {
        sum[i] += row[i];
        for (int j = 0; j <= i; j++) {
          products[i * WIDTH + j] += row[i] * row[j];
        }
      }
    }
    return new Moments(rows.length, sum, products);
  }

  @Test
  void squareIsThatOfPlainLoops() {
    double[] precision = Dense.positiveDefinite(random, WIDTH, 0.1);
    float[] values = {9, 9, 1.5f, -2, 0.25f};
    double expected = 0;
    for (int i = 0; i < WIDTH; i++) {
      for (int j = 0; j < WIDTH; j++) {
        expected += values[2 + i] * precision[i * WIDTH + j] * values[2 + j];
      }
    }
    assertThat(new NormalWishart(new double[WIDTH], precision).square(values, 2))
        .isCloseTo(expected, within(1e-12));
  }
}
