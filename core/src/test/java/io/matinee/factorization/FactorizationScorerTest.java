package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matinee.data.Movie;
import io.matinee.data.RatingScale;
import io.matinee.factorization.FactorizationSettings.Chain;
import io.matinee.model.Estimate;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores and estimates against the model's formulas, worked out with plain loops. */
class FactorizationScorerTest {
  private static final int K = 3;
  private static final int[] RATED = {0, 2, 3, 5, 8};

  private final List<Movie> movies = RandomPosterior.catalogue();
  private final int[] all = IntStream.range(0, movies.size()).toArray();

  private static Posterior posterior(boolean probit, boolean dated) {
    return new RandomPosterior(4)
        .posterior(RatingScale.FIVE_STARS, dated, new Chain(0, K, probit, false));
  }

  private FactorizationScorer scorer(Posterior posterior, List<RatedMovie> history) {
    Profile profile = new Profile(RandomPosterior.PERSON, history);
    return new FactorizationScorer(posterior, new CatalogueVectors(posterior, movies), profile);
  }

  private FoldIn.Person person(Posterior posterior) {
    CatalogueVectors catalogue = new CatalogueVectors(posterior, movies);
    Profile profile = new Profile(RandomPosterior.PERSON, RandomPosterior.history(RATED));
    return new FoldIn(posterior, 0, catalogue)
        .fold(
            FoldIn.known(profile, catalogue),
            posterior.personTraits().flags(RandomPosterior.PERSON),
            posterior.personTraits().covariates(RandomPosterior.PERSON));
  }

  /** [q, c, t] of a movie: its own where it has ratings, else what its attributes lead to. */
  private double[] vector(Posterior posterior, int movie) {
    PosteriorSample sample = posterior.samples().get(0);
    double[] vector = sample.newMovies().common().mean().clone();
    for (int i = 0; i < vector.length; i++) {
      if (movie < 11) {
        vector[i] = sample.movies()[movie * vector.length + i];
      } else {
        for (int flag : posterior.movieTraits().flags(movies.get(movie))) {
          vector[i] += sample.newMovies().effects()[flag * vector.length + i];
        }
      }
    }
    return vector;
  }

  /** [q, 1, z]. */
  private double[] regressors(Posterior posterior, int movie) {
    float[] z = posterior.movieTraits().covariates(movies.get(movie), movie < 11 ? 3 + movie : 0);
    double[] y = new double[K + 1 + z.length];
    System.arraycopy(vector(posterior, movie), 0, y, 0, K);
    y[K] = 1;
    for (int i = 0; i < z.length; i++) {
      y[K + 1 + i] = z[i];
    }
    return y;
  }

  private double explained(Posterior posterior, FoldIn.Person person, int movie) {
    double[] y = regressors(posterior, movie);
    double[] vector = vector(posterior, movie);
    float[] w = posterior.personTraits().covariates(RandomPosterior.PERSON);
    double f = posterior.samples().get(0).mean() + vector[K];
    for (int i = 0; i < y.length; i++) {
      f += y[i] * person.vector()[i];
    }
    for (int i = 0; i < w.length; i++) {
      f += w[i] * vector[K + 1 + i];
    }
    return f + (movie < 11 ? ofRaters(posterior, person, movie) : picks(posterior, person));
  }

  /** What raters add, times the element of A⁻¹Λ that belongs to the bias. */
  private double ofRaters(Posterior posterior, FoldIn.Person person, int movie) {
    PosteriorSample sample = posterior.samples().get(0);
    int width = sample.personWidth();
    double[] left = new double[width];
    for (int i = 0; i < width; i++) {
      left[i] = sample.people().precision()[i * width + K];
    }
    person.factor().solveLower(left);
    person.factor().solveUpper(left);
    return sample.raters()[movie] * left[K];
  }

