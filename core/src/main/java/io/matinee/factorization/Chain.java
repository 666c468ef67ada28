package io.matinee.factorization;

import io.matinee.factorization.RandomStreams.Use;
import io.matinee.features.PersonTraits;
import io.matinee.kernels.Workers;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One Markov chain: a Gibbs sampler of all that is not known, given the ratings. With p, q the
 * factors of person u and movie i, b, c their biases, s, t their slopes, z, w their covariates:
 *
 * <pre>
 * rating(u, i) = mean + b_u + c_i + p_u·q_i + s_u·z_i + t_i·w_u [+ date] + noise
 * </pre>
 */
final class Chain {
  private static final int SMALL = 1_000_000; // ratings; more are too many for one thread
  private static final int CHUNK = 16; // people in a task
  private static final double PRIOR = 1; // shape and rate of the noise precision's prior

  final FactorizationSettings.Chain settings;
  final Side people;
  final Side movies;
  final OrderedProbit probit; // null where the noise is Gaussian
  final DateEffects dates; // null where dates are not used
  final Targets values; // [ratings] stars, or latents, by person
  final float[] latents; // [ratings] null where the noise is Gaussian
  double mean;
  double noise = 1; // precision of a rating
  int sweeps; // done
  private final Observations observations;
  private final RandomStreams streams;
  private final Workers workers;
  private final Workers alone = new Workers(1);
  private final boolean small;
  private final float[] left; // [ratings] the people's targets where they change, or null
  private final float[] leftByMovie; // [ratings] likewise the movies'
  private final float[] explained; // [ratings] by person, dates aside; null where nobody asks

  Chain(
      Observations observations,
      FactorizationSettings.Chain settings,
      RandomStreams streams,
      Workers workers,
      boolean useDates) {
    this.observations = observations;
    this.settings = settings;
    this.streams = streams;
    this.workers = workers;
    Targets stars = observations.stars();
    small = stars.size() < SMALL;
    latents = settings.probit() ? stars.copy() : null;
    values = settings.probit() ? Targets.of(latents) : stars;
    Targets targets = useDates ? Targets.of(stars.copy()) : values;
    left = targets.numbers();
    leftByMovie = left == null ? null : new float[left.length];
    explained = useDates ? new float[left.length] : left; // which may stand where latents were
    int s = observations.movieTraits().covariateCount();
    int t = PersonTraits.COVARIATES;
    people =
        new Side(
            0,
            new Side.Widths(settings.factors(), t, s),
            observations.byPerson(),
            targets,
            observations.personCovariates(),
            observations.personDesign(settings.history()),
            small && !settings.history() ? alone : workers);
    movies =
        new Side(
            1,
            new Side.Widths(settings.factors(), s, t),
            observations.byMovie(),
            left == null
                ? stars.carried(observations.byPerson(), observations.byMovie())
                : Targets.of(leftByMovie),
            observations.movieCovariates(),
            observations.movieDesign(),
            small ? alone : workers);
    probit =
        settings.probit()
            ? new OrderedProbit(new Levels(observations.dataset().scale()), stars, workers)
            : null;
    dates =
        useDates ? new DateEffects(observations.byPerson(), observations.seconds(), workers) : null;
  }

  /** Brings it to where it starts. */
  void start() {
    fillMovieTargets();
    people.start(streams);
    movies.start(streams);
    mean = probit == null ? values.mean() : 0; // the cutpoints say where the latents lie
    if (probit != null) {
      drawLatents();
      System.arraycopy(latents, 0, left, 0, left.length);
      fillMovieTargets();
    }
  }

  /** One sweep: everything is drawn once, given all the rest. */
  void sweep() {
    sweeps++;
    Side.Residuals rest = settings.history() && small ? drawAtOnce() : drawInTurn();
    if (probit != null) {
      drawLatents();
    }
    if (dates != null) {
      rest = drawDates();
    } else if (probit != null) {
      fillMovieTargets();
    }
    if (probit == null) {
      drawNoise(rest);
    }
  }

