package io.matinee.cli;

import io.matinee.cli.chart.Picture;
import io.matinee.cli.chart.TrialCurve;
import io.matinee.cli.chart.TrialsChart;
import io.matinee.data.AtomicFile;
import io.matinee.data.Dataset;
import io.matinee.model.Json;
import io.matinee.network.NetworkModel;
import io.matinee.network.NetworkSettings;
import io.matinee.network.Trial;
import io.matinee.network.Tuning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Judges the winner of a search, once, and says and writes how the search and the winner went. */
final class TunedOutput {
  private static final List<String> CSV_COLUMNS =
      List.of(
          "rank",
          "trial",
          "epochs",
          "best_epoch",
          "validation_rmse",
          "diverged",
          "learning_rate",
          "batch",
          "embedding",
          "hidden1",
          "hidden2",
          "dropout",
          "weight_decay");

  private final Session session;
  private final OutputOptions output;
  private final FormatOption.Format format;

  TunedOutput(Session session, OutputOptions output, FormatOption.Format format) {
    this.session = session;
    this.output = output;
    this.format = format;
  }

  /**
   * Judges {@code winner} on the part held out, saves it with its figures, writes the trials as
   * CSV, PNG and SVG, and prints the result.
   *
   * @param winner trained with the settings of the search's winner
   */
  void finish(Dataset dataset, Tuning tuning, NetworkModel winner) {
    TrainedOutput trained = new TrainedOutput(session, output, format);
    TrainedOutput.Trained result = trained.complete(dataset, winner, metrics(tuning));
    List<Path> files = write(dataset, tuning);
    switch (format) {
      case TABLE -> session.out().print(text(tuning, trained.text(result), files));
      case JSON -> session.out().println(Json.pretty(json(tuning, trained.json(result))));
      case CSV -> session.out().print(csv(tuning));
    }
  }

  private static Map<String, Double> metrics(Tuning tuning) {
    Trial byDefault = tuning.byDefault();
    return byDefault.diverged()
        ? Map.of()
        : Map.of("validation_rmse_of_the_default_settings", byDefault.bestRmse());
  }

  private List<Path> write(Dataset dataset, Tuning tuning) {
    Path csv = output.folder.resolve("tune.csv");
    AtomicFile.write(csv, csv(tuning));
    List<TrialCurve> curves = tuning.ranked().stream().map(trial -> curve(tuning, trial)).toList();
    List<Path> files = new ArrayList<>(List.of(csv));
    files.addAll(
        Picture.of(TrialsChart.byEpoch(dataset.provenance(), curves)).write(output.folder));
    return files;
  }

  private static TrialCurve curve(Tuning tuning, Trial trial) {
    return new TrialCurve(
        trial.number(),
        trial.ofDefaults(),
        tuning.reachedTheEnd(trial),
        trial.validationRmse(),
        trial.bestEpoch());
  }

  private static String text(Tuning tuning, String ofWinner, List<Path> files) {
    List<String> columns = new ArrayList<>(List.of("rank"));
    columns.addAll(TrialCells.COLUMNS);
    TextTable table = new TextTable(columns.toArray(String[]::new));
    perRank(tuning, TunedOutput::cells).forEach(table::row);
    StringBuilder text = new StringBuilder("Trials, RMSE on the validation part\n");
    text.append(table).append('\n').append(comparison(tuning)).append(ofWinner);
    files.forEach(file -> text.append("Trials ").append(file).append('\n'));
    String options = TrialCells.options(tuning.winner().settings());
    return text + "\nTo train with these settings: matinee train " + options + "\n";
  }

  private static String[] cells(int rank, Trial trial) {
    return Stream.concat(Stream.of(Integer.toString(rank)), TrialCells.of(trial).stream())
        .toArray(String[]::new);
  }

  private static String comparison(Tuning tuning) {
    Trial winner = tuning.winner();
    if (winner.ofDefaults()) {
      return "The default settings (trial 1) won: no trial was better on the validation part.\n";
    }
    String byDefault =
        tuning.byDefault().diverged()
            ? "diverged"
            : "reached " + JudgedOutput.decimal(tuning.byDefault().bestRmse());
    return String.format(
        Locale.ROOT,
        "Trial %d won with validation RMSE %.4f; over the same epochs the default settings"
            + " (trial 1) %s.%n",
        winner.number(),
        winner.bestRmse(),
        byDefault);
  }

  private static Map<String, Object> json(Tuning tuning, Map<String, Object> ofWinner) {
    Map<String, Object> json = new LinkedHashMap<>(ofWinner);
    json.put("plan", tuning.plan());
    json.put("trials", perRank(tuning, TunedOutput::trialJson));
    return json;
  }

  private static Map<String, Object> trialJson(int rank, Trial trial) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rank", rank);
    json.put("trial", trial.number());
    json.put("default", trial.ofDefaults());
    json.put("epochs", trial.epochs());
    json.put("validationRmse", trial.epochs() == 0 ? null : trial.bestRmse());
    json.put("curve", trial.validationRmse());
    json.put("diverged", trial.divergence());
    json.put("settings", trial.settings());
    return json;
  }

  private static String csv(Tuning tuning) {
    return Csv.of(CSV_COLUMNS, perRank(tuning, TunedOutput::row));
  }

  /** What {@code show} makes of each trial and its rank from 1, the winner first. */
  private static <T> List<T> perRank(Tuning tuning, BiFunction<Integer, Trial, T> show) {
    List<Trial> ranked = tuning.ranked();
    return IntStream.range(0, ranked.size())
        .mapToObj(i -> show.apply(i + 1, ranked.get(i)))
        .toList();
  }

  private static List<String> row(int rank, Trial trial) {
    NetworkSettings settings = trial.settings();
    return List.of(
        Integer.toString(rank),
        Integer.toString(trial.number()),
        Integer.toString(trial.epochs()),
        Integer.toString(trial.bestEpoch()),
        trial.epochs() == 0 ? "" : Double.toString(trial.bestRmse()),
        Boolean.toString(trial.diverged()),
        Double.toString(settings.learningRate()),
        Integer.toString(settings.batch()),
        Integer.toString(settings.embedding()),
        Integer.toString(settings.hidden1()),
        Integer.toString(settings.hidden2()),
        Double.toString(settings.dropout()),
        Double.toString(settings.weightDecay()));
  }
}
