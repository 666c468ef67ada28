package io.matinee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matinee.data.Ratings;
import io.matinee.model.HandMade;
import org.junit.jupiter.api.Test;

/** Log-loss, AUC and calibration of four ratings of two people, worked by hand; liked is 4. */
class LikedMetricsTest {
  private static final Ratings GIVEN =
      HandMade.ratings(new int[][] {{0, 0, 5}, {0, 1, 3}, {1, 0, 4}, {1, 1, 1}});
  private static final float[] LIKED = {0.95f, 0.85f, 0.85f, 0.15f};

  /** Pairs of liked and not: .95 over .85 and .15, .85 equal to .85 and over .15: 3.5 of 4. */
  @Test
  void auc() {
    RankOrderAuc auc = new RankOrderAuc(LIKED, GIVEN, 4, 2);
    assertThat(auc.over(new int[] {0, 1})).isEqualTo(3.5 / 4);
    assertThat(auc.over(new int[] {0})).isEqualTo(1);
  }

  /** Person 1 twice: liked .95, .85, .85; others .85, .15, .15: 3 + 2.5 + 2.5 of 9. */
  @Test
  void aucOfPeopleDrawnTwice() {
    RankOrderAuc auc = new RankOrderAuc(LIKED, GIVEN, 4, 2);
    assertThat(auc.over(new int[] {1, 0, 1})).isCloseTo(8.0 / 9, within(1e-12));
  }

  @Test
  void aucOfNothingLikedIsNone() {
    assertThat(new RankOrderAuc(LIKED, GIVEN, 6, 2).over(new int[] {0, 1})).isNaN();
  }

  /** Bins: .95 with 1 of 1 liked; .85, .85 with 1 of 2; .15 with 0 of 1. */
  @Test
  void calibrationError() {
    CalibrationError error = new CalibrationError(LIKED, GIVEN, 4, 2);
    assertThat(error.over(new int[] {0, 1})).isCloseTo((0.05 + 2 * 0.35 + 0.15) / 4, within(1e-7));
    assertThat(error.over(new int[] {0})).isCloseTo((0.05 + 0.85) / 2, within(1e-7));
  }

  @Test
  void aProbabilityOfOneIsInTheLastBin() {
    Ratings one = HandMade.ratings(new int[][] {{0, 0, 5}});
    assertThat(new CalibrationError(new float[] {1}, one, 4, 1).over(new int[] {0})).isZero();
  }

  @Test
  void logLoss() {
    assertThat(PartJudge.loss(0.75f, true)).isCloseTo(0.28768207245178085, within(1e-12)); // ln 4/3
    assertThat(PartJudge.loss(0.75f, false)).isCloseTo(1.3862943611198906, within(1e-12)); // ln 4
    assertThat(PartJudge.loss(0, true)).isCloseTo(13.815510557964274, within(1e-9)); // ln 10⁶
    assertThat(PartJudge.loss(0, false)).isCloseTo(1e-6, within(1e-9));
  }

  /** Σ squares 4 + 0, and 1: √(5/3) over both, √2 over the first. */
  @Test
  void aRootOfAMean() {
    PersonMeans rmse = new PersonMeans(new double[] {4, 1}, new int[] {2, 1}, Math::sqrt);
    assertThat(rmse.over(new int[] {0, 1})).isEqualTo(Math.sqrt(5.0 / 3));
    assertThat(rmse.over(new int[] {0, 0})).isEqualTo(Math.sqrt(2));
    assertThat(rmse.over(new int[0])).isNaN();
  }
}