  /** Σ (Q - what flags lead to)·[p, 1, w] / (n + 10) over the movies rated. */
  private double picks(Posterior posterior, FoldIn.Person person) {
    PosteriorSample sample = posterior.samples().get(0);
    double[] mean = sample.newMovies().common().mean();
    float[] w = posterior.personTraits().covariates(RandomPosterior.PERSON);
    double[] p = person.vector();
    double[] u = {p[0], p[1], p[2], 1, w[0], w[1], w[2]};
    double sum = 0;
    for (int movie : RATED) {
      for (int i = 0; i < u.length; i++) {
        double beyond = sample.movies()[movie * u.length + i] - mean[i];
        for (int flag : posterior.movieTraits().flags(movies.get(movie))) {
          beyond -= sample.newMovies().effects()[flag * u.length + i];
        }
        sum += beyond * u[i];
      }
    }
    return sum / (RATED.length + 10);
  }

  /** yᵀA⁻¹y of the person; where the movie has no ratings, uᵀΛ⁻¹u of the movie, u = [p, 1, w]. */
  private double spread(Posterior posterior, FoldIn.Person person, int movie) {
    double spread = person.factor().inverseSquare(regressors(posterior, movie));
    if (movie < 11) {
      return spread;
    }
    float[] w = posterior.personTraits().covariates(RandomPosterior.PERSON);
    double[] u = {person.vector()[0], person.vector()[1], person.vector()[2], 1, w[0], w[1], w[2]};
    double[] precision = posterior.samples().get(0).newMovies().common().precision();
    double[] solved = Dense.product(Dense.inverse(precision, 7), u, 7, 7, 1);
    return spread + Dense.product(u, solved, 1, 7, 1)[0];
  }

