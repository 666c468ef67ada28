package io.matinee.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.Ratings;
import io.matinee.model.HandMade;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.model.RatingPredictor;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Two people have rated two movies of three: 5 and 4 for movie 0, 3 for movie 1; 4 on average.
 * Figures are worked by hand.
 */
class BaselineTest {
  private static final Ratings TRAIN =
      HandMade.ratings(new int[][] {{0, 0, 5}, {1, 0, 4}, {0, 1, 3}});
  private static final Dataset DATA = HandMade.dataset(2, 3, TRAIN);
  private static final Profile NEWCOMER = Profile.newcomer(Demographics.UNKNOWN);

  @Test
  void globalMean() {
    assertScores(new GlobalMean(DATA, TRAIN), NEWCOMER, 4, 4, 4);
    assertScores(new GlobalMean(DATA, TRAIN), rated(1, 0, 1), 4, 4, 4);
  }

  @Test
  void movieMean() {
    assertScores(new MovieMean(DATA, TRAIN), NEWCOMER, 4.5, 3, 4); // movie 2: the global mean
    assertScores(new MovieMean(DATA, TRAIN), rated(1, 0, 1), 4.5, 3, 4);
  }

  /** A movie's bias is its summed deviation from 4, by 25 + its ratings: 1/27, -1/26, 0. */
  @Test
  void movieBiasesOfANewcomer() {
    assertScores(new BiasModel(DATA, TRAIN), NEWCOMER, 4 + 1 / 27.0, 4 - 1 / 26.0, 4);
  }

  /** A person's is the summed deviation from what is expected, by 10 + their ratings. */
  @Test
  void personBiasOfTheHistory() {
    double bias = ((5 - 4 - 1 / 27.0) + (3 - 4 + 1 / 26.0)) / 12;
    Profile user0 = Profile.ofUsers(DATA, TRAIN).get(0);
    assertScores(
        new BiasModel(DATA, TRAIN), user0, 4 + 1 / 27.0 + bias, 4 - 1 / 26.0 + bias, 4 + bias);
    double low = (1.0 - 4) / 11; // somebody new, who has given one star to movie 2
    assertScores(
        new BiasModel(DATA, TRAIN), rated(1, 2), 4 + 1 / 27.0 + low, 4 - 1 / 26.0 + low, 4 + low);
  }

  /**
   * A hundred people gave 5 to movie 0 and 1 to movie 1, so that 3 ± 200/125 is expected: 4.6 and
   * 1.4. Who gives fifty times 5 to movie 1 has a bias of 50 · 3.6 / 60 = 3, and who gives fifty
   * times 1 to movie 0 has one of -3.
   */
  @Test
  void predictionsStayOnTheScale() {
    Ratings.Builder train = new Ratings.Builder(200);
    for (int user = 0; user < 100; user++) {
      train.add(user, 0, 5, 0).add(user, 1, 1, 0);
    }
    Ratings ratings = train.build();
    BiasModel model = new BiasModel(HandMade.dataset(100, 2, ratings), ratings);
    assertScores(model, rated(5, Collections.nCopies(50, 1)), 5, 4.4);
    assertScores(model, rated(1, Collections.nCopies(50, 0)), 1.6, 1);
  }

  @Test
  void movieMeansAndBiasesComeFromTheTrainingPartAlone() {
    Dataset more = HandMade.dataset(2, 3, HandMade.ratings(new int[] {1, 2, 1}));
    assertScores(new GlobalMean(more, TRAIN), NEWCOMER, 4, 4, 4);
    assertScores(new MovieMean(more, TRAIN), NEWCOMER, 4.5, 3, 4);
    assertScores(new BiasModel(more, TRAIN), NEWCOMER, 4 + 1 / 27.0, 4 - 1 / 26.0, 4);
  }

  private static Profile rated(float stars, Integer... movies) {
    return rated(stars, List.of(movies));
  }

  private static Profile rated(float stars, List<Integer> movies) {
    List<RatedMovie> history = movies.stream().map(m -> new RatedMovie(m, stars, 0)).toList();
    return new Profile(Demographics.UNKNOWN, history);
  }

  /** Checks all ways of scoring; 1e-6 stars is the rounding of a float. */
  private static void assertScores(RatingPredictor predictor, Profile profile, double... expected) {
    MovieScorer scorer = predictor.bind(profile);
    float[] all = new float[expected.length];
    scorer.scoreAll(all);
    for (int movie = 0; movie < expected.length; movie++) {
      assertThat((double) all[movie]).isCloseTo(expected[movie], within(1e-6));
      assertThat(scorer.score(movie)).isEqualTo(all[movie]);
    }
    float[] backwards = new float[2];
    scorer.score(new int[] {1, 0}, backwards);
    assertThat(backwards).containsExactly(all[1], all[0]);
  }
}
