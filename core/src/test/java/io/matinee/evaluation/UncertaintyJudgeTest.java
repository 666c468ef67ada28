package io.matinee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matinee.baseline.GlobalMean;
import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.Split;
import io.matinee.evaluation.UncertaintyJudgement.Coverage;
import io.matinee.evaluation.UncertaintyJudgement.ProbabilityBin;
import io.matinee.model.Estimate;
import io.matinee.model.HandMade;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import io.matinee.model.UncertainScorer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every rating is expected to be 3 ± 1, so intervals reach to 3 ± 0.67, 1.28 and 1.96. Held out are
 * 3, 4, 5, 4 and 1: one within the first, three within the second, three within the third.
 */
class UncertaintyJudgeTest {
  private static final Ratings TRAIN = HandMade.ratings(new int[][] {{0, 4, 3}});
  private static final Ratings TEST =
      HandMade.ratings(new int[][] {{0, 0, 3}, {0, 1, 4}, {1, 2, 5}, {1, 3, 4}, {2, 0, 1}});
  private static final Dataset DATA = HandMade.dataset(3, 5, TRAIN);
  private static final float[] LIKED = {0.1f, 0.9f, 1, 0.3f, 0}; // of each movie

  private final UncertaintyJudge judge = new UncertaintyJudge(DATA, new Split(TRAIN, TEST));

  @Test
  void coverageByHand() {
    UncertaintyJudgement judgement = judge.judge(new Unsure()).orElseThrow();
    assertThat(judgement.ratings()).isEqualTo(5);
    assertThat(judgement.coverage())
        .containsExactly(new Coverage(0.5, 0.2), new Coverage(0.8, 0.6), new Coverage(0.95, 0.6));
  }

  /** Movie 0 is rated 3 and 1, neither of which is a liking; 4 and 5 are. */
  @Test
  void binsByHand() {
    List<ProbabilityBin> bins = judge.judge(new Unsure()).orElseThrow().liked();
    assertThat(bins).extracting(ProbabilityBin::ratings).containsExactly(2, 1, 0, 0, 2);
    assertThat(bins.get(0).predicted()).isCloseTo(0.1, within(1e-7));
    assertThat(bins.get(0).observed()).isZero();
    assertThat(bins.get(1).predicted()).isCloseTo(0.3, within(1e-7));
    assertThat(bins.get(1).observed()).isEqualTo(1);
    assertThat(bins.get(2).predicted()).isNaN();
    assertThat(bins.get(4).predicted()).as("1 belongs to the last").isCloseTo(0.95, within(1e-7));
    assertThat(bins.get(4).observed()).isEqualTo(1);
  }

  @Test
  void aPredictorThatDoesNotSayIsNotJudged() {
    assertThat(judge.judge(new GlobalMean(DATA, TRAIN))).isEmpty();
  }

  /** Expects 3 ± 1 of everything. */
  private static final class Unsure implements RatingPredictor, UncertainScorer {
    @Override
    public String name() {
      return "unsure";
    }

    @Override
    public MovieScorer bind(Profile profile) {
      return this;
    }

    @Override
    public Estimate estimate(int movie) {
      return new Estimate(3, 1, LIKED[movie]);
    }

    @Override
    public void likedAll(float[] into) {
      System.arraycopy(LIKED, 0, into, 0, into.length);
    }

    @Override
    public void score(int[] movies, float[] into) {
      Arrays.fill(into, 3);
    }

    @Override
    public void scoreAll(float[] into) {
      Arrays.fill(into, 3);
    }
  }
}
