package io.matinee.network;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.SplitSpec;
import io.matinee.data.SyntheticDataset;
import io.matinee.model.ModelFile;
import io.matinee.network.TuningPlan.Rung;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TunerTest {
  private static final Dataset DATA = SyntheticDataset.generate(60, 90, 1500, 7);
  private static final SplitSpec SPLIT = SplitSpec.random(0.8, 1);
  private static final TuningPlan PLAN = new TuningPlan(9, 9, 5); // 9 of 3 epochs, 3 of 9

  @TempDir static Path shared;
  private static Tuning whole;

  @TempDir Path folder;

  @BeforeAll
  static void searchOnce() {
    whole = new Tuner(shared, TuningListener.SILENT).search(DATA, SPLIT, PLAN);
  }

  private Tuner tuner() {
    return new Tuner(folder, TuningListener.SILENT);
  }

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
    Recorder recorder = new Recorder();
    new Tuner(folder, recorder).search(DATA, SPLIT, PLAN);
    assertThat(recorder.epochs).isEqualTo(whole.trials().stream().mapToInt(Trial::epochs).sum());
    assertThat(recorder.lines).startsWith("rung 1: 9 trials", "trial 1 after 3 epochs");
  }

  /** 9 trials of 3 epochs, then 3 or 4 of 6 more: 45 epochs at least. */
  @ParameterizedTest(name = "stopped in epoch {0} of the search")
  @ValueSource(ints = {1, 3, 4, 14, 27, 28, 35, 45})
  void anInterruptedSearchGoesOnAsIfItHadNotBeen(int epochs) {
    Recorder first = new Recorder();
    first.stopAfter = epochs;
    assertThatThrownBy(() -> new Tuner(folder, first).search(DATA, SPLIT, PLAN))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).as("still interrupted").isTrue(); // and clears it
    int kept = new TuningFiles(folder).load().trials().stream().mapToInt(Trial::epochs).sum();

    Recorder second = new Recorder();
    assertThat(new Tuner(folder, second).resume(DATA)).isEqualTo(whole);
    int all = whole.trials().stream().mapToInt(Trial::epochs).sum();
    assertThat(second.epochs)
        .isLessThanOrEqualTo(all - kept); // less where a trial was kept halfway
    assertThat(second.lines).startsWith(first.lines.toArray(String[]::new));
  }

  /** As it is when the machine ends between the two files that are written after a trial. */
  @Test
  void aCheckpointMayBeAheadOfTheSearch() {
    Tuning begun = Tuning.begin(PLAN, SPLIT, DATA.checksum());
    TuningFiles files = new TuningFiles(folder);
    Trial trial = begun.trials().get(0);
    TrainingRun run =
        new TrainingRun(
            TrainingData.of(DATA, SPLIT, trial.settings()),
            trial.settings(),
            TrainingListener.SILENT,
            files.trial(trial),
            NetworkTrainer.CHECKPOINT_EVERY);
    run.advanceTo(3);
    run.saveCheckpoint();
    files.save(begun);
    assertThat(tuner().resume(DATA)).isEqualTo(whole);
  }

  @Test
  void aDoneSearchGoesOnToItsEndAtOnce() throws IOException {
    copyShared();
    Recorder recorder = new Recorder();
    assertThat(new Tuner(folder, recorder).resume(DATA)).isEqualTo(whole);
    assertThat(recorder.epochs).isZero();
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

  @Test
  void otherDataIsRefused() throws IOException {
    copyShared();
    Dataset other = SyntheticDataset.generate(60, 90, 1500, 8);
    assertRefused(
        other,
        "tune.search.safetensors: was made from other data (checksum %s, this data has %s);"
                .formatted(DATA.checksum(), other.checksum())
            + " use that data, or tune without --resume");
  }

  @Test
  void anotherKindOfFileIsRefused() {
    new ModelFile(tuner().file(), Map.of("kind", "network"), Map.of()).write();
    assertRefused("tune.search.safetensors: expected a network-tuning model, found kind");
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    copyShared();
    byte[] bytes = Files.readAllBytes(tuner().file());
    bytes[bytes.length / 2] ^= 1;
    Files.write(tuner().file(), bytes);
    assertRefused("tune.search.safetensors: ");
    Files.write(tuner().file(), new byte[3]);
    assertRefused("tune.search.safetensors: is not a whole model file: it is only 3 bytes long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"number\":2 \"number\":3",
        "\"trials\":9 \"trials\":8",
        "\"trials\":9 \"trials\":0",
        "\"settings\": \"sittings\":",
        "\"kind\":\"RANDOM\" \"kind\":\"BEST\"",
      })
  void aSearchWhosePartsDoNotFitIsRefused(String change) throws IOException {
    copyShared();
    ModelFile file = ModelFile.read(tuner().file(), "network-tuning");
    String[] fromTo = change.split(" ");
    Map<String, String> metadata = new TreeMap<>(file.metadata());
    metadata.replaceAll((name, text) -> text.replace(fromTo[0], fromTo[1]));
    assertThat(metadata).isNotEqualTo(file.metadata());
    new ModelFile(file.path(), metadata, Map.of()).write();
    assertRefused("tune.search.safetensors: ");
  }

  /** Trial 1 has a rung to go, and its checkpoint is not there, another's, or cut short. */
  @Test
  void aCheckpointThatDoesNotFitIsRefused() throws IOException {
    Recorder recorder = new Recorder();
    recorder.stopAfter = 27;
    assertThatThrownBy(() -> new Tuner(folder, recorder).search(DATA, SPLIT, PLAN))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    Path first = folder.resolve("tune.trial-1.safetensors");
    Files.copy(folder.resolve("tune.trial-2.safetensors"), first, REPLACE_EXISTING);
    String expected = "tune.trial-1.safetensors: expected the checkpoint of trial 1, found ";
    assertRefused(expected + "another's; tune without --resume");
    Files.write(first, new byte[100]);
    assertRefused("tune.trial-1.safetensors: is not a whole model file");
    Files.delete(first);
    assertRefused(expected + "none; tune without --resume");
  }

  private void assertRefused(String message) {
    assertRefused(DATA, message);
  }

  private void assertRefused(Dataset dataset, String message) {
    assertThatThrownBy(() -> tuner().resume(dataset))
        .isInstanceOf(MatineeException.class)
        .hasMessageStartingWith(folder.resolve(message).toString())
        .hasMessageNotContaining("\n");
  }

  private void copyShared() throws IOException {
    try (Stream<Path> files = Files.list(shared)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** Notes what is told, and interrupts the thread after some epochs. */
  private static final class Recorder implements TuningListener {
    private final List<String> lines = new ArrayList<>();
    private int epochs;
    private int stopAfter = Integer.MAX_VALUE;

    @Override
    public void rungStarted(Rung rung, int trials) {
      lines.add("rung %d: %d trials".formatted(rung.number(), trials));
    }

    @Override
    public void epochDone(Trial trial, EpochResult result) {
      epochs++;
      if (epochs == stopAfter) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void trialDone(Rung rung, Trial trial) {
      lines.add("trial %d after %d epochs".formatted(trial.number(), trial.epochs()));
    }
  }
}
