package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matinee.factorization.DateEffects.Runs;
import io.matinee.kernels.Workers;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two people, eight ratings, on days 10 and 12 (none on day 11). */
class DateEffectsTest {
  private static final long DAY = 86_400;
  private static final long[] SECONDS = {
    10 * DAY,
    10 * DAY + 59,
    10 * DAY + 60,
    12 * DAY,
    12 * DAY + 30, // the first person
    10 * DAY + 60,
    12 * DAY + 3600,
    12 * DAY + 3659 // the second
  };
  private static final int[] DAYS = {0, 0, 0, 2, 2, 0, 2, 2}; // from day 10 on
  private static final int[] PERSON_DAYS = {0, 0, 0, 1, 1, 2, 3, 3};
  private static final int[] MINUTES = {0, 0, 1, 2, 2, 3, 4, 4};
  private static final int EFFECTS = 3 + 4 + 5;

  private final Workers workers = new Workers(1);
  private final Incidence ratings =
      Incidence.of(List.of(new int[] {0, 1, 2, 3, 4}, new int[] {1, 2, 0}));
  private int sweep;

  @AfterEach
  void stop() {
    workers.close();
  }

  @Test
  void runsOfDaysAndMinutes() {
    Runs days = Runs.of(ratings, SECONDS, DateEffects.DAY);
    assertThat(days.rowStarts()).containsExactly(0, 2, 4);
    assertThat(days.starts()).containsExactly(0, 3, 5, 6, 8);
    assertThat(days.times()).containsExactly(10, 12, 10, 12);
    Runs minutes = Runs.of(ratings, SECONDS, DateEffects.MINUTE);
    assertThat(minutes.rowStarts()).containsExactly(0, 3, 5);
    assertThat(minutes.starts()).containsExactly(0, 2, 3, 5, 6, 8);
    assertThat(minutes.times()).containsExactly(14400, 14401, 17280, 14401, 17340);
  }

  @Test
  void effectsAddUpWhereTheyAreKnown() {
    DateEffects dates = new DateEffects(ratings, SECONDS, workers);
    fill(dates);
    assertThat(dates.firstDay()).isEqualTo(10);
    assertThat(dates.effect(0, 10 * DAY + 61)).isCloseTo(1 + 10 + 200, within(1e-9));
    assertThat(dates.effect(0, 10 * DAY + 7200)).isCloseTo(1 + 10, within(1e-9)); // minute unknown
    assertThat(dates.effect(0, 11 * DAY)).isCloseTo(2, within(1e-9)); // of the day only
    assertThat(dates.effect(1, 12 * DAY + 3601)).isCloseTo(3 + 40 + 500, within(1e-9));
    assertThat(dates.effect(1, 13 * DAY)).isZero();
    assertThat(dates.effect(1, 9 * DAY)).isZero();
    float[] all = new float[8];
    dates.all(all);
    assertThat(all).containsExactly(111, 111, 211, 323, 323, 431, 543, 543);
  }

  private static void fill(DateEffects dates) {
    for (int i = 0; i < 3; i++) {
      dates.days()[i] = 1 + i;
    }
    for (int i = 0; i < 4; i++) {
      dates.personDayEffects()[i] = 10 * (1 + i);
    }
    for (int i = 0; i < 5; i++) {
      dates.minuteEffects()[i] = 100 * (1 + i);
    }
  }

  /**
   * The draws are a Gibbs sampler's, kind by kind; with precisions put back before each, all
   * effects u together tend to N(α C Zᵀy, C), C = (α ZᵀZ + D)⁻¹. Precisions given effects are
   * Gamma(1 + n/2, 1 + ½ Σ u²), so that a precision times its rate has mean and variance of its
   * shape.
   */
  @Test
  void drawsHaveThePosteriorsMoments() {
    double noise = 1.3;
    double[] precisions = {2, 3, 4};
    double[] y = new double[8];
    Draws.normal(new SplittableRandom(7), y);
    double[] normal = new double[EFFECTS * EFFECTS];
    double[] right = new double[EFFECTS];
    for (int i = 0; i < 8; i++) {
      int[] present = {DAYS[i], 3 + PERSON_DAYS[i], 7 + MINUTES[i]};
      for (int a : present) {
        right[a] += noise * y[i];
        for (int b : present) {
          normal[a * EFFECTS + b] += noise;
        }
      }
    }
    for (int a = 0; a < EFFECTS; a++) {
      normal[a * EFFECTS + a] += precisions[a < 3 ? 0 : a < 7 ? 1 : 2];
    }
    double[] covariance = Dense.inverse(normal, EFFECTS);
    double[] mean = Dense.product(covariance, right, EFFECTS, EFFECTS, 1);
    DateEffects dates = new DateEffects(ratings, SECONDS, workers);
    RandomStreams streams = new RandomStreams(11);
    double[] shapes = {2.5, 2.5, 3, 3, 3.5, 3.5}; // 1 + effects of the kind / 2, twice
    new Averages(
            100_000,
            () -> {
              System.arraycopy(precisions, 0, dates.precisions(), 0, 3);
              dates.draw(streams, ++sweep, SampleTensors.floats(y), noise);
              return Averages.ofNormal(
                  Averages.withProducts(effects(dates), mean), precisions(dates, shapes));
            })
        .assertAre(Averages.ofNormal(Averages.ofNormal(mean, covariance), shapes));
  }

  private static double[] effects(DateEffects dates) {
    double[] personal =
        Averages.ofNormal(
            SampleTensors.doubles(dates.personDayEffects()),
            SampleTensors.doubles(dates.minuteEffects()));
    return Averages.ofNormal(dates.days(), personal);
  }

  private static double[] precisions(DateEffects dates, double[] shapes) {
    double[] effects = effects(dates);
    int[] starts = {0, 3, 7, EFFECTS};
    double[] gammas = new double[6];
    for (int kind = 0; kind < 3; kind++) {
      double squares = 0;
      for (int i = starts[kind]; i < starts[kind + 1]; i++) {
        squares += effects[i] * effects[i];
      }
      gammas[2 * kind] = dates.precisions()[kind] * (1 + 0.5 * squares);
      gammas[2 * kind + 1] = Math.pow(gammas[2 * kind] - shapes[2 * kind], 2);
    }
    return gammas;
  }
}
