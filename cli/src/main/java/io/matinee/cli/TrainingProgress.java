package io.matinee.cli;

import io.matinee.network.EpochResult;
import io.matinee.network.TrainingListener;
import java.util.Locale;

/** Shows a training of RecommenderNet: loss, validation RMSE and time left. */
final class TrainingProgress implements TrainingListener, AutoCloseable {
  private final TrainingDisplay display;
  private int epochs; // at most
  private int batches;
  private EpochResult latest;
  private EpochResult best;

  TrainingProgress(Session session, boolean quiet) {
    display = new TrainingDisplay(session, quiet);
  }

  @Override
  public void started(
      int epochsDone, int epochsAtMost, int trainSize, int validationSize, int batchesInEpoch) {
    epochs = epochsAtMost;
    batches = batchesInEpoch;
    String headline =
        String.format(
            Locale.ROOT,
            "Training on %,d ratings, watching %,d of the training part%s",
            trainSize,
            validationSize,
            epochsDone > 0 ? ", going on after epoch " + epochsDone : "");
    display.start(headline, (long) epochsDone * batches, (long) epochs * batches, this::where);
  }

  private String where(long done) {
    return "Epoch %d/%d".formatted(Math.min(epochs, done / batches + 1), epochs);
  }

  @Override
  public void batchDone(int epoch, int batch, double loss) {
    display.step((long) (epoch - 1) * batches + batch);
  }

  @Override
  public void epochDone(EpochResult result) {
    latest = result;
    best = result.best() ? result : best;
    String line = "Epoch %d of at most %d: %s";
    display.figures(
        describe("RMSE"), line.formatted(result.epoch(), epochs, describe("validation RMSE")));
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

  @Override
  public void close() {
    display.close();
  }
}
