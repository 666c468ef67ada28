package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardNormalTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** ½ erfc(-x/√2) to 16 digits, by arithmetic with 30; 1.96 stands in every table. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "1.959963984540054, 0.975",
    "-1, 0.15865525393145707",
    "2, 0.9772498680518208",
    "-3, 0.0013498980316300933",
    "-6, 9.865876450376981e-10",
    "-7.1, 6.237844463331591e-13",
    "-10, 7.619853024160527e-24",
    "-20, 2.7536241186062337e-89",
    "-37, 5.725571222524577e-300"
  })
  void cdfIsThatOfTables(double x, double probability) {
    assertThat(StandardNormal.cdf(x)).isCloseTo(probability, withinPercentage(1e-6));
  }

  @Test
  void cdfEndsAtZeroAndOne() {
    assertThat(StandardNormal.cdf(-INFINITY)).isZero();
    assertThat(StandardNormal.cdf(INFINITY)).isOne();
    assertThat(StandardNormal.cdf(-100)).isZero();
    assertThat(StandardNormal.cdf(100)).isOne();
  }

  /** The values with which Wichura (1988) publishes his algorithm, and 0.975's of every table. */
  @ParameterizedTest
  @CsvSource({
    "0.25, -0.6744897501960817",
    "0.001, -3.090232306167814",
    "1e-20, -9.262340089798408",
    "0.975, 1.959963984540054",
    "0.5, 0"
  })
  void quantileIsThatOfItsPaper(double p, double x) {
    assertThat(StandardNormal.quantile(p)).isCloseTo(x, within(1e-14 * Math.max(1, Math.abs(x))));
  }

  @Property
  void quantileInvertsCdf(@ForAll @DoubleRange(min = -36, max = 8) double x) {
    double rounding = x > 0 ? 1e-16 / StandardNormal.density(x) : 0; // of p next to 1
    assertThat(StandardNormal.quantile(StandardNormal.cdf(x)))
        .isCloseTo(x, within(1e-8 + rounding));
  }

  @Property
  void singlePrecisionMeansAreCloseToTheOthers(
      @ForAll @DoubleRange(min = -9, max = 9) double from,
      @ForAll @DoubleRange(min = 0.01, max = 5) double length,
      @ForAll boolean open) {
    float[] low = {(float) from, Float.NEGATIVE_INFINITY};
    float[] high = {(float) (from + length), open ? Float.POSITIVE_INFINITY : (float) from};
    float[] means = new float[2];
    FloatNormal.meansBetween(low, high, means);
    for (int i = 0; i < 2; i++) {
      assertThat((double) means[i])
          .isCloseTo(StandardNormal.meanBetween(low[i], high[i]), within(1e-4));
    }
  }

  @Property
  void meanBetweenIsThatOfASum(
      @ForAll @DoubleRange(min = -9, max = 9) double from,
      @ForAll @DoubleRange(min = 0.01, max = 5) double length) {
    double[] sums = integrate(from, from + length);
    assertThat(StandardNormal.meanBetween(from, from + length))
        .isCloseTo(sums[1] / sums[0], within(1e-6));
    assertThat(StandardNormal.between(from, from + length))
        .isCloseTo(sums[0], withinPercentage(1e-4));
  }

  /** Simpson's rule for ∫ φ and ∫ x φ. */
  private static double[] integrate(double from, double to) {
    int steps = 2000;
    double[] sums = new double[2];
    for (int i = 0; i <= steps; i++) {
      double x = from + (to - from) * i / steps;
      double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
      double density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
      sums[0] += weight * density * (to - from) / steps / 3;
      sums[1] += weight * x * density * (to - from) / steps / 3;
    }
    return sums;
  }

  /** Beyond x the mean is x + 1/x - 2/x³ + ...: Mills' ratio (Abramowitz and Stegun 26.2.12). */
  @ParameterizedTest
  @CsvSource({"10", "20", "30", "36"})
  void meanOfAFarTail(double x) {
    double expected = x + 1 / x - 2 / (x * x * x) + 10 / Math.pow(x, 5);
    assertThat(StandardNormal.meanBetween(x, INFINITY)).isCloseTo(expected, within(1e-4));
    assertThat(StandardNormal.meanBetween(-INFINITY, -x)).isCloseTo(-expected, within(1e-4));
  }

  @Property
  void meanBetweenLiesBetween(
      @ForAll @DoubleRange(min = -50, max = 50) double from,
      @ForAll @DoubleRange(min = -18, max = 2) double logLength) {
    double to = from + Math.pow(10, logLength);
    assertThat(StandardNormal.meanBetween(from, to)).isBetween(from, to);
  }

  @Property
  void truncatedDrawsLieBetween(
      @ForAll @DoubleRange(min = -50, max = 50) double from,
      @ForAll @DoubleRange(min = -18, max = 2) double logLength,
      @ForAll @DoubleRange(min = 0, max = 1) double uniform) {
    double to = from + Math.pow(10, logLength);
    assertThat(StandardNormal.truncated(from, to, uniform)).isBetween(from, to);
    assertThat(StandardNormal.truncated(from, INFINITY, uniform)).isGreaterThanOrEqualTo(from);
    assertThat(StandardNormal.truncated(-INFINITY, to, uniform)).isLessThanOrEqualTo(to);
  }

  @ParameterizedTest
  @CsvSource({
    "-Infinity, Infinity",
    "-Infinity, -0.7",
    "-1.5, 0.3",
    "0.2, 0.4",
    "1.5, Infinity",
    "8, Infinity",
    "-30, -12",
    "20, 20.01"
  })
  void momentsOfTruncatedDraws(double from, double to) {
    SplittableRandom random = new SplittableRandom(2);
    double mean = StandardNormal.meanBetween(from, to);
    double ends = finite(from) * StandardNormal.density(from);
    ends -= finite(to) * StandardNormal.density(to);
    double variance = 1 + ends / StandardNormal.between(from, to) - mean * mean;
    Averages averages =
        new Averages(
            50_000,
            () -> {
              double x = StandardNormal.truncated(from, to, random.nextDouble());
              return new double[] {x, (x - mean) * (x - mean)};
            });
    averages.assertAre(mean, variance);
  }

  private static double finite(double end) {
    return Double.isInfinite(end) ? 0 : end;
  }
}
