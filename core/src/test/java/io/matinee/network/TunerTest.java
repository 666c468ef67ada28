package io.matinee.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TunerTest extends SearchedOnce {
  @Test
  void theSameSeedGivesTheSameSearchToTheLastBit() {
    assertThat(tuner().search(DATA, SPLIT, PLAN)).isEqualTo(whole);
  }

  @Test
  void aThirdAndTheDefaultSettingsComeToTheEnd() {
    List<Trial> ended = whole.trials().stream().filter(whole::reachedTheEnd).toList();
    assertThat(ended).hasSizeBetween(3, 4).contains(whole.byDefault());
    assertThat(ended).extracting(Trial::epochs).containsOnly(9); // patience is ten epochs
    assertThat(whole.trials()).filteredOn(trial -> !ended.contains(trial)).hasSizeBetween(5, 6);
    assertThat(whole.trials())
        .filteredOn(trial -> !ended.contains(trial))
        .extracting(Trial::epochs)
        .containsOnly(3);
  }

  @Test
  void theWinnerIsNoWorseThanTheDefaultSettingsOnTheValidationPart() {
    assertThat(whole.byDefault().settings())
        .isEqualTo(NetworkSettings.builder().epochs(9).seed(5).build());
    assertThat(whole.winner().bestRmse()).isLessThanOrEqualTo(whole.byDefault().bestRmse());
  }

  /** So continuing is not starting over, and the schedule is that of the whole training. */
  @Test
  void everyTrialIsTheTrainingOfItsSettingsAsFarAsItCame() {
    for (Trial trial : whole.trials()) {
      NetworkModel model =
          new NetworkTrainer(trial.settings(), TrainingListener.SILENT).train(DATA, SPLIT);
      assertThat(model.curve().stream().map(EpochResult::validationRmse))
          .startsWith(trial.validationRmse().toArray(Double[]::new));
    }
  }

  @Test
  void patienceEndsATrialAsItEndsATraining() {
    TuningPlan plan = new TuningPlan(1, 60, 5);
    Trial trial = tuner().search(DATA, SPLIT, plan).winner();
    NetworkModel model =
        new NetworkTrainer(trial.settings(), TrainingListener.SILENT).train(DATA, SPLIT);
    assertThat(trial.epochs()).isEqualTo(model.curve().size()).isLessThan(60);
    assertThat(model.card().metrics())
        .containsEntry("validation_rmse", trial.bestRmse())
        .containsEntry("epoch_kept", (double) trial.bestEpoch());
  }

  /** Every test rating becomes another. */
  @Test
  void theTestPartIsNotLookedAt() {
    Dataset changed = withOtherTestRatings();
    assertThat(changed.checksum()).isNotEqualTo(DATA.checksum());
    assertThat(tuner().search(changed, SPLIT, PLAN).trials()).isEqualTo(whole.trials());
  }

  private static Dataset withOtherTestRatings() {
    Ratings test = SPLIT.apply(DATA).test();
    Ratings.Builder ratings = new Ratings.Builder(DATA.ratings().size());
    int next = 0;
    for (int row = 0; row < DATA.ratings().size(); row++) {
      int user = DATA.ratings().user(row);
      int movie = DATA.ratings().movie(row);
      boolean held = next < test.size() && test.user(next) == user && test.movie(next) == movie;
      next += held ? 1 : 0;
      float value = DATA.ratings().value(row);
      ratings.add(user, movie, held ? 6 - value : value, DATA.ratings().epochSecond(row));
    }
    assertThat(next).isEqualTo(test.size());
    return new Dataset(
        DATA.provenance(),
        DATA.scale(),
        DATA.genres(),
        DATA.occupations(),
        DATA.users(),
        DATA.movies(),
        ratings.build(),
        DATA.folds());
  }

  @Test
  void noEpochIsTrainedTwice() {
    TuningRecorder recorder = new TuningRecorder();
    new Tuner(folder, recorder).search(DATA, SPLIT, PLAN);
    assertThat(recorder.epochs).isEqualTo(whole.trials().stream().mapToInt(Trial::epochs).sum());
    assertThat(recorder.lines).startsWith("rung 1: 9 trials", "trial 1 after 3 epochs");
  }

  /** At this rate every output is driven to 0 or 1. */
  @Test
  void aDivergingTrialIsRecordedAndLoses() {
    Tuning begun = Tuning.begin(PLAN, SPLIT, DATA.checksum());
    NetworkSettings wild =
        NetworkSettings.builder().learningRate(100).weightDecay(0).epochs(9).seed(5).build();
    new TuningFiles(folder).save(begun.with(new Trial(3, wild, List.of(), 0, null)));
    Tuning tuning = tuner().resume(DATA);
    Trial third = tuning.trials().get(2);
    assertThat(third.divergence()).startsWith("training diverged in epoch 1 (loss ");
    assertThat(third.epochs()).isZero();
    assertThat(third.bestEpoch()).isZero();
    assertThat(tuning.ranked()).endsWith(third);
    assertThat(tuning.winner().rungs()).isEqualTo(2);
    assertThat(new TuningFiles(folder).load()).as("what is on disk").isEqualTo(tuning);
  }

  @Test
  void onlyFilesOfTrialsThatMayGoOnAreKeptAndAllAreDeletedInTheEnd() throws IOException {
    Path other = Files.writeString(folder.resolve("tune.csv"), "kept");
    Tuner tuner = tuner();
    Tuning tuning = tuner.search(DATA, SPLIT, PLAN);
    List<Path> expected = new ArrayList<>(List.of(other, tuner.file()));
    tuning.trials().stream()
        .filter(tuning::reachedTheEnd)
        .forEach(t -> expected.add(folder.resolve("tune.trial-" + t.number() + ".safetensors")));
    assertThat(files()).containsExactlyInAnyOrderElementsOf(expected);
    tuner.deleteFiles();
    assertThat(files()).containsExactly(other);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
