package io.matinee.cli;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.network.NetworkModel;
import io.matinee.network.Tuner;
import io.matinee.network.Tuning;
import io.matinee.network.TuningPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Searches for settings of RecommenderNet for a person who watches and may interrupt. */
final class NetworkTuning {
  /** Of a file. */
  static final String NOTHING_TO_RESUME =
      "%s: expected what an interrupted search leaves, found none; start one with matinee tune";

  private final Session session;
  private final OutputOptions output;
  private final FormatOption.Format format;
  private final int threads;

  NetworkTuning(Session session, OutputOptions output, FormatOption.Format format, int threads) {
    this.session = session;
    this.output = output;
    this.format = format;
    this.threads = threads;
  }

  /** Searches from the beginning; the winner is on disk when this returns. */
  void tune(Dataset dataset, SplitSpec split, TuningPlan plan) {
    output.makeFolder();
    run(dataset, tuner -> tuner.search(dataset, split, plan));
  }

  /** Goes on with an interrupted search; the winner is on disk when this returns. */
  void resume(Dataset dataset) {
    run(dataset, tuner -> resume(tuner, dataset));
  }

  private static Tuning resume(Tuner tuner, Dataset dataset) {
    if (!Files.exists(tuner.file())) {
      throw new MatineeException(NOTHING_TO_RESUME.formatted(tuner.file()));
    }
    return tuner.resume(dataset);
  }

  /** The files of the search go last: whenever the program ends, it can go on or is done. */
  private void run(Dataset dataset, Function<Tuner, Tuning> search) {
    try (TuningProgress progress = new TuningProgress(session, output.quiet)) {
      Tuner tuner = new Tuner(output.folder, progress).withThreads(threads);
      try (Interruption interruption = interruption(session, output, tuner.file())) {
        Tuning tuning = search.apply(tuner);
        progress.close();
        finish(dataset, tuning);
      }
      tuner.deleteFiles(); // from here on nothing says that they are kept
    }
  }

  private void finish(Dataset dataset, Tuning tuning) {
    NetworkModel winner =
        new NetworkTraining(session, output, tuning.winner().settings(), threads)
            .trainOnly(dataset, tuning.split());
    new TunedOutput(session, output, format).finish(dataset, tuning, winner);
  }

  /** From now on until closed, Ctrl-C says how to go on with the search kept in {@code file}. */
  static Interruption interruption(Session session, OutputOptions output, Path file) {
    return new Interruption(
        session,
        () ->
            Files.exists(file)
                ? "Interrupted. What was done is kept in %s: go on with matinee tune --resume --out %s"
                    .formatted(file, output.folder)
                : "Interrupted before the first trial: nothing is kept, start again");
  }
}
