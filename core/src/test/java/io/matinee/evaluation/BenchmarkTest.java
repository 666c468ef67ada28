package io.matinee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.matinee.baseline.BiasModel;
import io.matinee.baseline.GlobalMean;
import io.matinee.baseline.MovieMean;
import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.Split;
import io.matinee.data.SplitSpec;
import io.matinee.data.SyntheticDataset;
import io.matinee.model.HandMade;
import io.matinee.model.RatingPredictor;
import io.matinee.ranking.ListScore;
import io.matinee.ranking.RatingRanker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchmarkTest {
  private static final Dataset DATA = SyntheticDataset.generate(60, 80, 2500, 9);
  private static final SplitSpec SPEC = SplitSpec.perPerson(0.8, 3);

  private static Entrant entrant(RatingPredictor predictor) {
    return new Entrant(predictor, new RatingRanker(predictor.name(), predictor, ListScore.RATING));
  }

  private static final List<Contestant> THREE =
      List.of(
          new Contestant(
              "global", (train, others) -> new Entrant(new GlobalMean(DATA, train), null)),
          new Contestant("movie", (train, others) -> entrant(new MovieMean(DATA, train))),
          new Contestant("biases", (train, others) -> entrant(new BiasModel(DATA, train))));

  private static BenchmarkResult run(List<Part> parts, List<Contestant> contestants) {
    Split split = SPEC.apply(DATA);
    Protocol protocol = Protocol.of(DATA, SPEC, split, 42);
    return new Benchmark(DATA, protocol, parts, 5, "biases", 42)
        .run(contestants, BenchmarkListener.SILENT);
  }

  private static Part part() {
    return Part.of(DATA, "split", SPEC.apply(DATA));
  }

  /** What {@link RatingJudge} and {@link TopNJudge} say of the same split, intervals and slices. */
  @Test
  void figuresAreThoseOfTheSingleJudges() {
    BenchmarkResult result = run(List.of(part()), THREE);
    Split split = SPEC.apply(DATA);
    RatingPredictor biases = new BiasModel(DATA, split.train());
    RatingJudgement ratings = new RatingJudge(DATA, split, 42).judge(biases);
    TopNJudgement lists =
        new TopNJudge(DATA, split, DATA.scale().liked(), 5).judge(entrant(biases).ranker());
    ModelResult found = result.models().get(2);
    assertThat(found.value(Metric.RMSE)).isEqualTo(ratings.overall().rmse());
    assertThat(found.value(Metric.MAE)).isEqualTo(ratings.overall().mae());
    assertThat(found.scores().get(Metric.RMSE).interval95()).isEqualTo(ratings.rmse95());
    assertThat(found.slices()).containsAll(ratings.slices());
    assertThat(found.value(Metric.NDCG)).isCloseTo(lists.mean(PersonTopN::ndcg), within(1e-12));
    assertThat(found.value(Metric.MAP))
        .isCloseTo(lists.mean(PersonTopN::averagePrecision), within(1e-12));
    assertThat(found.value(Metric.COVERAGE)).isEqualTo(lists.lists().coverage());
    assertThat(found.likeBiases()).isCloseTo(1, within(1e-9));
  }

  @Test
  void whatAModelDoesNotDoIsNotMeasured() {
    ModelResult global = run(List.of(part()), THREE).models().get(0);
    assertThat(global.scores()).doesNotContainKeys(Metric.NDCG, Metric.COVERAGE, Metric.WITHIN_50);
    assertThat(global.value(Metric.NDCG)).isNaN();
    assertThat(global.listSlices()).isEmpty();
    assertThat(global.value(Metric.AUC)).as("all the same").isEqualTo(0.5);
    assertThat(global.likeBiases()).as("no variance").isZero();
  }

  /** The movie's ratings in the training part are a slice of their own. */
  @Test
  void slicesByPopularityAddUp() {
    ModelResult biases = run(List.of(part()), THREE).models().get(2);
    int ratings =
        biases.slices().stream()
            .filter(slice -> slice.by().equals("movie's ratings"))
            .mapToInt(slice -> slice.metrics().ratings())
            .sum();
    assertThat(ratings).isEqualTo(part().test().size());
    assertThat(biases.gaps()).isNotEmpty();
    assertThat(biases.gaps().get(0).gap())
        .isGreaterThanOrEqualTo(biases.gaps().get(biases.gaps().size() - 1).gap());
  }

  /** A second run gives the same to the last digit, but for what it cost. */
  @Test
  void isReproducible() {
    BenchmarkResult one = run(List.of(part()), THREE);
    BenchmarkResult other = run(List.of(part()), THREE);
    for (int i = 0; i < THREE.size(); i++) {
      assertThat(one.models().get(i).reproducible())
          .isEqualTo(other.models().get(i).reproducible());
    }
  }

  @Test
  void theBestHasNobodyToBeComparedWith() {
    BenchmarkResult result = run(List.of(part()), THREE);
    String best = result.best(Metric.RMSE).orElseThrow().name();
    for (ModelResult model : result.models()) {
      List<Comparison> byRmse =
          model.againstBest().stream().filter(c -> c.metric() == Metric.RMSE).toList();
      assertThat(byRmse).hasSize(model.name().equals(best) ? 0 : 1);
      byRmse.forEach(
          comparison -> {
            assertThat(comparison.best()).isEqualTo(best);
            assertThat(comparison.difference()).isNotNegative();
            assertThat(comparison.corrected()).isGreaterThanOrEqualTo(comparison.p());
          });
    }
  }

  /** Over two parts a figure is the mean of theirs, and each is trained on its own. */
  @Test
  void severalParts() {
    List<Ratings> seen = new ArrayList<>();
    Contestant recording =
        new Contestant(
            "recording",
            (train, others) -> {
              seen.add(train);
              return entrant(new MovieMean(DATA, train));
            });
    Part other = Part.of(DATA, "other", SplitSpec.perPerson(0.8, 4).apply(DATA));
    ModelResult model = run(List.of(part(), other), List.of(recording)).models().get(0);
    assertThat(seen).hasSize(2).last().isSameAs(other.train());
    Score rmse = model.scores().get(Metric.RMSE);
    assertThat(rmse.parts()).hasSize(2);
    assertThat(rmse.value())
        .isCloseTo((rmse.parts().get(0) + rmse.parts().get(1)) / 2, within(1e-12));
  }

  @Test
  void aModelBuiltOnAnotherIsHandedItAndBearsItsCost() {
    Contestant slow =
        new Contestant("slow", (train, others) -> entrant(new MovieMean(DATA, train)));
    Contestant built =
        new Contestant(
            "built",
            List.of("slow"),
            (train, others) -> new Entrant(null, others.get("slow").ranker()));
    BenchmarkResult result = run(List.of(part()), List.of(slow, built));
    assertThat(result.models().get(1).value(Metric.NDCG))
        .isEqualTo(result.models().get(0).value(Metric.NDCG));
    assertThat(result.models().get(1).cost().trainSeconds())
        .isGreaterThan(result.models().get(0).cost().trainSeconds());
    assertThatThrownBy(() -> run(List.of(part()), List.of(built, slow)))
        .hasMessageContaining("found built");
  }

  /** All test ratings are liked, so no pair of a liked and another one could be in order. */
  @Test
  void whatIsNotDefinedIsNoFigure() {
    Ratings alike = HandMade.ratings(new int[][] {{0, 0, 5}, {0, 1, 5}, {1, 0, 5}, {1, 1, 5}});
    Dataset data = HandMade.dataset(2, 2, alike);
    Split split = new Split(alike.select(new int[] {0, 3}), alike.select(new int[] {1, 2}));
    Protocol protocol = Protocol.of(data, "by hand", split, 42);
    Contestant mean =
        new Contestant("mean", (train, others) -> entrant(new MovieMean(data, train)));
    ModelResult found =
        new Benchmark(data, protocol, List.of(Part.of(data, "part", split)), 5, "", 42)
            .run(List.of(mean), BenchmarkListener.SILENT)
            .models()
            .get(0);
    assertThat(found.scores()).doesNotContainKey(Metric.AUC).containsKey(Metric.LOG_LOSS);
    assertThat(found.scores().values())
        .allSatisfy(score -> assertThat(score.value()).isFinite())
        .allSatisfy(score -> assertThat(score.parts()).hasSize(1));
  }

  /** (1, 2, 3) and (1, 3, 2): covariance 1, variances 2 and 2: (1 / 2)². */
  @Test
  void squaredCorrelationByHand() {
    assertThat(Benchmark.squaredCorrelation(new float[] {1, 2, 3}, new float[] {1, 3, 2}))
        .isEqualTo(0.25);
    assertThat(Benchmark.squaredCorrelation(new float[] {1, 1}, new float[] {1, 3})).isZero();
  }

  /** Movies 0, 1, 2 with 0, 1 and 19 training ratings; errors 1 and 0, 2, 3. */
  @Test
  void slicesOfMoviesByHand() {
    Ratings test = HandMade.ratings(new int[][] {{0, 0, 3}, {1, 0, 3}, {0, 1, 3}, {0, 2, 3}});
    float[] predicted = {4, 3, 5, 6};
    assertThat(Slices.ofMovies(predicted, test, new int[] {0, 1, 19}, 2))
        .containsExactly(
            new SliceMetrics("movie's ratings", "0", 2, new RatingMetrics(2, Math.sqrt(0.5), 0.5)),
            new SliceMetrics(
                "movie's ratings", "1-19", 1, new RatingMetrics(2, Math.sqrt(6.5), 2.5)));
  }

  @Test
  void everyMetricHasADefinition() {
    assertThat(Metric.values()).extracting(Metric::definition).doesNotContain("", (String) null);
    assertThat(Map.of(Metric.NDCG, true, Metric.WITHIN_95, false))
        .allSatisfy((metric, lists) -> assertThat(metric.ofLists()).isEqualTo(lists));
  }
}
