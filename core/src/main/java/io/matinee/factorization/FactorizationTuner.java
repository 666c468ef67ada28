package io.matinee.factorization;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.SplitSpec;
import io.matinee.model.Json;
import io.matinee.model.ModelFile;
import io.matinee.model.SameData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Searches for good settings of the factorization: the default ones and others drawn at random are
 * each sampled for fewer sweeps from the same nine tenths of the training part, and compared on the
 * same tenth of it. The test part is never looked at. The same data, split and seed give the same
 * result, with interruptions and without.
 */
public final class FactorizationTuner {
  private static final String KIND = "factorization-tuning";

  private final Path file;
  private final FactorizationTuningListener listener;
  private final int threads;

  /**
   * Creates a tuner.
   *
   * @param folder to keep an unfinished search in; its file stays when the search is done, until
   *     {@link #deleteFile}
   */
  public FactorizationTuner(Path folder, FactorizationTuningListener listener, int threads) {
    this.file = folder.resolve("tune-factorization.search.safetensors");
    this.listener = listener;
    this.threads = threads;
  }

  /** The file without which there is nothing to {@link #resume}. */
  public Path file() {
    return file;
  }

  /**
   * Searches from the beginning; an unfinished search in the folder is given up.
   *
   * @param trials settings to try, the default ones among them, from 1 to 60
   * @param sweeps of a trial's chains, of which it has two; 3 or more
   * @throws IllegalArgumentException if one is out of its range
   * @throws MatineeException if the data is too small
   * @throws CancellationException if the thread is interrupted; the trials that were done stay
   */
  public FactorizationTuning search(
      Dataset dataset, SplitSpec split, int trials, int sweeps, long seed) {
    check(trials, sweeps);
    FactorizationTuning begun =
        new FactorizationTuning(
            split, dataset.checksum(), FactorizationTrials.draw(trials, sweeps, seed));
    save(begun);
    return toTheEnd(dataset, begun);
  }

  /**
   * Checks how large a search is.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public static void check(int trials, int sweeps) {
    if (trials < 1 || trials > FactorizationTrials.MOST) {
      throw new IllegalArgumentException(
          "expected from 1 to %d trials, found %d".formatted(FactorizationTrials.MOST, trials));
    }
    if (sweeps < 3) {
      throw new IllegalArgumentException("expected sweeps of 3 or more, found " + sweeps);
    }
  }

  /**
   * Goes on with the search in the folder, with the split and trials it was begun with.
   *
   * @throws io.matinee.model.ModelFileException if its file is missing or damaged
   * @throws MatineeException if it was made from other data
   */
  public FactorizationTuning resume(Dataset dataset) {
    ModelFile saved = ModelFile.read(file, KIND);
    FactorizationTuning begun =
        new FactorizationTuning(
            saved.json("split", SplitSpec.class),
            saved.text("data"),
            List.of(saved.json("trials", FactorizationTrial[].class)));
    SameData.require(dataset, begun.dataChecksum(), file, "tune");
    return toTheEnd(dataset, begun);
  }

  /** Deletes the file of the search. */
  public void deleteFile() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void save(FactorizationTuning tuning) {
    Map<String, String> metadata =
        Map.of(
            "kind", KIND,
            "data", tuning.dataChecksum(),
            "split", Json.write(tuning.split()),
            "trials", Json.write(tuning.trials()));
    new ModelFile(file, metadata, Map.of()).write();
  }

  private FactorizationTuning toTheEnd(Dataset dataset, FactorizationTuning begun) {
    Ratings train = begun.split().apply(dataset).train();
    listener.started(begun);
    FactorizationTuning tuning = begun;
    for (FactorizationTrial trial : begun.trials()) {
      if (!trial.done()) {
        tuning = tuning.with(trial.with(sample(dataset, train, trial)));
        save(tuning);
      }
      listener.trialDone(tuning.trials().get(trial.number() - 1));
    }
    return tuning;
  }

  private List<Double> sample(Dataset dataset, Ratings train, FactorizationTrial trial) {
    SamplingListener sweeps =
        new SamplingListener() {
          @Override
          public void sweepDone(SweepResult result) {
            listener.sweepDone(trial, result);
          }
        };
    FactorizationModel model =
        new FactorizationTrainer(trial.settings(), sweeps, threads).train(dataset, train);
    if (model.curve().get(0).validationRmse() == null) {
      throw new MatineeException("expected ratings enough to keep some to watch, found too few");
    }
    return model.curve().stream().map(SweepResult::validationRmse).toList();
  }
}
