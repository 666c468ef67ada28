package io.matinee.factorization;

import io.matinee.kernels.Cholesky;
import io.matinee.kernels.Kernels;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the vector of one person, who need not have been in training, given one sample: the closed
 * form of the sampler's own draw, movies fixed. Where ratings are levels, their latents and the
 * vector are fitted by turns (variational Bayes for the probit model).
 */
final class FoldIn {
  private static final Kernels KERNELS = Kernels.best();
  private static final ThreadLocal<Map<Integer, Regression>> REGRESSIONS = // by width
      ThreadLocal.withInitial(HashMap::new);
  private static final int TURNS = 30; // at most
  private static final double CLOSE = 1e-3; // the largest change of the vector that ends the turns

  private final PosteriorSample sample;
  private final CatalogueVectors catalogue;
  private final Levels levels;
  private final int factors;
  private final int width;
  private final int stride;
  private final Regression regression;
  private Cholesky factor;
  private List<RatedMovie> history;
  private float[] rows; // [history × stride]
  private float[] base; // [history] what the vector does not explain of each rating
  private PersonPrior prior;
  private int[] level; // [history] of each rating, where ratings are levels
  private double[] dated; // [history] what person-day and person-minute explain
  private PersonDates dates; // null where dates are not used
  private final double[] expected;
  private final double[] pull; // [width] Λ times what is expected
  private final double[] vector;

  /**
   * One for one person, to be used by the thread that makes it.
   *
   * @param number of the sample
   */
  FoldIn(Posterior posterior, int number, CatalogueVectors catalogue) {
    this.sample = posterior.samples().get(number);
    this.catalogue = catalogue;
    this.levels = new Levels(posterior.scale());
    this.factors = sample.chain().factors();
    this.width = sample.personWidth();
    this.stride = Regression.stride(width);
    this.regression = REGRESSIONS.get().computeIfAbsent(width, Regression::new);
    this.expected = new double[width];
    this.pull = new double[width];
    this.vector = new double[width];
  }

  /**
   * What one sample says of a person.
   *
   * @param history the rated movies of which the posterior knows ratings
   * @param prior what is expected of the person before their ratings are looked at
   * @param vector [width] the expected vector
   * @param factor of the precision of the vector
   * @param dates what their days and minutes add; {@code null} where dates are not used
   */
  record Person(
      List<RatedMovie> history,
      PersonPrior prior,
      double[] vector,
      Cholesky factor,
      PersonDates.Effects dates) {}

  /** What counts of {@code profile}'s history: movies with ratings in training, by time. */
  static List<RatedMovie> known(Profile profile, CatalogueVectors catalogue) {
    return profile.history().stream()
        .filter(rated -> catalogue.known(rated.movie()))
        .sorted(Comparator.comparingLong(RatedMovie::epochSecond))
        .toList();
  }

  /**
   * Finds the vector of a person.
   *
   * @param known the person's history, as {@link #known} gives it
   * @param flags the person's attributes
   * @param covariates the person's
   */
  Person fold(List<RatedMovie> known, int[] flags, float[] covariates) {
    history = known;
    prior = PersonPrior.of(sample, known.size());
    expect(flags);
    DoubleVectors.multiply(prior.common().precision(), expected, pull);
    gather(covariates);
    if (sample.probit()) {
      fitLevels();
    } else {
      for (int i = 0; i < history.size(); i++) {
        rows[i * stride + width] = history.get(i).rating() - base[i];
      }
      regress();
    }
    PersonDates.Effects ofDates = dates == null ? null : dates.effects(vector);
    return new Person(history, prior, vector, factor, ofDates);
  }

  private void expect(int[] flags) {
    double[] ofHistory = prior.ofHistory(catalogue.rows(history));
    for (int i = 0; i < width; i++) {
      expected[i] = prior.common().mean()[i] + ofHistory[i];
      for (int flag : flags) {
        expected[i] += sample.personEffects()[flag * width + i];
      }
    }
  }

  /** Fills the regressors, and what is known without the vector. */
  private void gather(float[] covariates) {
    int count = history.size();
    rows = new float[count * stride];
    base = new float[count];
    dated = new double[count];
    for (int i = 0; i < count; i++) {
      int movie = history.get(i).movie();
      catalogue.regressors(sample, movie, rows, i * stride);
      base[i] = (float) sample.mean() + moviePart(catalogue.row(movie), covariates);
    }
    if (sample.dates() != null) {
      dates = new PersonDates(sample.dates(), sample.noise(), history, width);
      for (int i = 0; i < count; i++) {
        base[i] += (float) sample.dates().day(history.get(i).epochSecond());
      }
    }
  }

  /** What is there whatever the person's vector: the movie's bias and its slopes on the person. */
  private float moviePart(int row, float[] covariates) {
    int bias = row * sample.movieWidth() + factors;
    float sum = sample.movies()[bias];
    for (int i = 0; i < covariates.length; i++) {
      sum += sample.movies()[bias + 1 + i] * covariates[i];
    }
    return sum;
  }

  /** The vector for the targets that stand in the rows now. */
  private void regress() {
    regression.clear();
    for (int from = 0; from < history.size(); from += Regression.BLOCK) {
      regression.add(rows, from, Math.min(Regression.BLOCK, history.size() - from));
    }
    if (dates != null) {
      dates.reduce(rows, stride, regression);
    }
    factor = regression.factor(prior.common().precision(), sample.noise());
    solve();
  }

  private void solve() {
    regression.rightSide(pull, sample.noise(), vector);
    factor.solveLower(vector);
    factor.solveUpper(vector);
  }

  private void fitLevels() {
    level = history.stream().mapToInt(rated -> levels.of(rated.rating())).toArray();
    System.arraycopy(expected, 0, vector, 0, width);
    for (int turn = 0; turn < TURNS; turn++) {
      fillLatents();
      double[] before = vector.clone();
      if (turn == 0 || dates != null) {
        regress();
      } else {
        regression.retarget(rows, history.size());
        solve();
      }
      double change = 0;
      for (int i = 0; i < width; i++) {
        change = Math.max(change, Math.abs(vector[i] - before[i]));
      }
      if (change < CLOSE) {
        return;
      }
      if (dates != null) {
        dates.effects(vector).all(dated);
      }
    }
  }

  /** Sets each target to the latent that is expected for its rating. */
  private void fillLatents() {
    float[] now = new float[width];
    for (int i = 0; i < width; i++) {
      now[i] = (float) vector[i];
    }
    int count = history.size();
    float[] explained = new float[count];
    float[] low = new float[count];
    float[] high = new float[count];
    for (int i = 0; i < count; i++) {
      explained[i] = KERNELS.dot(rows, i * stride, now, 0, width) + (float) dated[i];
      double mean = base[i] + explained[i];
      double[] cut = sample.cutpoints();
      low[i] = level[i] == 0 ? Float.NEGATIVE_INFINITY : (float) (cut[level[i] - 1] - mean);
      high[i] = level[i] == cut.length ? Float.POSITIVE_INFINITY : (float) (cut[level[i]] - mean);
    }
    float[] beyond = new float[count];
    FloatNormal.meansBetween(low, high, beyond);
    for (int i = 0; i < count; i++) {
      rows[i * stride + width] = explained[i] + beyond[i];
    }
  }
}
