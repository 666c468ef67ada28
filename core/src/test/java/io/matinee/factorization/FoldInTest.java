package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matinee.data.Movie;
import io.matinee.data.RatingScale;
import io.matinee.factorization.FactorizationSettings.Chain;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fold-in against formulas worked out with plain loops and explicit matrices. */
class FoldInTest {
  private static final Chain GAUSSIAN = new Chain(0, 3, false, false);
  private static final Chain PROBIT = new Chain(0, 2, true, false);

  private final List<Movie> movies = RandomPosterior.catalogue();

  /** All that the formulas need of one person and one sample. */
  private record Regressors(
      double[] expected, double[] y, double[] base, List<RatedMovie> history, int width) {}

  /** From the model's formula: y = [q, 1, z], base = mean + c + t·w (+ day). */
  private Regressors regressors(Posterior posterior, List<RatedMovie> rated) {
    PosteriorSample sample = posterior.samples().get(0);
    int k = sample.chain().factors();
    int width = sample.personWidth();
    List<RatedMovie> known = rated.stream().filter(r -> r.movie() < 11).toList();
    boolean newcomer = sample.chain().history() && known.size() < 30;
    double[] expected = common(sample, known.size()).mean().clone();
    for (int flag : posterior.personTraits().flags(RandomPosterior.PERSON)) {
      for (int i = 0; i < width; i++) {
        expected[i] += sample.personEffects()[flag * width + i];
      }
    }
    float[] w = posterior.personTraits().covariates(RandomPosterior.PERSON);
    double[] y = new double[known.size() * width];
    double[] base = new double[known.size()];
    for (int r = 0; r < known.size(); r++) {
      int movie = known.get(r).movie();
      float[] q = sample.movies();
      int at = movie * sample.movieWidth();
      float[] z = posterior.movieTraits().covariates(movies.get(movie), 3 + movie);
      for (int i = 0; i < width; i++) {
        y[r * width + i] = i < k ? q[at + i] : i == k ? 1 : z[i - k - 1];
        if (sample.chain().history()) {
          double effect = sample.historyEffects()[movie * width + i];
          effect -= newcomer ? sample.newcomers().usual()[i] : 0;
          expected[i] += effect / Math.sqrt(known.size() + 30);
        }
      }
      base[r] = sample.mean() + q[at + k];
      for (int i = 0; i < w.length; i++) {
        base[r] += q[at + k + 1 + i] * w[i];
      }
      if (sample.dates() != null) {
        base[r] += sample.dates().day(known.get(r).epochSecond());
      }
    }
    return new Regressors(expected, y, base, known, width);
  }

  /** Of a sample that counts history: people at large for fewer than 30 ratings. */
  private static NormalWishart common(PosteriorSample sample, int known) {
    return sample.chain().history() && known < 30 ? sample.newcomers().common() : sample.people();
  }

  /** The rating's covariance: noise, and what ratings of a day and of a minute have in common. */
  private static double[] covariance(PosteriorSample sample, List<RatedMovie> history) {
    int n = history.size();
    double[] v = new double[n * n];
    for (int i = 0; i < n; i++) {
      v[i * n + i] = 1 / sample.noise();
      for (int j = 0; j < n && sample.dates() != null; j++) {
        long one = history.get(i).epochSecond();
        long other = history.get(j).epochSecond();
        v[i * n + j] += one / 86_400 == other / 86_400 ? 1 / sample.dates().precisions()[1] : 0;
        v[i * n + j] += one / 60 == other / 60 ? 1 / sample.dates().precisions()[2] : 0;
      }
    }
    return v;
  }

  /**
   * Mean [width], then precision [width × width], of N(m, Λ⁻¹) updated by t = y·vector + N(0, V).
   */
  private static double[][] update(PosteriorSample sample, Regressors r, double[] t) {
    int n = t.length;
    int width = r.width();
    double[] inverse = Dense.inverse(covariance(sample, r.history()), n);
    double[] weighted =
        Dense.product(Dense.transposed(r.y(), n, width), inverse, width, n, n); // YᵀV⁻¹
    double[] prior = common(sample, n).precision();
    double[] precision = Dense.sum(prior, 1, Dense.product(weighted, r.y(), width, n, width));
    double[] h =
        Dense.sum(
            Dense.product(prior, r.expected(), width, width, 1),
            1,
            Dense.product(weighted, t, width, n, 1));
    double[] mean = Dense.product(Dense.inverse(precision, width), h, width, width, 1);
    return new double[][] {mean, precision};
  }

  private FoldIn.Person fold(Posterior posterior, List<RatedMovie> history) {
    Profile profile = new Profile(RandomPosterior.PERSON, history);
    CatalogueVectors catalogue = new CatalogueVectors(posterior, movies);
    return new FoldIn(posterior, 0, catalogue)
        .fold(
            FoldIn.known(profile, catalogue),
            posterior.personTraits().flags(profile.demographics()),
            posterior.personTraits().covariates(profile.demographics()));
  }

