package io.matinee.cli;

import io.matinee.network.NetworkSettings;
import io.matinee.network.Trial;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** A trial as cells of a table, and its settings as options. */
final class TrialCells {
  /** The columns of {@link #of}; together with their cells no wider than a terminal. */
  static final List<String> COLUMNS =
      List.of("trial", "epochs", "RMSE", "rate", "batch", "embed", "hidden", "dropout", "decay");

  private TrialCells() {}

  /** Cells under {@link #COLUMNS}. */
  static List<String> of(Trial trial) {
    NetworkSettings settings = trial.settings();
    return List.of(
        Integer.toString(trial.number()),
        Integer.toString(trial.epochs()),
        trial.diverged() ? "diverged" : JudgedOutput.decimal(trial.bestRmse()),
        plain(settings.learningRate()),
        Integer.toString(settings.batch()),
        Integer.toString(settings.embedding()),
        settings.hidden1() + " " + settings.hidden2(),
        plain(settings.dropout()),
        plain(settings.weightDecay()));
  }

  /** The options of {@code matinee train} that give these settings. */
  static String options(NetworkSettings settings) {
    return String.join(
        " ",
        Stream.of(
                List.of("--epochs", settings.epochs()),
                List.of("--seed", settings.seed()),
                List.of("--learning-rate", plain(settings.learningRate())),
                List.of("--batch", settings.batch()),
                List.of("--embedding", settings.embedding()),
                List.of("--hidden", settings.hidden1() + " " + settings.hidden2()),
                List.of("--dropout", plain(settings.dropout())),
                List.of("--weight-decay", plain(settings.weightDecay())))
            .map(option -> option.get(0) + " " + option.get(1))
            .toList());
  }

  private static String plain(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }
}
