package io.matinee.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.Split;
import io.matinee.data.SplitSpec;
import io.matinee.data.Splits;
import io.matinee.data.SyntheticDataset;
import io.matinee.model.Predictions;
import io.matinee.network.NetworkSettings.OptimizerKind;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
  private static final Dataset DATA = SyntheticDataset.generate(200, 300, 8000, 7);
  private static final SplitSpec SPLIT = SplitSpec.random(0.8, 1);

  @TempDir Path folder;

  @Test
  void theSameSeedGivesTheSameModelToTheLastBit() {
    NetworkSettings settings = NetworkSettings.builder().epochs(3).seed(5).build();
    Map<String, Object> first = ModelContent.of(train(settings), folder);
    Map<String, Object> second = ModelContent.of(train(settings), folder);
    assertThat(second).isEqualTo(first);
  }

  @Test
  void anotherSeedGivesAnotherModel() {
    NetworkModel one = train(NetworkSettings.builder().epochs(3).seed(5).build());
    NetworkModel other = train(NetworkSettings.builder().epochs(3).seed(6).build());
    assertThat(other.curve()).doesNotContainAnyElementsOf(one.curve());
    assertThat(ModelContent.of(other, folder).get("fc3.weight"))
        .isNotEqualTo(ModelContent.of(one, folder).get("fc3.weight"));
  }

  @Test
  void earlyStoppingKeepsTheBestEpoch() {
    NetworkSettings settings =
        NetworkSettings.builder().learningRate(0.01).epochs(60).patience(4).build();
    NetworkModel model = train(settings);
    List<EpochResult> curve = model.curve();
    EpochResult best =
        curve.stream().min(Comparator.comparing(EpochResult::validationRmse)).orElseThrow();
    assertThat(curve).hasSize(best.epoch() + 4).hasSizeLessThan(60);
    assertThat(watchedRmse(model)).isEqualTo(best.validationRmse());
    assertThat(model.card().metrics())
        .containsEntry("epoch_kept", (double) best.epoch())
        .containsEntry("epochs_trained", (double) curve.size())
        .containsEntry("validation_rmse", best.validationRmse());
  }

  @Test
  void patienceOfZeroTrainsToTheEndAndKeepsTheLastEpoch() {
    NetworkSettings settings =
        NetworkSettings.builder().learningRate(0.01).epochs(20).patience(0).build();
    NetworkModel model = train(settings);
    EpochResult last = model.curve().get(19);
    assertThat(model.curve()).hasSize(20);
    assertThat(last.best()).as("the last epoch is the best, which shows nothing").isFalse();
    assertThat(watchedRmse(model)).isEqualTo(last.validationRmse());
    assertThat(model.card().metrics()).containsEntry("epoch_kept", 20.0);
  }

  @ParameterizedTest
  @CsvSource({
    "CONSTANT, 1 1 1 1 1 1 1 1",
    "STEP, 1 1 1 1 0.1 0.1 0.01 0.01",
    "COSINE, 1 0.96194 0.85355 0.69134 0.5 0.30866 0.14645 0.03806", // (1 + cos(k π / 8)) / 2
  })
  void theLearningRateFollowsTheSchedule(Schedule schedule, String factors) {
    double[] expected =
        Arrays.stream(factors.split(" ")).mapToDouble(f -> 0.002 * Double.parseDouble(f)).toArray();
    NetworkSettings settings =
        NetworkSettings.builder().schedule(schedule).learningRate(0.002).epochs(8).build();
    assertThat(train(settings).curve().stream().mapToDouble(EpochResult::learningRate).toArray())
        .containsExactly(expected, within(1e-8));
  }

  @Test
  void theScheduledRateIsTheOneThatIsUsed() {
    NetworkSettings.Builder settings = whole().epochs(4);
    List<EpochResult> constant = train(settings.build()).curve();
    List<EpochResult> step = train(settings.schedule(Schedule.STEP).build()).curve();
    assertThat(step.subList(0, 2)).isEqualTo(constant.subList(0, 2));
    assertThat(step.get(2).loss()).isNotEqualTo(constant.get(2).loss());
  }

  /** From rates that drive every output to 0 or 1 to rates that overflow in the first step. */
  @ParameterizedTest
  @CsvSource({
    "SGD, 100, 0",
    "SGD, 1e6, 0.1",
    "SGD, 1e30, 0",
    "ADAM, 100, 0.1",
    "ADAM, 1e10, 0",
    "ADAM, 1e38, 0.1"
  })
  void aHugeLearningRateIsAClearError(OptimizerKind optimizer, double rate, double validation) {
    NetworkSettings settings =
        NetworkSettings.builder()
            .optimizer(optimizer)
            .learningRate(rate)
            .validation(validation)
            .build();
    assertThatThrownBy(() -> train(settings))
        .isInstanceOf(MatineeException.class)
        .hasMessageMatching(
            "training diverged in epoch \\d+ \\(loss \\S+\\) at learning rate "
                + rate
                + "; try a smaller learning rate");
  }

  /** The loss is that before the step, so only the weights show it. */
  @Test
  void anOverflowInTheVeryLastStepIsNoticed() {
    NetworkSettings settings = whole().learningRate(1e38).batch(10_000).epochs(1).build();
    assertThatThrownBy(() -> train(settings))
        .isInstanceOf(MatineeException.class)
        .hasMessageStartingWith("training diverged in epoch 1");
  }

  /** Little data makes a jumpy loss, which is no divergence. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 100})
  void littleDataIsLearnedToTheEnd(int ratings) {
    Dataset few = withRatings(ratings);
    for (int seed = 0; seed < 10; seed++) {
      NetworkModel model =
          new NetworkTrainer(whole().epochs(100).seed(seed).build(), TrainingListener.SILENT)
              .train(few, SplitSpec.all());
      assertThat(model.curve()).hasSize(100);
      assertThat(ModelContent.rmse(model, few, few.ratings())).isFinite();
    }
  }

  @Test
  void oneRatingIsTooLittle() {
    assertThatThrownBy(
            () ->
                new NetworkTrainer(whole().build(), TrainingListener.SILENT)
                    .train(withRatings(1), SplitSpec.all()))
        .isInstanceOf(MatineeException.class)
        .hasMessage("expected at least 2 ratings to learn from, found 1");
  }

  /** A last batch of a single rating joins the one before it. */
  @ParameterizedTest(name = "{0} ratings in batches of {1}")
  @CsvSource({"8, 4, 2", "9, 4, 2", "10, 4, 3", "3, 2, 1", "5, 1000, 1", "257, 256, 1", "2, 2, 1"})
  void everyRatingIsLearnedFrom(int ratings, int batch, int batches) {
    List<Integer> seen = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void started(
              int epochsDone, int atMost, int trainSize, int validationSize, int count) {
            assertThat(List.of(trainSize, validationSize, count))
                .containsExactly(ratings, 0, batches);
          }

          @Override
          public void batchDone(int epoch, int number, double loss) {
            seen.add(number);
          }
        };
    new NetworkTrainer(whole().batch(batch).epochs(1).build(), listener)
        .train(withRatings(ratings), SplitSpec.all());
    assertThat(seen).isEqualTo(IntStream.rangeClosed(1, batches).boxed().toList());
  }

  @Test
  void hiddenInputsTeachTheRowsOfTheUnknown() {
    assertThat(unknownRows(whole().unknownRate(0).epochs(3)))
        .isEqualTo(unknownRows(whole().unknownRate(0).epochs(1)));
    List<IntBuffer> after1 = unknownRows(whole().unknownRate(0.1).epochs(1));
    List<IntBuffer> after3 = unknownRows(whole().unknownRate(0.1).epochs(3));
    for (int table = 0; table < after1.size(); table++) {
      for (int i = 0; i < after1.get(table).limit(); i++) {
        assertThat(after3.get(table).get(i)).isNotEqualTo(after1.get(table).get(i));
      }
    }
  }

  /** The last rows of the zip code and occupation tables. */
  private List<IntBuffer> unknownRows(NetworkSettings.Builder settings) {
    Map<String, Object> content = ModelContent.of(train(settings.build()), folder);
    return List.of("zip_embedding.weight", "occupation_embedding.weight").stream()
        .map(name -> (IntBuffer) content.get(name))
        .map(table -> table.slice(table.limit() - 50, 50))
        .toList();
  }

  /** Of the made-up test ratings the mean's RMSE is 1.129 stars, the network's 1.072. */
  @Test
  void trainingBeatsTheMean() {
    Split split = SPLIT.apply(DATA);
    float[] mean = new float[split.test().size()];
    Arrays.fill(mean, (float) split.train().mean());
    assertThat(ModelContent.rmse(train(NetworkSettings.defaults()), DATA, split.test()))
        .isLessThan(0.97 * Predictions.rmse(mean, split.test()));
  }

  private static NetworkSettings.Builder whole() {
    return NetworkSettings.builder().schedule(Schedule.CONSTANT).weightDecay(0).validation(0);
  }

  private static NetworkModel train(NetworkSettings settings) {
    return new NetworkTrainer(settings, TrainingListener.SILENT).train(DATA, SPLIT);
  }

  /** The model's RMSE on the part of the training part that was kept to watch. */
  private static double watchedRmse(NetworkModel model) {
    NetworkSettings settings = model.settings();
    Ratings train = SPLIT.apply(DATA).train();
    Ratings watched = Splits.random(train, 1 - settings.validation(), settings.seed()).test();
    return ModelContent.rmse(model, DATA, watched);
  }

  private static Dataset withRatings(int count) {
    return new Dataset(
        DATA.provenance(),
        DATA.scale(),
        DATA.genres(),
        DATA.occupations(),
        DATA.users(),
        DATA.movies(),
        DATA.ratings().select(IntStream.range(0, count).map(i -> i * 31).toArray()),
        DATA.folds());
  }
}
