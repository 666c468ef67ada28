package io.matinee.cli;

import io.matinee.network.EpochResult;
import io.matinee.network.TrainingListener;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows a training on standard error: a bar with loss, validation RMSE and time left where that is
 * a terminal, a line every so often elsewhere.
 */
final class TrainingProgress implements TrainingListener, AutoCloseable {
  private static final int WIDTH = 110; // columns
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
      bar = bar();
      bar.stepTo((long) epochsDone * batches);
    }
  }

  private ProgressBar bar() {
    return new ProgressBarBuilder()
        .setTaskName("Training")
        .setInitialMax((long) epochs * batches)
        .setStyle(ProgressBarStyle.ASCII)
        .setUnit(" epochs", batches)
        .setUpdateIntervalMillis(REFRESH)
        .setMaxRenderedLength(WIDTH)
        .setConsumer(new ConsoleProgressBarConsumer(session.err(), WIDTH))
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
      bar.setExtraMessage(describe());
    } else if (!quiet && System.nanoTime() - lastLine > LINE_EVERY) {
      printLine();
    }
  }

  private void printLine() {
    session.err().println("Epoch " + latest.epoch() + " of at most " + epochs + ": " + describe());
    lastLine = System.nanoTime();
  }

  private String describe() {
    String text = String.format(Locale.ROOT, "loss %.4f", latest.loss());
    if (latest.validationRmse() != null) {
      text += String.format(Locale.ROOT, ", validation RMSE %.4f", latest.validationRmse());
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
    } else if (!quiet && latest != null) {
      printLine();
    }
  }
}
