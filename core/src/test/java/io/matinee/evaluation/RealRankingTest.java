package io.matinee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.matinee.data.Dataset;
import io.matinee.data.DatasetReader;
import io.matinee.data.MicrosoftSplit;
import io.matinee.data.Ratings;
import io.matinee.data.Split;
import io.matinee.data.SplitSpec;
import io.matinee.factorization.FactorizationSettings;
import io.matinee.factorization.FactorizationTrainer;
import io.matinee.factorization.SamplingListener;
import io.matinee.model.RatingPredictor;
import io.matinee.ranking.CombinedScore;
import io.matinee.ranking.RankingModel;
import io.matinee.ranking.RankingSettings;
import io.matinee.ranking.RankingTrainer;
import io.matinee.ranking.RatingRanker;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Lists on MovieLens 100K. Settings were chosen inside the training parts. The factorization is
 * sampled for a quarter of its default sweeps here.
 */
class RealRankingTest {
  private static final float ANY = 0; // stars
  private Dataset dataset;

  @BeforeEach
  void read() {
    String place = System.getenv("MATINEE_DATA");
    assumeTrue(
        place != null && !place.isBlank() && Files.isDirectory(Path.of(place)),
        "skipped: set MATINEE_DATA to a folder with MovieLens 100K to run this test");
    dataset = DatasetReader.standard().read(Path.of(place));
  }

  /** SAR's figures are those of the benchmark's table to all four digits. */
  @Test
  void theSplitIsMicrosofts() {
    Split split = MicrosoftSplit.of(dataset.ratings(), dataset.movies().size());
    assertThat(split.train().size()).isEqualTo(75_066);
    assertThat(split.test().size()).isEqualTo(24_934);
    Sar sar = new Sar(split.train(), dataset.users().size(), dataset.movies().size());
    TopNJudgement judged = new TopNJudge(dataset, split, ANY, 10).judge(sar);
    assertThat(judged.leftOut()).isZero();
    assertThat(judged.mean(PersonTopN::ndcg)).isCloseTo(0.3938, within(5e-5));
    assertThat(judged.mean(PersonTopN::precision)).isCloseTo(0.3406, within(5e-5));
    assertThat(judged.mean(PersonTopN::recall)).isCloseTo(0.1854, within(5e-5));
  }

  /** Asked are 0.500 and 0.153. */
  @Test
  void listsOfWhatPeopleWatchOnMicrosoftsSplit() {
    Split split = MicrosoftSplit.of(dataset.ratings(), dataset.movies().size());
    TopNJudgement judged = judge(split, RankingSettings.watched(), ANY);
    assertThat(judged.mean(PersonTopN::ndcg)).isGreaterThan(0.500);
    assertThat(judged.mean(PersonTopN::averagePrecision)).isGreaterThan(0.153);
  }

  /** Asked are 0.405, 0.310 and a coverage of 0.20. */
  @Test
  void listsOfWhatPeopleLike() {
    Split split = SplitSpec.perPerson(0.8, 42).apply(dataset);
    TopNJudgement judged = judge(split, RankingSettings.liked(), dataset.scale().liked());
    assertThat(judged.mean(PersonTopN::ndcg)).isGreaterThan(0.405);
    assertThat(judged.mean(PersonTopN::recall)).isGreaterThan(0.310);
    assertThat(judged.lists().coverage()).isGreaterThan(0.20);
  }

  private TopNJudgement judge(Split split, RankingSettings settings, float liked) {
    RankingModel model = new RankingTrainer(settings, 2).train(dataset, split.train());
    RatingRanker ranker =
        new RatingRanker("combined", predictor(split.train()), new CombinedScore(model));
    return new TopNJudge(dataset, split, liked, 10).judge(ranker);
  }

  private RatingPredictor predictor(Ratings train) {
    FactorizationSettings settings =
        FactorizationSettings.builder().sweeps(100).burnIn(40).samples(20).build();
    return new FactorizationTrainer(settings, SamplingListener.SILENT, 2)
        .train(dataset, train)
        .predictor(dataset.movies());
  }
}
