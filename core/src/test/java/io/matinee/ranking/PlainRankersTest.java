package io.matinee.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.Ratings;
import io.matinee.kernels.Workers;
import io.matinee.model.HandMade;
import io.matinee.model.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Popularity, item-kNN and the weights of stars, worked by hand. */
class PlainRankersTest {
  /**
   * Two women and two men: a woman and both men watch movie 0, both women movie 1. Shares of all:
   * 3/4 and 1/2; with a shrinkage of 2 among women (1 + 2·3/4) / 4 and (2 + 2·1/2) / 4.
   */
  @Test
  void popularityAmongPeopleAlike() {
    Ratings ratings =
        HandMade.ratings(new int[][] {{0, 0, 1}, {2, 0, 5}, {3, 0, 3}, {0, 1, 3}, {1, 1, 4}});
    List<Demographics> people =
        List.of(SmallCrowd.WOMAN, SmallCrowd.WOMAN, SmallCrowd.MAN, SmallCrowd.MAN);
    Dataset dataset = HandMade.dataset(people, HandMade.dataset(4, 3, ratings).movies(), ratings);
    Popularity popularity = Popularity.train(dataset, ratings, 2);
    assertThat(scores(popularity, Demographics.UNKNOWN))
        .containsExactly(new float[] {0.75f, 0.5f, 0}, within(1e-6f));
    assertThat(scores(popularity, SmallCrowd.WOMAN))
        .containsExactly(new float[] {0.625f, 0.75f, 0}, within(1e-6f));
  }

  private static float[] scores(Ranker ranker, Demographics person) {
    float[] into = new float[3];
    ranker.score(Profile.newcomer(person), into);
    return into;
  }

  /**
   * Movies 0 and 1 were watched by two people each, one of them the same; 2 by one who watched 0
   * too. Cosines: 1/2 of 0 and 1, 1/√2 of 0 and 2, none of 1 and 2.
   */
  @Test
  void nearestNeighbours() {
    Ratings ratings =
        HandMade.ratings(new int[][] {{0, 0, 1}, {1, 0, 1}, {0, 1, 1}, {2, 1, 1}, {1, 2, 1}});
    Dataset dataset = HandMade.dataset(3, 3, ratings);
    float root = (float) Math.sqrt(0.5);
    assertThat(neighbours(dataset, ratings, 3)).containsExactly(0, 0.5f, root);
    assertThat(neighbours(dataset, ratings, 1)).containsExactly(0, 0.5f, root);
  }

  private static float[] neighbours(Dataset dataset, Ratings ratings, int count) {
    try (Workers workers = new Workers(1)) {
      float[] into = new float[3];
      ItemNeighbours.train(dataset, ratings, count, workers)
          .score(SmallCrowd.watched(Demographics.UNKNOWN, 0), into);
      return into;
    }
  }

  @Test
  void starsBetweenWholeOnes() {
    StarWeights weights = StarWeights.of(0.1f, 0.3f, 0.6f, 1, 1.2f);
    float[] stars = {0.5f, 1, 2, 2.5f, 3, 4, 5};
    float[] expected = {0.1f, 0.1f, 0.3f, 0.45f, 0.6f, 1, 1.2f};
    for (int i = 0; i < stars.length; i++) {
      assertThat(weights.of(stars[i], 5)).isCloseTo(expected[i], within(1e-6f));
    }
    assertThat(weights.of(10, 10)).isCloseTo(1.2f, within(1e-6f));
    assertThat(weights.of(4, 10)).isCloseTo(0.3f, within(1e-6f));
  }

  @Test
  void refusesWeightsThatAreNone() {
    assertThatThrownBy(() -> StarWeights.of(1, 1, 1, -1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected five weights of 0 or more");
    assertThatThrownBy(() -> new StarWeights(List.of(1f)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
