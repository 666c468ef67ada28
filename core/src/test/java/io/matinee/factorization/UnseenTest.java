package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matinee.data.RatingScale;
import io.matinee.kernels.Cholesky;
import io.matinee.kernels.Workers;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is expected of movies and people of whom there are no ratings, against plain loops. */
class UnseenTest {
  private static final int FACTORS = 2;
  private static final int FLAGS = 2;
  private static final int WIDTH = FACTORS + 1 + 1; // factors, bias, one slope
  private static final int[][] RATED = {{0, 1, 3}, {0, 3}, {0}}; // by person; nobody rated 2
  private static final int MOVIES = 4;
  private static final List<int[]> MOVIE_FLAGS =
      List.of(new int[] {0}, new int[] {0, 1}, new int[] {1}, new int[0]);

  private final SplittableRandom random = new SplittableRandom(8);
  private final Workers workers = new Workers(1);
  private final Side people;
  private final Side movies;

  UnseenTest() {
    Incidence byPerson = Incidence.of(List.of(RATED));
    Incidence byMovie = byPerson.transposed(MOVIES);
    people = side(0, byPerson, List.of(new int[] {1}, new int[0], new int[] {0}));
    movies = side(1, byMovie, MOVIE_FLAGS);
  }

  @AfterEach
  void stop() {
    workers.close();
  }

  private Side side(int number, Incidence ratings, List<int[]> flags) {
    return side(number, ratings, new Design(flags, List.of(FLAGS)));
  }

  private Side side(int number, Incidence ratings, Design design) {
    int rows = ratings.rows();
    Side.Widths widths = new Side.Widths(FACTORS, 1, 1);
    Targets none = Targets.of(new float[ratings.size()]);
    Side side = new Side(number, widths, ratings, none, normal(rows), design, workers);
    side.setVectors(normal(rows * WIDTH));
    double[] mean = new double[WIDTH];
    Draws.normal(random, mean);
    side.common = new NormalWishart(mean, Dense.positiveDefinite(random, WIDTH, 0.5));
    float[] effects = normal(FLAGS * WIDTH);
    for (int flag = 0; flag < FLAGS; flag++) {
      int at = flag * side.attributes.stride();
      System.arraycopy(effects, flag * WIDTH, side.attributes.effects(), at, WIDTH);
    }
    side.attributes.refresh();
    return side;
  }

  private float[] normal(int size) {
    double[] values = new double[size];
    Draws.normal(random, values);
    return SampleTensors.floats(values);
  }

  /** Weights 3 · n / 6 over three rated movies; flags are penalised by 30, the mean is not. */
  @Test
  void newMoviesAreARegressionOnFlags() {
    double[] weights = {1.5, 0.5, 0, 1}; // of 3, 1, 0 and 2 ratings
    double[] x = {1, 0, 1, 1, 1, 1, 0, 1, 1, 0, 0, 1}; // flag 0, flag 1, mean
    double[] xt = Dense.transposed(x, MOVIES, 3);
    for (int column = 0; column < MOVIES; column++) {
      for (int row = 0; row < 3; row++) {
        xt[row * MOVIES + column] *= weights[column];
      }
    }
    double[] normal = Dense.product(xt, x, 3, MOVIES, 3);
    normal[0] += 30;
    normal[4] += 30;
    double[] vectors = SampleTensors.doubles(movies.vectors());
    double[] right = Dense.product(xt, vectors, 3, MOVIES, WIDTH);
    double[] solution = Dense.product(Dense.inverse(normal, 3), right, 3, 3, WIDTH);
    NewMovies found = NewMovies.of(movies);
    for (int i = 0; i < WIDTH; i++) {
      assertThat(found.common().mean()[i]).isCloseTo(solution[2 * WIDTH + i], within(1e-6));
      for (int flag = 0; flag < FLAGS; flag++) {
        assertThat((double) found.effects()[flag * WIDTH + i])
            .isCloseTo(solution[flag * WIDTH + i], within(1e-6));
      }
    }
    double[] left = Dense.sum(vectors, -1, Dense.product(x, solution, MOVIES, 3, WIDTH));
    checkCovariance(found.common(), weights, left);
  }

  /** 4 / 7 of the common covariance and 3 / 7 of what the regression leaves open. */
  private void checkCovariance(NormalWishart found, double[] weights, double[] left) {
    double[] common = Dense.inverse(movies.common.precision(), WIDTH);
    double[] covariance = Dense.inverse(found.precision(), WIDTH);
    for (int i = 0; i < WIDTH; i++) {
      for (int j = 0; j < WIDTH; j++) {
        double open = 0;
        for (int movie = 0; movie < MOVIES; movie++) {
          open += weights[movie] / 3 * left[movie * WIDTH + i] * left[movie * WIDTH + j];
        }
        double expected = (4 * common[i * WIDTH + j] + 3 * open) / 7;
        assertThat(covariance[i * WIDTH + j]).isCloseTo(expected, within(1e-8));
      }
    }
  }

