package io.matinee.factorization;

import io.matinee.data.Dataset;
import io.matinee.data.RatingScale;
import io.matinee.kernels.Cholesky;
import io.matinee.kernels.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Chains in a state drawn from the model's prior, with ratings drawn from that state. The prior is
 * written down here a second time, from the model's description: of each side Λ ~ Wishart(width,
 * diag(scatter)⁻¹), m ~ N(0, (2Λ)⁻¹), λ ~ Gamma(1, 1/100), B ~ N(0, (λΛ)⁻¹), V ~ N(m + Bᵀx, Λ⁻¹);
 * precisions of noise and dates ~ Gamma(1, 1). What has a flat prior is given: the mean is 0, the
 * cutpoints are {@link #CUTPOINTS}.
 */
final class PriorDraw {
  static final double[] CUTPOINTS = {-1.2, 0, 0.5, 1.5};

  private final Observations observations;
  private final FactorizationSettings settings;
  private final Workers workers;
  private final SplittableRandom random;

  /** Of {@code people} and {@code movies}, six ratings for ten pairs. */
  PriorDraw(int people, int movies, FactorizationSettings settings, Workers workers, long seed) {
    Dataset dataset = SmallWorld.of(people, movies, 0.6, RatingScale.FIVE_STARS, 12);
    this.observations = Observations.of(dataset, dataset.ratings(), settings);
    this.settings = settings;
    this.workers = workers;
    this.random = new SplittableRandom(seed);
  }

  /** A new chain, state and ratings drawn. It is chain 1, which is the one to lean on history. */
  Chain next() {
    float[] stars = new float[observations.stars().size()];
    FactorizationSettings.Chain of = settings.chain(1);
    RandomStreams streams = new RandomStreams(random.nextLong());
    Chain chain = new Chain(with(stars), of, streams, workers, settings.dates());
    draw(chain.people, observations.personDesign(of.history()));
    draw(chain.movies, observations.movieDesign());
    chain.noise = chain.probit == null ? Draws.gamma(random, 1, 1) : 1;
    if (chain.dates != null) {
      draw(chain.dates);
    }
    rate(chain, stars);
    chain.restored();
    return chain;
  }

  /** A chain at its start that is to learn from what {@code other}'s ratings are, without dates. */
  Chain startFor(Chain other) {
    RandomStreams streams = new RandomStreams(random.nextLong());
    Chain chain = new Chain(with(other.values.copy()), other.settings, streams, workers, false);
    chain.start();
    return chain;
  }

  private static float[] levels(float[] latents) {
    float[] stars = new float[latents.length];
    for (int i = 0; i < stars.length; i++) {
      stars[i] = 1;
      for (double cutpoint : CUTPOINTS) {
        stars[i] += latents[i] > cutpoint ? 1 : 0;
      }
    }
    return stars;
  }

  private Observations with(float[] stars) {
    return new Observations(
        observations.dataset(),
        observations.personTraits(),
        observations.movieTraits(),
        observations.byPerson(),
        observations.byMovie(),
        Targets.of(stars),
        observations.seconds());
  }

  private void draw(Side side, Design design) {
    int width = side.widths.vector();
    double[] scatter = new double[width * width];
    for (int i = 0; i < width; i++) {
      scatter[i * width + i] = i <= side.widths.factors() ? 0.3 : 0.1;
    }
    double[] precision = NormalWishart.wishart(random, new Cholesky(scatter, width), width);
    Cholesky factor = new Cholesky(precision.clone(), width);
    side.common = new NormalWishart(normal(factor, 2), precision);
    if (side.attributes != null) {
      draw(side.attributes, design.groups(), factor);
    }
    for (int row = 0; row < side.rows(); row++) {
      double[] apart = normal(factor, 1);
      for (int i = 0; i < width; i++) {
        side.set(row, i, (float) (side.expected(row, i) + apart[i]));
      }
    }
  }

  private void draw(AttributeEffects attributes, int[] groups, Cholesky factor) {
    for (int g = 0; g + 1 < groups.length; g++) {
      attributes.strengths()[g] = Draws.gamma(random, 1, 0.01);
      for (int a = groups[g]; a < groups[g + 1]; a++) {
        double[] effects = normal(factor, attributes.strengths()[g]);
        for (int i = 0; i < effects.length; i++) {
          attributes.effects()[a * attributes.stride() + i] = (float) effects[i];
        }
      }
    }
    attributes.refresh();
  }

  /** N(0, (strength · L Lᵀ)⁻¹). */
  private double[] normal(Cholesky factor, double strength) {
    double[] values = new double[factor.size()];
    Draws.normal(random, values);
    factor.solveUpper(values);
    for (int i = 0; i < values.length; i++) {
      values[i] /= Math.sqrt(strength);
    }
    return values;
  }

  private void draw(DateEffects dates) {
    for (int kind = 0; kind < 3; kind++) {
      dates.precisions()[kind] = Draws.gamma(random, 1, 1);
    }
    for (int i = 0; i < dates.days().length; i++) {
      dates.days()[i] = random.nextGaussian() / Math.sqrt(dates.precisions()[0]);
    }
    fill(dates.personDayEffects(), dates.precisions()[1]);
    fill(dates.minuteEffects(), dates.precisions()[2]);
  }

  private void fill(float[] effects, double precision) {
    for (int i = 0; i < effects.length; i++) {
      effects[i] = (float) (random.nextGaussian() / Math.sqrt(precision));
    }
  }

  /** Ratings, and where these are levels, latents. */
  private void rate(Chain chain, float[] stars) {
    float[] dated = new float[stars.length];
    if (chain.dates != null) {
      chain.dates.all(dated);
    }
    for (int person = 0; person < chain.people.rows(); person++) {
      int[] starts = chain.people.ratings.starts();
      for (int i = starts[person]; i < starts[person + 1]; i++) {
        double f = chain.explained(person, chain.people.ratings.others()[i]) + dated[i];
        chain.values.numbers()[i] = (float) (f + random.nextGaussian() / Math.sqrt(chain.noise));
      }
    }
    if (chain.probit == null) {
      return; // the chain's values are its ratings
    }
    System.arraycopy(CUTPOINTS, 0, chain.probit.cutpoints(), 0, CUTPOINTS.length);
    System.arraycopy(levels(chain.latents), 0, stars, 0, stars.length);
  }

  /** A sweep that leaves the cutpoints where they are: their steps are of length 0. */
  static void sweep(Chain chain) {
    if (chain.probit != null) {
      Arrays.fill(chain.probit.steps(), 0);
    }
    chain.sweep();
  }
}
