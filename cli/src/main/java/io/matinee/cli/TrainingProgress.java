package io.matinee.cli;

import io.matinee.network.EpochResult;
import io.matinee.network.TrainingListener;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * Shows a training on standard error: a bar with loss, validation RMSE and time left where that is
 * a terminal, a line every so often elsewhere.
 */
final class TrainingProgress implements TrainingListener, AutoCloseable {
  private static final int REFRESH = 200; // milliseconds
  private static final long LINE_EVERY = 5_000_000_000L; // nanoseconds, where nothing is live

  private final Session session;
  private final boolean quiet;
  private int epochs; // at most
  private int batches;
  private ProgressBar bar;
  private EpochResult latest;
  private EpochResult best;
  private long lastLine = System.nanoTime();

  TrainingProgress(Session session, boolean quiet) {
    this.session = session;
    this.quiet = quiet;
  }

  @Override
  public void started(
      int epochsDone, int epochsAtMost, int trainSize, int validationSize, int batchesInEpoch) {
    epochs = epochsAtMost;
    batches = batchesInEpoch;
    if (quiet) {
      return;
    }
    session
        .err()
        .printf(
            Locale.ROOT,
            "Training on %,d ratings, watching %,d of the training part%s%n",
            trainSize,
            validationSize,
            epochsDone > 0 ? ", going on after epoch " + epochsDone : "");
    if (session.live()) {
      bar = bar((long) epochsDone * batches);
    }
  }

  private ProgressBar bar(long start) {
    int width = session.columns() - 1; // in the last column some terminals wrap
    return new ProgressBarBuilder()
        .setInitialMax((long) epochs * batches)
        .startsFrom(start, Duration.ZERO)
        .setRenderer(new TrainingBar(batches))
        .setUpdateIntervalMillis(REFRESH)
        .setConsumer(
            new DelegatingProgressBarConsumer(line -> session.err().print("\r" + line), width))
        .build();
  }

  @Override
  public void batchDone(int epoch, int batch, double loss) {
    if (bar != null) {
      bar.stepTo((long) (epoch - 1) * batches + batch);
    }
  }

  @Override
  public void epochDone(EpochResult result) {
    latest = result;
    best = result.best() ? result : best;
    if (bar != null) {
      bar.setExtraMessage(describe("RMSE"));
    } else if (!quiet && System.nanoTime() - lastLine > LINE_EVERY) {
      printLine();
    }
  }

  private void printLine() {
    String figures = describe("validation RMSE");
    session.err().println("Epoch " + latest.epoch() + " of at most " + epochs + ": " + figures);
    lastLine = System.nanoTime();
  }

  private String describe(String rmse) {
    String text = String.format(Locale.ROOT, "loss %.4f", latest.loss());
    if (latest.validationRmse() != null) {
      text += String.format(Locale.ROOT, "  %s %.4f", rmse, latest.validationRmse());
    }
    if (best != null) {
      text += String.format(Locale.ROOT, " (best %.4f)", best.validationRmse());
    }
    return text;
  }

  /** Ends the display, whatever became of the training. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      session
          .err()
          .println(); // the library forgets to where the training is shorter than a refresh
    } else if (!quiet && latest != null) {
      printLine();
    }
  }
}