  private static double clip(double f) {
    return Math.max(1, Math.min(5, f));
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void gaussianScoresAreTheFormulasClipped(boolean dated) {
    Posterior posterior = posterior(false, dated);
    FoldIn.Person person = person(posterior);
    FactorizationScorer scorer = scorer(posterior, RandomPosterior.history(RATED));
    float[] scores = new float[all.length];
    scorer.scoreAll(scores);
    float[] at = new float[all.length];
    long[] seconds = new long[all.length];
    for (int movie : all) { // of the history's days, of minutes known and not, and of years before
      seconds[movie] = movie == 0 ? 1000 : RandomPosterior.NOON + 45L * movie;
    }
    scorer.scoreAt(all, seconds, at);
    for (int movie : all) {
      double f = explained(posterior, person, movie);
      assertThat((double) scores[movie]).isCloseTo(clip(f), within(1e-4));
      assertThat((double) scorer.score(movie)).isCloseTo(clip(f), within(1e-4));
      if (dated) {
        f += posterior.samples().get(0).dates().day(seconds[movie]);
        f += person.dates().at(seconds[movie]);
      }
      assertThat((double) at[movie]).isCloseTo(clip(f), within(1e-4));
    }
  }

  /**
   * A latent of mean f and variance 1 + yᵀA⁻¹y falls between cutpoints; mean, square, from 4 on.
   */
  @Test
  void probitEstimatesAreThoseOfTheLevels() {
    Posterior posterior = posterior(true, false);
    FoldIn.Person person = person(posterior);
    FactorizationScorer scorer = scorer(posterior, RandomPosterior.history(RATED));
    double[] cut = posterior.samples().get(0).cutpoints();
    for (int movie : all) {
      double f = explained(posterior, person, movie);
      double deviation = Math.sqrt(1 + spread(posterior, person, movie));
      double mean = 1;
      double square = 1;
      for (int k = 0; k < 4; k++) { // E g(r) = g(1) + Σ (g(k + 2) - g(k + 1)) P(r > k + 1)
        double above = StandardNormal.cdf((f - cut[k]) / deviation);
        mean += above;
        square += (2 * k + 3) * above;
      }
      Estimate estimate = scorer.estimate(movie);
      assertThat((double) estimate.rating()).isCloseTo(mean, within(1e-4));
      assertThat((double) estimate.deviation())
          .isCloseTo(Math.sqrt(square - mean * mean), within(1e-4));
      double liked = StandardNormal.cdf((f - cut[2]) / deviation);
      assertThat((double) estimate.liked()).isCloseTo(liked, within(1e-4));
      // a score takes the spread of popular movies for every movie's
      assertThat(scorer.score(movie))
          .isCloseTo(estimate.rating(), within(movie < 11 ? 0.15f : 0.6f));
    }
  }

  /** Variance 1/α + yᵀA⁻¹y within the sample; liked from 3.5 stars on. */
  @Test
  void gaussianEstimates() {
    Posterior posterior = posterior(false, false);
    FoldIn.Person person = person(posterior);
    FactorizationScorer scorer = scorer(posterior, RandomPosterior.history(RATED));
    for (int movie : all) {
      double f = explained(posterior, person, movie);
      double variance = 1 / 1.25 + spread(posterior, person, movie);
      Estimate estimate = scorer.estimate(movie);
      assertThat((double) estimate.rating()).isCloseTo(clip(f), within(1e-4));
      assertThat((double) estimate.deviation()).isCloseTo(Math.sqrt(variance), within(1e-3));
      assertThat((double) estimate.liked())
          .isCloseTo(StandardNormal.cdf((f - 3.5) / Math.sqrt(variance)), within(1e-4));
      assertThat(scorer.score(movie)).isCloseTo(estimate.rating(), within(1e-4f));
    }
  }

  /** Two samples of equal share: means are averaged, and their distance adds to the variance. */
  @Test
  void samplesAreAveraged() {
    Chain chain = new Chain(0, K, false, false);
    Posterior both = new RandomPosterior(6).posterior(RatingScale.FIVE_STARS, false, chain, chain);
    Posterior[] single = new Posterior[2];
    for (int s = 0; s < 2; s++) {
      single[s] =
          new Posterior(
              both.scale(),
              both.personTraits(),
              both.movieTraits(),
              both.movieIds(),
              both.ratings(),
              List.of(both.samples().get(s)));
    }
    List<RatedMovie> history = RandomPosterior.history(RATED);
    for (int movie : all) {
      Estimate estimate = scorer(both, history).estimate(movie);
      Estimate a = scorer(single[0], history).estimate(movie);
      Estimate b = scorer(single[1], history).estimate(movie);
      double variance = 0.5 * Math.pow(a.deviation(), 2) + 0.5 * Math.pow(b.deviation(), 2);
      variance += 0.25 * Math.pow(a.rating() - b.rating(), 2);
      assertThat(estimate.rating()).isCloseTo(0.5f * (a.rating() + b.rating()), within(1e-4f));
      assertThat(estimate.liked()).isCloseTo(0.5f * (a.liked() + b.liked()), within(1e-4f));
      assertThat((double) estimate.deviation()).isCloseTo(Math.sqrt(variance), within(1e-3));
    }
  }

  @Test
  void ratingsOfMoviesThatTrainingDidNotKnowAreNoHistory() {
    Posterior posterior =
        new RandomPosterior(7)
            .posterior(RatingScale.FIVE_STARS, false, new Chain(1, K, false, true));
    List<RatedMovie> unknown =
        java.util.Collections.nCopies(50, new RatedMovie(12, 4, RandomPosterior.NOON));
    float nobody = scorer(posterior, List.of()).score(1);
    assertThat(scorer(posterior, unknown).score(1)).isEqualTo(nobody);
    assertThat(scorer(posterior, RandomPosterior.history(4)).score(1)).isNotEqualTo(nobody);
  }

  private static float[] in(int threads, Callable<float[]> score) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(score).get();
    } finally {
      pool.shutdown();
    }
  }

  /** Twelve samples, Gaussian and probit, scored in pools of one thread and of three. */
  @Test
  void theNumberOfThreadsChangesNoBit() throws Exception {
    Chain[] chains = new Chain[12];
    Arrays.setAll(chains, s -> new Chain(0, K, s % 2 == 1, false));
    Posterior posterior = new RandomPosterior(8).posterior(RatingScale.FIVE_STARS, false, chains);
    Callable<float[]> score =
        () -> {
          float[] scores = new float[2 * all.length];
          float[] liked = new float[all.length];
          scorer(posterior, RandomPosterior.history(RATED)).scoreAll(scores, liked);
          System.arraycopy(liked, 0, scores, all.length, all.length);
          return scores;
        };
    float[] one = in(1, score);
    for (int again = 0; again < 20; again++) {
      assertThat(in(3, score)).isEqualTo(one);
    }
    for (int movie : all) { // the one person asked movie by movie, in turn
      assertThat(scorer(posterior, RandomPosterior.history(RATED)).score(movie))
          .isCloseTo(one[movie], within(1e-4f));
    }
  }
}
