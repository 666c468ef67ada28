package io.matinee.network;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.data.SyntheticDataset;
import io.matinee.kernels.Workers;
import io.matinee.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that was stopped goes on as if it had not been, or says why it cannot. */
class TunerResumeTest extends SearchedOnce {
  /** 9 trials of 3 epochs, then 3 or 4 of 6 more: 45 epochs at least. */
  @ParameterizedTest(name = "stopped in epoch {0} of the search")
  @ValueSource(ints = {1, 3, 4, 14, 27, 28, 35, 45})
  void anInterruptedSearchGoesOnAsIfItHadNotBeen(int epochs) {
    TuningRecorder first = new TuningRecorder();
    first.stopAfter = epochs;
    assertThatThrownBy(() -> new Tuner(folder, first).search(DATA, SPLIT, PLAN))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).as("still interrupted").isTrue(); // and clears it
    int kept = new TuningFiles(folder).load().trials().stream().mapToInt(Trial::epochs).sum();

    TuningRecorder second = new TuningRecorder();
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
            NetworkTrainer.CHECKPOINT_EVERY,
            new Workers(1));
    run.advanceTo(3);
    run.saveCheckpoint();
    files.save(begun);
    assertThat(tuner().resume(DATA)).isEqualTo(whole);
  }

  @Test
  void aDoneSearchGoesOnToItsEndAtOnce() throws IOException {
    copyShared();
    TuningRecorder recorder = new TuningRecorder();
    assertThat(new Tuner(folder, recorder).resume(DATA)).isEqualTo(whole);
    assertThat(recorder.epochs).isZero();
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
    TuningRecorder recorder = new TuningRecorder();
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
}