  /**
   * What the sides have in common, then the people, then the movies. In small data what the movies
   * have in common is drawn by one thread beside the people: its loops are too short to be shared.
   */
  private Side.Residuals drawInTurn() {
    Runnable ofMovies = () -> movies.drawCommon(streams, sweeps);
    people.drawCommon(streams, sweeps);
    if (!small) {
      ofMovies.run();
    }
    people.drawVectors(workers, given(movies), small ? ofMovies : () -> {});
    return movies.drawVectors(workers, given(people), () -> {});
  }

  /**
   * What the people have in common, which takes long with their history, beside all of the movies;
   * then the people. Whoever is done with the movies helps with what is left of the other.
   */
  private Side.Residuals drawAtOnce() {
    Workers.Ahead allOfMovies =
        workers.begin(
            () -> {
              movies.drawCommon(streams, sweeps);
              movies.drawVectors(alone, given(people), () -> {});
            });
    people.drawCommon(streams, sweeps);
    allOfMovies.finish();
    return people.drawVectors(workers, given(movies), () -> {});
  }

  private Side.Given given(Side other) {
    return new Side.Given(streams, sweeps, other, mean, noise);
  }

  /** The mean and the noise precision. */
  private void drawNoise(Side.Residuals rest) {
    int n = values.size();
    SplittableRandom random = streams.stream(Use.NOISE, sweeps, 0, 0);
    double shift = rest.sum() / n + random.nextGaussian() / Math.sqrt(n * noise);
    double squares = rest.squares() - 2 * shift * rest.sum() + n * shift * shift;
    double rate = PRIOR + 0.5 * Math.max(0, squares); // rounding may leave less than nothing
    mean += shift;
    noise = Draws.gamma(random, PRIOR + 0.5 * n, rate);
  }

  private void drawLatents() {
    explain();
    float[] dated = dates == null ? explained : latents; // the old latents are not needed
    if (dates != null) {
      dates.all(dated);
      for (int i = 0; i < dated.length; i++) {
        dated[i] += explained[i];
      }
    }
    probit.drawCutpoints(streams, sweeps, dated);
    probit.drawLatents(streams, sweeps, dated, latents);
  }

  private Side.Residuals drawDates() {
    explain();
    for (int i = 0; i < left.length; i++) {
      left[i] = values.get(i) - explained[i];
    }
    dates.draw(streams, sweeps, left, noise);
    return dateTargets();
  }

  /** What is left for the vectors when the date's part is off. */
  private Side.Residuals dateTargets() {
    takeDatesOff();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < left.length; i++) {
      double rest = left[i] - explained[i];
      sum += rest;
      squares += rest * rest;
    }
    fillMovieTargets();
    return new Side.Residuals(sum, squares);
  }

  private void takeDatesOff() {
    dates.all(left);
    for (int i = 0; i < left.length; i++) {
      left[i] = values.get(i) - left[i];
    }
  }

  private void fillMovieTargets() {
    if (left != null) {
      people.ratings.carry(left, movies.ratings, leftByMovie);
    }
  }

  /** Fills {@link #explained}. */
  private void explain() {
    workers.inChunks(
        people.rows(),
        CHUNK,
        (chunk, from, to) -> {
          for (int person = from; person < to; person++) {
            for (int i = people.ratings.starts()[person];
                i < people.ratings.starts()[person + 1];
                i++) {
              explained[i] = (float) explained(person, people.ratings.others()[i]);
            }
          }
        });
  }

  /** What mean and vectors say of a rating: stars, or the mean of the latent. */
  double explained(int person, int movie) {
    int p = person * people.widths.row();
    int q = movie * movies.widths.row();
    int one = people.widths.factors();
    int rest = people.widths.regressors();
    return mean
        + product(p, q, one)
        + product(p + one, q + movies.widths.regressors(), rest - one)
        + product(p + rest, q + one, movies.widths.regressors() - one);
  }

  private double product(int ofPerson, int ofMovie, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += people.table[ofPerson + i] * movies.table[ofMovie + i];
    }
    return sum;
  }

  /** After the state was put back: what follows from it. */
  void restored() {
    for (Side side : List.of(people, movies)) {
      if (side.attributes != null) {
        side.attributes.refresh();
      }
    }
    if (dates != null) {
      takeDatesOff();
    }
    fillMovieTargets();
  }
}
