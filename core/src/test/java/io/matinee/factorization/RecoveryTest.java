package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.data.Dataset;
import io.matinee.data.RatingScale;
import io.matinee.data.Ratings;
import io.matinee.data.SplitSpec;
import io.matinee.factorization.FactorizationSettings.Noise;
import io.matinee.model.Estimate;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import io.matinee.model.UncertainScorer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Numbers that a known model of biases and two factors made, 200 people by 120 movies of which a
 * third is rated, on a scale so wide that nothing is clipped: what made them is found again.
 */
class RecoveryTest {
  private static final int PEOPLE = 200;
  private static final int MOVIES = 120;
  private static final double MEAN = 50;
  private static final double NOISE = 1.5; // standard deviation
  private static final RatingScale WIDE = new RatingScale(0, 100, 0.001f);

  private final SplittableRandom random = new SplittableRandom(40);
  private final double[] truth = new double[PEOPLE * MOVIES]; // without noise
  private Dataset data;

  private void simulate() {
    double[] p = new double[3 * PEOPLE];
    double[] q = new double[3 * MOVIES];
    Draws.normal(random, p);
    Draws.normal(random, q);
    Dataset world = SmallWorld.of(PEOPLE, MOVIES, 0.33, WIDE, 41);
    for (int u = 0; u < PEOPLE; u++) {
      for (int i = 0; i < MOVIES; i++) {
        truth[u * MOVIES + i] =
            MEAN + p[3 * u] + q[3 * i] + p[3 * u + 1] * q[3 * i + 1] + p[3 * u + 2] * q[3 * i + 2];
      }
    }
    Ratings from = world.ratings();
    Ratings.Builder ratings = new Ratings.Builder(from.size());
    for (int row = 0; row < from.size(); row++) {
      double f = truth[from.user(row) * MOVIES + from.movie(row)];
      double rating = f + NOISE * random.nextGaussian();
      ratings.add(from.user(row), from.movie(row), (float) rating, 0);
    }
    data = SmallWorld.dataset(world.users(), world.movies(), ratings.build(), WIDE);
  }

  @Test
  void whatMadeTheRatingsIsFound() {
    simulate();
    FactorizationSettings settings =
        FactorizationSettings.builder()
            .factors(List.of(3))
            .chains(1)
            .noise(Noise.GAUSSIAN)
            .sweeps(120)
            .burnIn(40)
            .validation(0)
            .build();
    FactorizationModel model =
        new FactorizationTrainer(settings, SamplingListener.SILENT, 1).train(data, SplitSpec.all());
    double[] noises =
        model.curve().stream().skip(40).mapToDouble(SweepResult::noise).sorted().toArray();
    assertThat(NOISE)
        .isBetween(noises[0], noises[noises.length - 1]); // 80 draws: a 97.5 % interval
    checkUnrated(model.predictor(data.movies()));
  }

  /** Pairs not rated: close to the truth, and as close as estimates say. */
  private void checkUnrated(RatingPredictor predictor) {
    boolean[] rated = new boolean[truth.length];
    for (int row = 0; row < data.ratings().size(); row++) {
      rated[data.ratings().user(row) * MOVIES + data.ratings().movie(row)] = true;
    }
    double[] squares = new double[2]; // of errors, and of what there was to explain
    int[] within = new int[2]; // 50 and 95 % intervals
    int count = 0;
    List<Profile> people = Profile.ofUsers(data, data.ratings());
    for (int u = 0; u < PEOPLE; u++) {
      UncertainScorer scorer = (UncertainScorer) predictor.bind(people.get(u));
      for (int i = 0; i < MOVIES; i++) {
        if (!rated[u * MOVIES + i]) {
          Estimate estimate = scorer.estimate(i);
          double error = truth[u * MOVIES + i] - estimate.rating();
          squares[0] += error * error;
          squares[1] += Math.pow(truth[u * MOVIES + i] - MEAN, 2);
          double score = (error + NOISE * random.nextGaussian()) / estimate.deviation();
          within[0] += Math.abs(score) < 0.6745 ? 1 : 0;
          within[1] += Math.abs(score) < 1.96 ? 1 : 0;
          count++;
        }
      }
    }
    assertThat(1 - squares[0] / squares[1]).as("variance explained").isGreaterThan(0.85);
    assertThat((double) within[0] / count).isBetween(0.48, 0.52); // issue: within 0.02 of nominal
    assertThat((double) within[1] / count).isBetween(0.93, 0.97);
    assertThat(Arrays.stream(truth).max().orElseThrow()).isLessThan(100);
  }
}