  /** Means and covariance of √(1 / (n + 30)) Σ effects over people who rated, by plain loops. */
  @Test
  void newcomersDifferByWhatHistoryAddsToo() {
    Incidence byPerson = Incidence.of(List.of(RATED));
    List<int[]> flags = List.of(new int[] {1}, new int[0], new int[] {0});
    Side all =
        side(0, byPerson, new Design(flags, List.of(FLAGS), byPerson, byPerson.transposed(MOVIES)));
    float[] effects = normal(MOVIES * WIDTH);
    for (int movie = 0; movie < MOVIES; movie++) {
      int at = (FLAGS + movie) * all.attributes.stride();
      System.arraycopy(effects, movie * WIDTH, all.attributes.effects(), at, WIDTH);
    }
    double[] added = new double[RATED.length * WIDTH];
    double[] mean = all.common.mean().clone();
    double[] usual = new double[WIDTH];
    for (int person = 0; person < RATED.length; person++) {
      int n = RATED[person].length;
      for (int movie : RATED[person]) {
        for (int i = 0; i < WIDTH; i++) {
          double effect = effects[movie * WIDTH + i];
          added[person * WIDTH + i] += effect / Math.sqrt(n + 30);
          mean[i] += effect / Math.sqrt(n + 30) / RATED.length;
          usual[i] += effect / n / RATED.length;
        }
      }
    }
    Newcomers found = Newcomers.of(all);
    double[] own = Dense.inverse(all.common.precision(), WIDTH);
    double[] covariance = Dense.inverse(found.common().precision(), WIDTH);
    for (int i = 0; i < WIDTH; i++) {
      assertThat(found.common().mean()[i]).isCloseTo(mean[i], within(1e-6));
      assertThat((double) found.usual()[i]).isCloseTo(usual[i], within(1e-6));
      for (int j = 0; j < WIDTH; j++) {
        double expected = own[i * WIDTH + j];
        for (int person = 0; person < RATED.length; person++) {
          double one = added[person * WIDTH + i] + all.common.mean()[i] - mean[i];
          double other = added[person * WIDTH + j] + all.common.mean()[j] - mean[j];
          expected += one * other / RATED.length;
        }
        assertThat(covariance[i * WIDTH + j]).isCloseTo(expected, within(1e-6));
      }
    }
    assertThat(Newcomers.of(people)).isNull();
  }

  /** Σ y·(P - expected) / (n + 10) over those who rated the movie. */
  @Test
  void ratersAddWhatTheyHaveBeyondTheirAttributes() {
    float[] found = Raters.of(people, movies);
    for (int movie = 0; movie < MOVIES; movie++) {
      double sum = 0;
      int count = 0;
      for (int person = 0; person < RATED.length; person++) {
        for (int rated : RATED[person]) {
          if (rated == movie) {
            count++;
            for (int i = 0; i < WIDTH; i++) {
              double beyond = people.vector(person, i) - people.expected(person, i);
              sum += beyond * movies.table[movie * movies.widths.row() + i];
            }
          }
        }
      }
      assertThat((double) found[movie]).isCloseTo(sum / (count + 10), within(1e-6));
    }
  }

  /** Without ratings A is Λ; many ratings leave next to nothing. */
  @Test
  void ratersCountFullyForNewcomersOnly() {
    Posterior posterior =
        new RandomPosterior(3)
            .posterior(
                RatingScale.FIVE_STARS,
                false,
                new FactorizationSettings.Chain(0, FACTORS, false, false));
    PosteriorSample sample = posterior.samples().get(0);
    CatalogueVectors catalogue = new CatalogueVectors(posterior, RandomPosterior.catalogue());
    int width = sample.personWidth();
    double[] precision = sample.people().precision();
    assertThat(raters(sample, precision, catalogue)).isCloseTo(1, within(1e-5));
    double[] sure = Dense.sum(precision, 1e6, Dense.identity(width));
    assertThat(raters(sample, sure, catalogue)).isBetween(0.0, 1e-3);
  }

  private static double raters(
      PosteriorSample sample, double[] precision, CatalogueVectors catalogue) {
    Cholesky factor = new Cholesky(precision, sample.personWidth());
    PersonPrior prior = PersonPrior.of(sample, 0);
    FoldIn.Person person = new FoldIn.Person(List.of(), prior, new double[0], factor, null);
    return PersonSpread.of(sample, 0, person, catalogue).raters();
  }
}
