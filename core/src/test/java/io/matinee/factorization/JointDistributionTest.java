package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.factorization.FactorizationSettings.Noise;
import io.matinee.kernels.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole sampler against the joint distribution of parameters and ratings ("getting it right",
 * Geweke 2004, in the form of Gandy and Scott 2020): where parameters are drawn from the prior and
 * ratings from the parameters, sweeps given the ratings must leave the distribution of both as it
 * was. Any conditional draw that is not the model's own changes it, however well each seems to fit.
 *
 * <p>Quantities after some sweeps are compared with those of fresh draws by Kolmogorov and
 * Smirnov's two-sample test. The mean has a flat prior, so no quantity may change when ratings and
 * mean are shifted together.
 */
class JointDistributionTest {
  private static final int DRAWS = 1500;
  private static final int SWEEPS = 10;

  /** By chance alone a right sampler fails one of all checks here with probability below 0.001. */
  private static final double LEVEL = 1e-5;

  private enum Variant {
    PLAIN,
    ATTRIBUTES,
    DATES,
    PROBIT,
    PROBIT_WITH_ALL;

    FactorizationSettings settings() {
      boolean all = this == PROBIT_WITH_ALL;
      return FactorizationSettings.builder()
          .factors(List.of(1, this == PLAIN ? 1 : 2))
          .chains(2)
          .noise(all || this == PROBIT ? Noise.PROBIT : Noise.GAUSSIAN)
          .attributes(all || this == ATTRIBUTES)
          .history(all || this == ATTRIBUTES)
          .dates(all || this == DATES)
          .build();
    }
  }

  @ParameterizedTest
  @EnumSource
  void sweepsLeaveTheJointDistributionAsItWas(Variant variant) {
    try (Workers workers = new Workers(1)) {
      PriorDraw prior = new PriorDraw(7, 6, variant.settings(), workers, 20 + variant.ordinal());
      List<double[]> before = new ArrayList<>();
      List<double[]> after = new ArrayList<>();
      for (int draw = 0; draw < DRAWS; draw++) {
        before.add(quantities(prior.next()));
        Chain chain = prior.next();
        if (sweepSome(chain)) {
          after.add(quantities(chain));
        }
      }
      assertThat(after).hasSizeGreaterThan(DRAWS - DRAWS / 100);
      for (int q = 0; q < before.get(0).length; q++) {
        double distance = distance(sorted(before, q), sorted(after, q));
        assertThat(distance)
            .as("quantity %d: greatest distance of distribution functions", q)
            .isLessThan(Math.sqrt(-Math.log(LEVEL / 2) / DRAWS)); // for two samples of DRAWS
      }
    }
  }

  /** Few draws from the prior have vectors of many thousand stars, too long for sums of floats. */
  private static boolean sweepSome(Chain chain) {
    try {
      for (int sweep = 0; sweep < SWEEPS; sweep++) {
        PriorDraw.sweep(chain);
      }
      return true;
    } catch (ArithmeticException notPositiveDefinite) {
      return false;
    }
  }

  private static double[] sorted(List<double[]> draws, int quantity) {
    return draws.stream().mapToDouble(values -> values[quantity]).sorted().toArray();
  }

  private static double distance(double[] a, double[] b) {
    double greatest = 0;
    int j = 0;
    for (int i = 0; i < a.length; i++) {
      if (i + 1 < a.length && a[i] == a[i + 1]) {
        continue; // the functions are compared where a step ends
      }
      while (j < b.length && b[j] <= a[i]) {
        j++;
      }
      greatest = Math.max(greatest, Math.abs((double) (i + 1) / a.length - (double) j / b.length));
    }
    return greatest;
  }

  /** All that the sampler draws, and what ties it to the ratings. */
  private static double[] quantities(Chain chain) {
    List<Double> all = new ArrayList<>();
    all.add(chain.noise);
    for (Side side : List.of(chain.people, chain.movies)) {
      add(all, side);
    }
    all.add((double) chain.people.vector(0, 0) * chain.movies.vector(0, 0)); // signs may change
    if (chain.dates != null) {
      Arrays.stream(chain.dates.precisions()).forEach(all::add);
      all.add(chain.dates.days()[0]);
      all.add((double) chain.dates.personDayEffects()[0]);
      all.add((double) chain.dates.minuteEffects()[0]);
    }
    addResiduals(all, chain);
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void add(List<Double> all, Side side) {
    int width = side.widths.vector();
    int bias = side.widths.factors();
    double[] precision = side.common.precision();
    all.add(precision[0]);
    all.add(precision[bias * width + bias]);
    all.add(precision[width * width - 1]);
    all.add(precision[bias * width + width - 1]);
    all.add(side.common.mean()[bias]);
    all.add(side.common.mean()[width - 1]);
    for (int row : new int[] {0, side.rows() - 1}) {
      for (int i = 0; i < width; i++) {
        all.add((double) side.vector(row, i));
      }
    }
    float[] apart = new float[width];
    for (int i = 0; i < width; i++) {
      apart[i] = (float) (side.vector(0, i) - side.expected(0, i));
    }
    all.add(side.common.square(apart, 0)); // chi-squared
    if (side.attributes != null) {
      Arrays.stream(side.attributes.strengths()).forEach(all::add);
      float[] effects = side.attributes.effects();
      int last = (side.attributes.count() - 1) * side.attributes.stride();
      all.add((double) effects[bias]);
      all.add((double) effects[last + bias]);
      all.add(side.common.square(effects, 0) * side.attributes.strengths()[0]); // chi-squared
    }
  }

  private static void addResiduals(List<Double> all, Chain chain) {
    double squares = 0;
    double values = 0;
    for (int person = 0; person < chain.people.rows(); person++) {
      int[] starts = chain.people.ratings.starts();
      for (int i = starts[person]; i < starts[person + 1]; i++) {
        int movie = chain.people.ratings.others()[i];
        double rest = chain.people.targets.get(i) - chain.explained(person, movie);
        squares += rest * rest;
        values += chain.values.get(i);
      }
    }
    all.add(squares);
    all.add(squares * chain.noise); // chi-squared
    all.add(chain.mean - values / chain.values.size());
    all.add((double) chain.values.get(0) - chain.mean);
    if (chain.probit != null) {
      all.add(Arrays.stream(chain.probit.cutpoints()).sum());
    }
  }
}
