package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matinee.data.RatingScale;
import io.matinee.kernels.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderedProbitTest {
  private static final Levels FIVE = new Levels(RatingScale.FIVE_STARS);
  private static final Levels THREE = new Levels(new RatingScale(1, 3, 1));

  private final Workers workers = new Workers(1);
  private final RandomStreams streams = new RandomStreams(10);
  private final SplittableRandom random = new SplittableRandom(6);
  private int sweep;

  @AfterEach
  void stop() {
    workers.close();
  }

  /** Moments of the truncated normal distribution (Johnson, Kotz and Balakrishnan 1994, 13.10). */
  @Test
  void latentsLieBetweenTheirCutpointsAndHaveTheMomentsOfThat() {
    float[] ratings = {1, 2, 3, 4, 5, 1, 5};
    float[] f = {0.3f, -1, 0.2f, 2, 0, 9, -9};
    double[] cut = {-1.5, -0.2, 0.4, 1.9};
    OrderedProbit probit = new OrderedProbit(FIVE, Targets.of(ratings), workers);
    System.arraycopy(cut, 0, probit.cutpoints(), 0, 4);
    double[] expected = new double[14];
    for (int i = 0; i < 7; i++) {
      double low = low(cut, ratings[i]) - f[i];
      double high = high(cut, ratings[i]) - f[i];
      double mean = StandardNormal.meanBetween(low, high);
      double ends = finite(low) * StandardNormal.density(low);
      ends -= finite(high) * StandardNormal.density(high);
      expected[i] = f[i] + mean;
      expected[7 + i] = 1 + ends / StandardNormal.between(low, high) - mean * mean;
    }
    float[] latents = new float[7];
    new Averages(
            40_000,
            () -> {
              probit.drawLatents(streams, ++sweep, f, latents);
              double[] values = new double[14];
              for (int i = 0; i < 7; i++) {
                assertThat(latents[i] >= (float) low(cut, ratings[i])).isTrue();
                assertThat(latents[i] <= (float) high(cut, ratings[i])).isTrue();
                values[i] = latents[i];
                values[7 + i] = (latents[i] - expected[i]) * (latents[i] - expected[i]);
              }
              return values;
            })
        .assertAre(expected);
  }

  @Test
  void latentsMayTakeThePlaceOfWhatTheyAreDrawnFrom() {
    float[] ratings = {1, 2, 3, 4, 5};
    OrderedProbit probit = new OrderedProbit(FIVE, Targets.of(ratings), workers);
    float[] f = {0.3f, -1, 0.2f, 2, 0};
    float[] apart = new float[5];
    probit.drawLatents(streams, 1, f, apart);
    probit.drawLatents(streams, 1, f, f);
    assertThat(f).isEqualTo(apart);
  }

  private static double low(double[] cut, float rating) {
    return rating == 1 ? Double.NEGATIVE_INFINITY : cut[(int) rating - 2];
  }

  private static double high(double[] cut, float rating) {
    return rating == cut.length + 1 ? Double.POSITIVE_INFINITY : cut[(int) rating - 1];
  }

  private static double finite(double end) {
    return Double.isInfinite(end) ? 0 : end;
  }

  /** Each level has its share, as if seen once more, of normal numbers of deviation 1.2. */
  @Test
  void startsWithTheSharesOfTheLevels() {
    float[] ratings = {1, 1, 2, 3, 3, 3, 3}; // with one more each: 0.3, 0.2, 0.5 of 10
    double[] cutpoints = new OrderedProbit(THREE, Targets.of(ratings), workers).cutpoints();
    assertThat(cutpoints)
        .containsExactly(new double[] {1.2 * -0.5244005127080407, 0}, within(1e-9)); // tables
  }

  /** The posterior of two cutpoints with a flat prior, from sums over a fine grid. */
  @Test
  void cutpointsHaveThePosteriorsMoments() {
    int n = 40;
    float[] f = new float[n];
    float[] ratings = new float[n];
    for (int i = 0; i < n; i++) {
      f[i] = (float) random.nextGaussian();
      double latent = f[i] + random.nextGaussian();
      ratings[i] = latent < -0.5 ? 1 : latent < 0.6 ? 2 : 3;
    }
    double[] expected = gridMoments(f, ratings);
    OrderedProbit probit = new OrderedProbit(THREE, Targets.of(ratings), workers);
    double[] centre = {expected[0], expected[1]};
    new Averages(
            200_000,
            () -> {
              probit.drawCutpoints(streams, ++sweep, f);
              return Averages.withProducts(probit.cutpoints(), centre);
            })
        .assertAre(expected);
  }

  /** Means and covariances of the cutpoints. */
  private static double[] gridMoments(float[] f, float[] ratings) {
    int cells = 300;
    double step = 4.0 / cells; // from -2 to 2
    double[] sums = new double[6]; // of 1, a, b, aa, ab, bb
    for (int i = 0; i < cells; i++) {
      double a = -2 + (i + 0.5) * step;
      for (int j = i + 1; j < cells; j++) {
        double b = -2 + (j + 0.5) * step;
        double[] cut = {a, b};
        double likelihood = 1e15; // any factor does
        for (int r = 0; r < f.length && likelihood > 1e-12; r++) {
          likelihood *=
              StandardNormal.between(low(cut, ratings[r]) - f[r], high(cut, ratings[r]) - f[r]);
        }
        double[] terms = {1, a, b, a * a, a * b, b * b};
        for (int t = 0; t < 6; t++) {
          sums[t] += likelihood * terms[t];
        }
      }
    }
    double a = sums[1] / sums[0];
    double b = sums[2] / sums[0];
    double ab = sums[4] / sums[0] - a * b;
    return new double[] {a, b, sums[3] / sums[0] - a * a, ab, ab, sums[5] / sums[0] - b * b};
  }

  /** Whole and half stars, with known f: within 4 posterior deviations of what made the data. */
  @Test
  void knownCutpointsAreRecovered() {
    for (RatingScale scale : new RatingScale[] {RatingScale.FIVE_STARS, RatingScale.HALF_STARS}) {
      Levels levels = new Levels(scale);
      double[] truth = new double[levels.count() - 1];
      Arrays.setAll(truth, k -> -1.8 + 3.2 * k / truth.length);
      float[] f = new float[10_000];
      float[] ratings = new float[f.length];
      for (int i = 0; i < f.length; i++) {
        f[i] = (float) random.nextGaussian();
        double latent = f[i] + random.nextGaussian();
        int level = (int) Arrays.stream(truth).filter(cutpoint -> latent > cutpoint).count();
        ratings[i] = levels.stars(level);
      }
      OrderedProbit probit = new OrderedProbit(levels, Targets.of(ratings), workers);
      double[][] draws = new double[200][];
      for (int s = -100; s < draws.length; s++) {
        probit.drawCutpoints(streams, ++sweep, f);
        if (s >= 0) {
          draws[s] = probit.cutpoints().clone();
        }
      }
      for (int k = 0; k < truth.length; k++) {
        int cutpoint = k;
        double[] values = Arrays.stream(draws).mapToDouble(draw -> draw[cutpoint]).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance =
            Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        assertThat(variance).isBetween(1e-5, 2e-3); // 1 / information of 10,000 ratings
        assertThat(mean).isCloseTo(truth[k], within(4 * Math.sqrt(variance)));
      }
    }
  }

  /** A level that nobody gave, in the middle and at an end: its cutpoints stay in order. */
  @Test
  void levelsThatNobodyGaveDoNoHarm() {
    float[] ratings = {2, 2, 4, 4, 4};
    float[] f = new float[5];
    OrderedProbit probit = new OrderedProbit(FIVE, Targets.of(ratings), workers);
    for (int s = 1; s <= 5000; s++) {
      probit.drawCutpoints(streams, s, f);
      double[] cut = probit.cutpoints();
      for (int k = 0; k < 4; k++) {
        assertThat(Double.isFinite(cut[k]) && (k == 0 || cut[k] > cut[k - 1])).isTrue();
      }
    }
  }

  @Test
  void levelsOfWholeAndHalfStars() {
    assertThat(FIVE.count()).isEqualTo(5);
    assertThat(FIVE.of(4)).isEqualTo(3);
    assertThat(FIVE.stars(3)).isEqualTo(4);
    assertThat(FIVE.liked()).isEqualTo(3); // four stars
    Levels half = new Levels(RatingScale.HALF_STARS);
    assertThat(half.count()).isEqualTo(10);
    assertThat(half.of(3.5f)).isEqualTo(6);
    assertThat(half.stars(6)).isEqualTo(3.5f);
    assertThat(half.liked()).isEqualTo(7); // four stars
    Levels tenths = new Levels(new RatingScale(0, 1, 0.1f));
    for (int level = 0; level < tenths.count(); level++) {
      assertThat(tenths.of(tenths.stars(level))).isEqualTo(level);
    }
    assertThat(tenths.liked()).isEqualTo(8); // 0.8 of 1
  }
}
