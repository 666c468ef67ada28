package io.matinee.network;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.kernels.Workers;
import io.matinee.model.SameData;
import io.matinee.network.TuningPlan.Rung;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Searches for good settings of RecommenderNet, as {@link TuningPlan} tells. Every trial learns
 * from, and is compared on, the same two parts of the training part; the test part is never looked
 * at. A trial that goes on continues from where it was. The learning rate of every trial falls
 * along the schedule of the last rung's epochs, whichever rung it comes to, so that a trial is at
 * any epoch what the training of its settings is then, and that training of the winner ends with
 * its validation RMSE. The same data, split and plan give the same result, bit for bit, on one
 * machine, with interruptions and without.
 */
public final class Tuner {
  private final TuningFiles files;
  private final TuningListener listener;
  private final int threads;

  /**
   * Creates a tuner.
   *
   * @param folder to keep an unfinished search in, in files whose names begin with {@code tune.};
   *     they stay when the search is done, until {@link #deleteFiles}
   */
  public Tuner(Path folder, TuningListener listener) {
    this(new TuningFiles(folder), listener, NetworkTrainer.availableThreads());
  }

  private Tuner(TuningFiles files, TuningListener listener, int threads) {
    this.files = files;
    this.listener = listener;
    this.threads = threads;
  }

  /** The same tuner with {@code threads} threads, as {@link NetworkTrainer#withThreads} has it. */
  public Tuner withThreads(int threads) {
    return new Tuner(files, listener, threads);
  }

  /** The file without which there is nothing to {@link #resume}. */
  public Path file() {
    return files.search();
  }

  /**
   * Searches from the beginning; an unfinished search in the folder is given up.
   *
   * @throws MatineeException if the data is too small
   * @throws CancellationException if the thread is interrupted; what was done stays
   */
  public Tuning search(Dataset dataset, SplitSpec split, TuningPlan plan) {
    files.deleteAll();
    Tuning begun = Tuning.begin(plan, split, dataset.checksum());
    files.save(begun);
    return toTheEnd(dataset, begun);
  }

  /**
   * Goes on with the search in the folder, with the split and plan it was begun with.
   *
   * @throws io.matinee.model.ModelFileException if a file of it is missing, damaged or of another
   *     search
   * @throws MatineeException if it was made from other data
   */
  public Tuning resume(Dataset dataset) {
    Tuning begun = files.load();
    SameData.require(dataset, begun.dataChecksum(), file(), "tune");
    return toTheEnd(dataset, begun);
  }

  /** Deletes the files of the search. */
  public void deleteFiles() {
    files.deleteAll();
  }

  private Tuning toTheEnd(Dataset dataset, Tuning begun) {
    TrainingData data = TrainingData.of(dataset, begun.split(), begun.byDefault().settings());
    listener.started(begun);
    Tuning tuning = begun;
    for (Rung rung : begun.plan().rungs()) {
      List<Trial> takingPart = tuning.takingPart(rung);
      deleteOtherCheckpoints(tuning, takingPart);
      listener.rungStarted(rung, takingPart.size());
      for (Trial trial : takingPart) {
        tuning = afterRung(rung, trial, tuning, data);
      }
    }
    return tuning;
  }

  private void deleteOtherCheckpoints(Tuning tuning, List<Trial> takingPart) {
    tuning.trials().stream()
        .filter(trial -> !takingPart.contains(trial))
        .forEach(files::deleteCheckpoint);
  }

  private Tuning afterRung(Rung rung, Trial before, Tuning tuning, TrainingData data) {
    boolean done = before.rungs() >= rung.number() || before.diverged();
    Trial after = done ? before : train(rung, before, tuning, data);
    Tuning now = tuning.with(after);
    if (!done) {
      files.save(now);
    }
    listener.trialDone(rung, after.asOf(rung));
    return now;
  }

  private Trial train(Rung rung, Trial trial, Tuning tuning, TrainingData data) {
    TrainingListener epochs =
        new TrainingListener() {
          @Override
          public void epochDone(EpochResult result) {
            listener.epochDone(trial, result);
          }
        };
    try (Workers workers = new Workers(threads)) {
      TrainingRun run =
          new TrainingRun(
              data,
              trial.settings(),
              epochs,
              files.trial(trial),
              NetworkTrainer.CHECKPOINT_EVERY,
              workers);
      return advance(run, rung, trial, files.checkpoint(trial, tuning));
    }
  }

  private static Trial advance(TrainingRun run, Rung rung, Trial trial, Checkpoint saved) {
    if (saved != null) {
      run.restore(saved);
    }
    try {
      run.advanceTo(rung.epochs());
      run.saveCheckpoint();
      return trial.completed(rung, run.curve());
    } catch (TrainingDivergedException e) {
      return trial.endedBy(e, run.curve());
    }
  }
}
