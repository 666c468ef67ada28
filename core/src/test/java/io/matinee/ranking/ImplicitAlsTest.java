package io.matinee.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.model.Profile;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImplicitAlsTest {
  private final AlsSettings settings =
      new AlsSettings(StarWeights.of(1, 1, 2, 2, 2), 0.1, 0.01, 3, 10, 1);

  /** Σ weight (1 - xq)² over watched + w₀ (watched - xq)² over all + penalty x². */
  private double loss(float[] table, int[] watched, float[] weights, double[] x) {
    int movies = table.length / 3;
    double loss = 0;
    for (int movie = 0; movie < movies; movie++) {
      double product = 0;
      for (int f = 0; f < 3; f++) {
        product += x[f] * table[movie * 3 + f];
      }
      double weight = 0;
      for (int i = 0; i < watched.length; i++) {
        weight += watched[i] == movie ? weights[i] : 0;
      }
      double target = weight > 0 ? 1 : 0;
      loss += (weight + 0.1) * (target - product) * (target - product);
    }
    double square = x[0] * x[0] + x[1] * x[1] + x[2] * x[2];
    return loss + 0.01 * (watched.length + 0.1 * movies) * square;
  }

  /** Steps in any direction from the solution lose. */
  @Test
  void foldInIsTheMinimum() {
    Random random = new Random(3);
    float[] table = new float[8 * 3];
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) random.nextGaussian();
    }
    int[] watched = {1, 4, 6};
    float[] weights = {1, 2, 0.5f};
    float[] x = new float[3];
    new FactorTable(table, settings).solve(watched, weights, 0, 3, x, 0);
    double least = loss(table, watched, weights, new double[] {x[0], x[1], x[2]});
    for (int i = 0; i < 200; i++) {
      double[] near = new double[3];
      for (int f = 0; f < 3; f++) {
        near[f] = x[f] + 0.01 * random.nextGaussian();
      }
      assertThat(loss(table, watched, weights, near)).isGreaterThan(least);
    }
  }

  @Test
  void findsWhoWatchesWhat() {
    ImplicitAls als = SmallCrowd.model(2).als();
    float[] scores = SmallCrowd.scores(als, SmallCrowd.watched(SmallCrowd.MAN, 6, 7));
    for (int others = 0; others < 6; others++) {
      for (int men = 8; men < 12; men++) {
        assertThat(scores[men]).isGreaterThan(scores[others] + 0.3f);
      }
    }
    assertThat(scores[12]).isZero();
  }

  @Test
  void scoresNothingForANewcomer() {
    Ranker als = SmallCrowd.model(1).als();
    assertThat(SmallCrowd.scores(als, Profile.newcomer(SmallCrowd.MAN))).containsOnly(0);
  }

  @Test
  void theSeedDecidesAndThreadsChangeNoBit() {
    float[] one = SmallCrowd.model(1).als().tables().get(0).vectors();
    assertThat(SmallCrowd.model(3).als().tables().get(0).vectors()).isEqualTo(one);
    RankingModel other =
        new RankingTrainer(SmallCrowd.settings().withSeed(8), 1)
            .train(SmallCrowd.dataset(), SmallCrowd.ratings());
    assertThat(other.als().tables().get(0).vectors()).isNotEqualTo(one);
  }
}
