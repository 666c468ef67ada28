package io.matinee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * People whose errors are known: person u has five ratings, all wrong by the same e_u, drawn from
 * N(0, 1). The true MAE is then √(2/π), the true RMSE 1, and the ratings of one person are worth no
 * more than one rating: a bootstrap over ratings instead of people would cover but 62 %.
 */
class BootstrapTest {
  private static final int PEOPLE = 200;
  private static final int RATINGS = 5; // of each person

  /**
   * The normal approximation's interval of a mean is ± 1.96 s / √n. Both ends are order statistics
   * of 1,000 resamples, each with a standard error of about 0.085 s / √n, their distance one of 3 %
   * of the width; four of them are granted.
   */
  @Test
  void agreesWithTheNormalApproximation() {
    double[] errors = draw(new Random(1));
    double mean = Arrays.stream(errors).map(Math::abs).average().orElseThrow();
    double variance =
        Arrays.stream(errors).map(e -> Math.pow(Math.abs(e) - mean, 2)).average().orElseThrow();
    double deviation = Math.sqrt(variance / PEOPLE);
    Interval interval = interval(errors, 42, RatingMetrics::mae);
    assertThat(interval.low()).isCloseTo(mean - 1.96 * deviation, within(0.34 * deviation));
    assertThat(interval.high()).isCloseTo(mean + 1.96 * deviation, within(0.34 * deviation));
    assertThat(interval.high() - interval.low())
        .isCloseTo(3.92 * deviation, within(.47 * deviation));
  }

  /**
   * The share of 400 intervals that cover the truth has a standard error of √(.95 · .05 / 400) =
   * 1.1 %; three are granted. Percentile intervals of 200 people are about half a per cent short.
   */
  @Test
  void coversTheTruthNineteenTimesInTwenty() {
    int simulations = 400;
    int maeCovered = 0;
    int rmseCovered = 0;
    Random random = new Random(2);
    for (int i = 0; i < simulations; i++) {
      double[] errors = draw(random);
      maeCovered += covers(interval(errors, i, RatingMetrics::mae), Math.sqrt(2 / Math.PI));
      rmseCovered += covers(interval(errors, i, RatingMetrics::rmse), 1);
    }
    assertThat(maeCovered / (double) simulations).isCloseTo(0.95, within(0.033));
    assertThat(rmseCovered / (double) simulations).isCloseTo(0.95, within(0.033));
  }

  private static int covers(Interval interval, double truth) {
    return interval.low() <= truth && truth <= interval.high() ? 1 : 0;
  }

  @Test
  void isTheSameForTheSameSeed() {
    double[] errors = draw(new Random(3));
    Interval interval = interval(errors, 42, RatingMetrics::rmse);
    assertThat(interval(errors, 42, RatingMetrics::rmse)).isEqualTo(interval);
    assertThat(interval(errors, 43, RatingMetrics::rmse)).isNotEqualTo(interval);
  }

  /** Whoever has no ratings to predict is not drawn. */
  @Test
  void drawsThePeopleGiven() {
    PersonErrors errors =
        new PersonErrors(new int[] {1, 0, 1}, new double[] {4, 0, 4}, new double[] {2, 0, 2});
    Bootstrap bootstrap = new Bootstrap(new int[] {0, 2}, 1);
    assertThat(bootstrap.interval95(people -> errors.metrics(people).rmse()))
        .isEqualTo(new Interval(2, 2));
    assertThat(bootstrap.interval95(people -> errors.metrics(people).mae()))
        .isEqualTo(new Interval(2, 2));
    assertThat(bootstrap.interval95(people -> errors.metrics(people).ratings()))
        .isEqualTo(new Interval(2, 2));
  }

  /** Of two people, one draw in four has the first twice: more than 2.5 %, so both ends are hit. */
  @Test
  void drawsWithReplacement() {
    PersonErrors errors =
        new PersonErrors(new int[] {1, 3}, new double[] {1, 12}, new double[] {1, 6});
    Bootstrap bootstrap = new Bootstrap(new int[] {0, 1}, 1);
    assertThat(bootstrap.interval95(people -> errors.metrics(people).mae()))
        .isEqualTo(new Interval(1, 2));
    assertThat(bootstrap.interval95(people -> errors.metrics(people).ratings()))
        .isEqualTo(new Interval(2, 6));
  }

  /** Draws of one person only, one in two, have no figure: the interval is of the others. */
  @Test
  void drawsWithoutAFigureAreLeftOut() {
    Bootstrap bootstrap = new Bootstrap(new int[] {0, 1}, 1);
    assertThat(bootstrap.interval95(people -> people[0] == people[1] ? Double.NaN : people[0]))
        .isEqualTo(new Interval(0, 1));
  }

  private static double[] draw(Random random) {
    return IntStream.range(0, PEOPLE).mapToDouble(person -> random.nextGaussian()).toArray();
  }

  private static Interval interval(
      double[] errors, long seed, ToDoubleFunction<RatingMetrics> metric) {
    int[] counts = new int[PEOPLE];
    Arrays.fill(counts, RATINGS);
    double[] squares = Arrays.stream(errors).map(e -> RATINGS * e * e).toArray();
    double[] absolutes = Arrays.stream(errors).map(e -> RATINGS * Math.abs(e)).toArray();
    PersonErrors all = new PersonErrors(counts, squares, absolutes);
    return new Bootstrap(IntStream.range(0, PEOPLE).toArray(), seed)
        .interval95(people -> metric.applyAsDouble(all.metrics(people)));
  }
}
