package io.matinee.cli;

import io.matinee.MatineeException;
import io.matinee.cli.chart.Figure;
import io.matinee.cli.chart.Picture;
import io.matinee.cli.chart.TrialCurve;
import io.matinee.cli.chart.TrialsChart;
import io.matinee.data.AtomicFile;
import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.factorization.FactorizationModel;
import io.matinee.factorization.FactorizationSettings;
import io.matinee.factorization.FactorizationTrial;
import io.matinee.factorization.FactorizationTuner;
import io.matinee.factorization.FactorizationTuning;
import io.matinee.model.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Searches for settings of the factorization for a person who watches and may interrupt. */
final class FactorizationSearch {
  static final List<String> COLUMNS =
      List.of("trial", "RMSE", "factors", "noise", "attributes", "history");

  private final Session session;
  private final OutputOptions output;
  private final FormatOption.Format format;
  private final int threads;

  FactorizationSearch(
      Session session, OutputOptions output, FormatOption.Format format, int threads) {
    this.session = session;
    this.output = output;
    this.format = format;
    this.threads = threads;
  }

  /** Searches from the beginning; the winner is on disk when this returns. */
  void tune(Dataset dataset, SplitSpec split, int trials, int sweeps, long seed) {
    output.makeFolder();
    run(dataset, tuner -> tuner.search(dataset, split, trials, sweeps, seed));
  }

  /** Goes on with an interrupted search; the winner is on disk when this returns. */
  void resume(Dataset dataset) {
    run(
        dataset,
        tuner -> {
          if (!Files.exists(tuner.file())) {
            throw new MatineeException(NetworkTuning.NOTHING_TO_RESUME.formatted(tuner.file()));
          }
          return tuner.resume(dataset);
        });
  }

  /** The file of the search goes last: whenever the program ends, it can go on or is done. */
  private void run(Dataset dataset, Function<FactorizationTuner, FactorizationTuning> search) {
    try (FactorizationSearchProgress progress =
        new FactorizationSearchProgress(session, output.quiet)) {
      FactorizationTuner tuner = new FactorizationTuner(output.folder, progress, threads);
      try (Interruption interruption = NetworkTuning.interruption(session, output, tuner.file())) {
        FactorizationTuning tuning = search.apply(tuner);
        progress.close();
        finish(dataset, tuning);
      }
      tuner.deleteFile(); // from here on nothing says that they are kept
    }
  }

  private void finish(Dataset dataset, FactorizationTuning tuning) {
    FactorizationModel winner =
        new FactorizationTraining(session, output, tuning.winner().whole(), threads)
            .trainOnly(dataset, tuning.split());
    TrainedOutput trained = new TrainedOutput(session, output, format);
    TrainedOutput.Trained result = trained.complete(dataset, winner, Map.of());
    List<Path> files = write(dataset, tuning);
    switch (format) {
      case TABLE -> session.out().print(text(tuning, trained.text(result), files));
      case JSON -> session.out().println(Json.pretty(json(tuning, trained.json(result))));
      case CSV -> session.out().print(csv(tuning));
    }
  }

  private List<Path> write(Dataset dataset, FactorizationTuning tuning) {
    Path csv = output.folder.resolve("tune-factorization.csv");
    AtomicFile.write(csv, csv(tuning));
    FactorizationSettings settings = tuning.winner().settings();
    List<TrialCurve> curves = tuning.ranked().stream().map(FactorizationSearch::curve).toList();
    Figure figure =
        TrialsChart.bySweep(dataset.provenance(), curves, settings.sweeps(), settings.burnIn());
    List<Path> files = new ArrayList<>(List.of(csv));
    files.addAll(Picture.of(figure).write(output.folder));
    return files;
  }

  private static TrialCurve curve(FactorizationTrial trial) {
    List<Double> rmse = trial.curve();
    return new TrialCurve(trial.number(), trial.ofDefaults(), true, rmse, rmse.size());
  }

  private static String text(FactorizationTuning tuning, String ofWinner, List<Path> files) {
    TextTable table = new TextTable(COLUMNS.toArray(String[]::new));
    tuning.ranked().forEach(trial -> table.row(cells(trial).toArray(String[]::new)));
    FactorizationTrial winner = tuning.winner();
    String comparison =
        winner.ofDefaults()
            ? "The default settings (trial 1) won: no trial was better on the validation part.\n"
            : "Trial %d won with validation RMSE %s; the default settings (trial 1) reached %s.\n"
                .formatted(
                    winner.number(),
                    JudgedOutput.decimal(winner.validationRmse()),
                    JudgedOutput.decimal(tuning.byDefault().validationRmse()));
    return "Trials, RMSE on the validation part\n"
        + table
        + "\n"
        + comparison
        + ofWinner
        + files.stream().map("Trials %s\n"::formatted).collect(Collectors.joining())
        + "\nTo train with these settings: matinee train "
        + options(winner)
        + "\n";
  }

  /** Cells under the columns. */
  static List<String> cells(FactorizationTrial trial) {
    return List.of(
        Integer.toString(trial.number()),
        JudgedOutput.decimal(trial.validationRmse()),
        factors(trial.settings().factors()),
        ModelKind.word(trial.settings().noise()),
        trial.settings().attributes() ? "yes" : "no",
        trial.settings().history() ? "yes" : "no");
  }

  private static String factors(List<Integer> factors) {
    return String.join(",", factors.stream().map(String::valueOf).toList());
  }

  /** The options of {@code matinee train} that give the winner. */
  private static String options(FactorizationTrial winner) {
    return "--factors %s --noise %s %s %s --seed %d"
        .formatted(
            factors(winner.whole().factors()),
            ModelKind.word(winner.settings().noise()),
            winner.settings().attributes() ? "--attributes" : "--no-attributes",
            winner.settings().history() ? "--history" : "--no-history",
            winner.settings().seed());
  }

  private static Map<String, Object> json(FactorizationTuning tuning, Map<String, Object> winner) {
    Map<String, Object> json = new LinkedHashMap<>(winner);
    json.put("trials", tuning.ranked().stream().map(FactorizationSearch::trialJson).toList());
    return json;
  }

  private static Map<String, Object> trialJson(FactorizationTrial trial) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("number", trial.number());
    json.put("settings", trial.settings());
    json.put("validationRmse", trial.validationRmse());
    json.put("curve", trial.curve());
    return json;
  }

  private static String csv(FactorizationTuning tuning) {
    return Csv.of(
        List.of("trial", "validation_rmse", "factors", "noise", "attributes", "history"),
        tuning.ranked().stream().map(FactorizationSearch::cells).toList());
  }
}
