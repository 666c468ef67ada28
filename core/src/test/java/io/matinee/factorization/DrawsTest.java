package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments over many draws against closed forms; see {@link Averages} for the errors allowed. */
class DrawsTest {
  private static final int DRAWS = 100_000;
  private static final double EULER = 0.5772156649015329;

  private final SplittableRandom random = new SplittableRandom(1);

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.5, 0.99, 1, 1.01, 2.5, 40, 40_000})
  void gamma(double shape) {
    double rate = 2.5;
    new Averages(
            DRAWS,
            () -> {
              double x = Draws.gamma(random, shape, rate);
              double apart = x - shape / rate;
              return new double[] {x, apart * apart, apart * apart * apart, Math.log(x)};
            })
        .assertAre(
            shape / rate,
            shape / (rate * rate),
            2 * shape / (rate * rate * rate),
            digamma(shape) - Math.log(rate));
  }

  /** E log x of the gamma distribution with rate 1 (Abramowitz and Stegun 6.3.5 and 6.3.18). */
  private static double digamma(double x) {
    if (x < 20) {
      return digamma(x + 1) - 1 / x;
    }
    double squared = 1 / (x * x);
    return Math.log(x) - 0.5 / x - squared * (1.0 / 12 - squared * (1.0 / 120 - squared / 252));
  }

  @Test
  void theDigammaOfThisTestIsRight() {
    assertThat(digamma(1)).isEqualTo(-EULER, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(digamma(0.5))
        .isEqualTo(-EULER - 2 * Math.log(2), org.assertj.core.api.Assertions.within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 2, 7, 1000})
  void chiSquared(double degrees) {
    new Averages(
            DRAWS,
            () -> {
              double x = Draws.chiSquared(random, degrees);
              return new double[] {x, (x - degrees) * (x - degrees)};
            })
        .assertAre(degrees, 2 * degrees);
  }

  /** The exponential distribution, of which the share below each quartile is known. */
  @Test
  void gammaOfShapeOneIsExponential() {
    double[] quartiles = {-Math.log(0.75), -Math.log(0.5), -Math.log(0.25)};
    new Averages(
            DRAWS,
            () -> {
              double x = Draws.gamma(random, 1, 1);
              return new double[] {
                x < quartiles[0] ? 1 : 0, x < quartiles[1] ? 1 : 0, x < quartiles[2] ? 1 : 0
              };
            })
        .assertAre(0.25, 0.5, 0.75);
  }

  @Test
  void normalNumbersAreIndependentWithMeanZeroAndVarianceOne() {
    double[] three = new double[3];
    double[] zero = new double[3];
    new Averages(
            DRAWS,
            () -> {
              Draws.normal(random, three);
              return Averages.withProducts(three, zero);
            })
        .assertAre(Averages.ofNormal(zero, Dense.identity(3)));
  }
}
