package io.matinee.network;

import io.matinee.data.SplitSpec;
import io.matinee.model.Json;
import io.matinee.model.ModelFile;
import io.matinee.model.ModelFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An unfinished search on disk, each file whole or not at all: one that says how far every trial
 * came, and a checkpoint for each trial that may go on. A checkpoint may be ahead of what the
 * former says, never behind.
 *
 * @param folder that they are in
 */
record TuningFiles(Path folder) {
  private static final String KIND = "network-tuning";

  /** Says how far every trial came. */
  Path search() {
    return folder.resolve("tune.search.safetensors");
  }

  /** The checkpoint of {@code trial}. */
  Path trial(Trial trial) {
    return folder.resolve("tune.trial-%d.safetensors".formatted(trial.number()));
  }

  void save(Tuning tuning) {
    Map<String, String> metadata =
        Map.of(
            "kind", KIND,
            "data", tuning.dataChecksum(),
            "plan", Json.write(tuning.plan()),
            "split", Json.write(tuning.split()),
            "trials", Json.write(tuning.trials()));
    new ModelFile(search(), metadata, Map.of()).write();
  }

  Tuning load() {
    ModelFile file = ModelFile.read(search(), KIND);
    TuningPlan plan = file.json("plan", TuningPlan.class);
    SplitSpec split = file.json("split", SplitSpec.class);
    List<Trial> trials = List.of(file.json("trials", Trial[].class));
    try {
      return new Tuning(plan, split, file.text("data"), trials);
    } catch (IllegalArgumentException e) {
      throw new ModelFileException(search() + ": " + e.getMessage() + "; tune again", e);
    }
  }

  /**
   * The checkpoint of {@code trial}; {@code null} where none was kept yet.
   *
   * @throws ModelFileException if it is missing, damaged, or of another trial
   */
  Checkpoint checkpoint(Trial trial, Tuning tuning) {
    Path path = trial(trial);
    if (Files.notExists(path)) {
      if (trial.epochs() > 0) {
        throw unusable(path, trial, "none");
      }
      return null;
    }
    Checkpoint saved = Checkpoint.load(path);
    boolean same =
        saved.settings().equals(trial.settings())
            && saved.split().equals(tuning.split())
            && saved.dataChecksum().equals(tuning.dataChecksum());
    if (!same) {
      throw unusable(path, trial, "another's");
    }
    return saved;
  }

  private static ModelFileException unusable(Path path, Trial trial, String found) {
    return new ModelFileException(
        "%s: expected the checkpoint of trial %d, found %s; tune without --resume"
            .formatted(path, trial.number(), found));
  }

  /** Deletes the checkpoint of {@code trial}, if there is one. */
  void deleteCheckpoint(Trial trial) {
    delete(trial(trial));
  }

  /** Deletes every file of a search, if there is one. */
  void deleteAll() {
    if (Files.notExists(folder)) {
      return;
    }
    try (var files = Files.newDirectoryStream(folder, "tune.{search,trial-*}.safetensors")) {
      files.forEach(TuningFiles::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