  private static void assertPerson(FoldIn.Person person, double[][] expected) {
    int width = expected[0].length;
    for (int i = 0; i < width; i++) {
      assertThat(person.vector()[i]).isCloseTo(expected[0][i], within(1e-4));
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k <= j; k++) {
          sum += person.factor().lower(i, k) * person.factor().lower(j, k);
        }
        assertThat(sum).isCloseTo(expected[1][i * width + j], within(1e-4));
      }
    }
  }

  /** Movies 11 and 12 have no ratings in training: what a person gave them says nothing. */
  @ParameterizedTest
  @CsvSource({"false, false", "true, false", "false, true", "true, true"})
  void gaussianFoldInIsGeneralizedLeastSquares(boolean leaning, boolean dated) {
    Posterior posterior =
        new RandomPosterior(1)
            .posterior(RatingScale.FIVE_STARS, dated, new Chain(0, 3, false, leaning));
    int[][] histories = {
      {},
      {4},
      {11, 2, 12, 7},
      {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12},
      IntStream.range(0, 30).map(i -> i % 11).toArray()
    };
    for (int[] rated : histories) {
      List<RatedMovie> history = RandomPosterior.history(rated);
      Regressors r = regressors(posterior, history);
      double[] t = new double[r.base().length];
      for (int i = 0; i < t.length; i++) {
        t[i] = r.history().get(i).rating() - r.base()[i];
      }
      assertPerson(fold(posterior, history), update(posterior.samples().get(0), r, t));
    }
  }

  /** u = D Zᵀ V⁻¹ (t - Y vector), the best prediction of day and minute effects (Robinson 1991). */
  @Test
  void daysAndMinutesAreTheBestPredictionsOfTheirEffects() {
    Posterior posterior = new RandomPosterior(2).posterior(RatingScale.FIVE_STARS, true, GAUSSIAN);
    PosteriorSample sample = posterior.samples().get(0);
    List<RatedMovie> history = RandomPosterior.history(0, 1, 2, 3, 4, 5, 6, 7, 8);
    Regressors r = regressors(posterior, history);
    int n = history.size();
    double[] rest = new double[n];
    for (int i = 0; i < n; i++) {
      rest[i] = history.get(i).rating() - r.base()[i];
    }
    double[] vector = update(sample, r, rest)[0];
    rest = Dense.sum(rest, -1, Dense.product(r.y(), vector, n, r.width(), 1));
    double[] inverse = Dense.inverse(covariance(sample, history), n);
    double[] weighted = Dense.product(inverse, rest, n, n, 1);
    FoldIn.Person person = fold(posterior, history);
    for (RatedMovie at : history) {
      double expected = 0;
      for (int i = 0; i < n; i++) {
        long one = history.get(i).epochSecond();
        expected +=
            (one / 86_400 == at.epochSecond() / 86_400 ? weighted[i] / 8 : 0)
                + (one / 60 == at.epochSecond() / 60 ? weighted[i] / 5 : 0);
      }
      assertThat(person.dates().at(at.epochSecond())).isCloseTo(expected, within(1e-5));
    }
    assertThat(person.dates().at(0)).isZero();
  }

  @Test
  void theOrderOfTheHistoryDoesNotMatterToDates() {
    Posterior posterior = new RandomPosterior(2).posterior(RatingScale.FIVE_STARS, true, GAUSSIAN);
    List<RatedMovie> history = RandomPosterior.history(0, 1, 2, 3, 4, 5, 6, 7, 8);
    List<RatedMovie> mixed = new java.util.ArrayList<>(history);
    java.util.Collections.reverse(mixed);
    java.util.Collections.swap(mixed, 2, 5);
    double[] one = fold(posterior, history).vector();
    double[] other = fold(posterior, mixed).vector();
    for (int i = 0; i < one.length; i++) {
      assertThat(other[i]).isCloseTo(one[i], within(1e-5));
    }
  }

  /** Latents expected for the vector lead to that vector again; so do their days and minutes. */
  @ParameterizedTest
  @CsvSource({"false, 5", "true, 5", "false, 10", "true, 10"})
  void probitFoldInIsAFixedPoint(boolean dated, int levels) {
    RatingScale scale = levels == 5 ? RatingScale.FIVE_STARS : RatingScale.HALF_STARS;
    for (int seed = 0; seed < 20; seed++) {
      Posterior posterior = new RandomPosterior(seed).posterior(scale, dated, PROBIT);
      PosteriorSample sample = posterior.samples().get(0);
      for (int[] rated : new int[][] {{}, {3}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}}) {
        List<RatedMovie> history = RandomPosterior.history(rated);
        Regressors r = regressors(posterior, history);
        FoldIn.Person person = fold(posterior, history);
        double[] t = new double[r.base().length];
        for (int i = 0; i < t.length; i++) {
          double f = r.base()[i];
          f += person.dates() == null ? 0 : person.dates().at(history.get(i).epochSecond());
          for (int j = 0; j < r.width(); j++) {
            f += r.y()[i * r.width() + j] * person.vector()[j];
          }
          double[] cut = sample.cutpoints();
          int level = new Levels(scale).of(history.get(i).rating());
          double low = level == 0 ? Double.NEGATIVE_INFINITY : cut[level - 1] - f;
          double high = level == cut.length ? Double.POSITIVE_INFINITY : cut[level] - f;
          t[i] = f + StandardNormal.meanBetween(low, high) - r.base()[i];
        }
        double[] again = update(sample, r, t)[0];
        for (int i = 0; i < again.length; i++) {
          assertThat(again[i]).as("seed %d", seed).isCloseTo(person.vector()[i], within(1e-3));
        }
      }
    }
  }
}
