package io.matinee.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matinee.data.Demographics;
import io.matinee.data.Ratings;
import io.matinee.kernels.Workers;
import io.matinee.model.HandMade;
import io.matinee.model.Profile;
import org.junit.jupiter.api.Test;

class EaseTest {
  private static final StarWeights ANY = StarWeights.of(1, 1, 1, 1, 1);

  private static Ease train(Ratings ratings, int people, int movies, EaseSettings settings) {
    Watched watched = Watched.of(ratings, people, movies, settings.stars(), 5);
    try (Workers workers = new Workers(2)) {
      return Ease.train(watched, movies, settings, 5, workers);
    }
  }

  /**
   * Three people: one watched both of two movies, one the first, one the second. WᵀW + 2I = [4 1; 1
   * 4], its inverse [4 -1; -1 4] / 15, so B = [0 1/4; 1/4 0].
   */
  @Test
  void twoMoviesByHand() {
    Ratings ratings = HandMade.ratings(new int[][] {{0, 0, 5}, {0, 1, 1}, {1, 0, 3}, {2, 1, 2}});
    Ease ease = train(ratings, 3, 2, new EaseSettings(ANY, 2, 10));
    assertThat(ease.weights()).containsExactly(new float[] {0, 0.25f, 0.25f, 0}, within(1e-6f));
    float[] scores = new float[2];
    ease.score(SmallCrowd.watched(Demographics.UNKNOWN, 0), scores);
    assertThat(scores).containsExactly(new float[] {0, 0.25f}, within(1e-6f));
  }

  /** With weights 2 for five stars and 0 for one: WᵀW + 2I = [8 2; 2 4] of (2 1), (1 0), (0 1). */
  @Test
  void starsWeigh() {
    StarWeights stars = StarWeights.of(0, 1, 1, 1, 2);
    Ratings ratings =
        HandMade.ratings(
            new int[][] {{0, 0, 5}, {0, 1, 3}, {1, 0, 3}, {2, 1, 2}, {3, 0, 1}, {3, 1, 1}});
    Ease ease = train(ratings, 4, 2, new EaseSettings(stars, 3, 10));
    // [8 2; 2 5]: the inverse is [5 -2; -2 8] / 36
    assertThat(ease.weights()).containsExactly(new float[] {0, 0.25f, 0.4f, 0}, within(1e-6f));
  }

  @Test
  void keepsTheMoviesMostRated() {
    Ratings ratings =
        HandMade.ratings(new int[][] {{0, 0, 5}, {0, 2, 1}, {1, 2, 3}, {1, 1, 2}, {2, 1, 5}});
    Ease ease = train(ratings, 3, 4, new EaseSettings(ANY, 2, 2));
    assertThat(ease.movies()).containsExactly(1, 2);
    float[] scores = new float[4];
    ease.score(SmallCrowd.watched(Demographics.UNKNOWN, 0, 1), scores);
    assertThat(scores[2]).isPositive();
    assertThat(scores).endsWith(0).startsWith(0, 0);
  }

  @Test
  void scoresNothingForANewcomerAndWhatWasNeverWatched() {
    Ease ease = SmallCrowd.model(1).ease();
    assertThat(SmallCrowd.scores(ease, Profile.newcomer(SmallCrowd.MAN))).containsOnly(0);
    assertThat(SmallCrowd.scores(ease, SmallCrowd.watched(SmallCrowd.MAN, 12))).containsOnly(0);
  }

  /** Of the two movies by hand, the one adds a quarter to the other and nothing to itself. */
  @Test
  void contributionsAddUpToTheScore() {
    Ratings two = HandMade.ratings(new int[][] {{0, 0, 5}, {0, 1, 1}, {1, 0, 3}, {2, 1, 2}});
    Profile both = SmallCrowd.watched(Demographics.UNKNOWN, 0, 1);
    Ease byHand = train(two, 3, 2, new EaseSettings(ANY, 2, 10));
    assertThat(byHand.contributions(both, 1))
        .containsExactly(new float[] {0.25f, 0}, within(1e-6f));
    Ease ease = SmallCrowd.model(1).ease();
    Profile person = SmallCrowd.watched(SmallCrowd.MAN, 0, 3, 5, 12);
    float[] scores = SmallCrowd.scores(ease, person);
    for (int movie = 0; movie < scores.length; movie++) {
      float sum = 0;
      for (float contribution : ease.contributions(person, movie)) {
        sum += contribution;
      }
      assertThat(sum).isCloseTo(scores[movie], within(1e-6f));
    }
  }
}
