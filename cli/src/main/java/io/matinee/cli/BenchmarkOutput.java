package io.matinee.cli;

import io.matinee.data.AtomicFile;
import io.matinee.evaluation.Metric;
import io.matinee.model.Json;
import java.nio.file.Path;
import java.util.List;

/** Prints what a benchmark found, and writes it to files. */
final class BenchmarkOutput {
  private final Session session;
  private final OutputOptions output;
  private final FormatOption.Format format;

  BenchmarkOutput(Session session, OutputOptions output, FormatOption.Format format) {
    this.session = session;
    this.output = output;
    this.format = format;
  }

  void finish(BenchmarkRun run) {
    Path csv = output.folder.resolve("benchmark.csv");
    Path json = output.folder.resolve("benchmark.json");
    AtomicFile.write(csv, BenchmarkData.csv(run));
    AtomicFile.write(json, Json.pretty(BenchmarkData.json(run)) + "\n");
    Path html = BenchmarkReport.of(run).write(output.folder.resolve("benchmark.html"));
    switch (format) {
      case TABLE -> session.out().print(text(run));
      case JSON -> session.out().println(Json.pretty(BenchmarkData.json(run)));
      case CSV -> session.out().print(BenchmarkData.csv(run));
    }
    if (!output.quiet) {
      session.err().println("Wrote " + csv + ", " + json.getFileName() + " and " + html);
    }
  }

  private static String text(BenchmarkRun run) {
    StringBuilder text = new StringBuilder();
    List<BenchmarkTables.Table> tables =
        List.of(
            BenchmarkTables.ratings(run.result()),
            BenchmarkTables.lists(run.result()),
            BenchmarkTables.catalogue(run.result()),
            BenchmarkTables.gaps(run.result()),
            BenchmarkTables.overfitting(run.result()),
            BenchmarkTables.costs(run.result()));
    tables.stream()
        .filter(table -> !table.rows().isEmpty())
        .forEach(table -> text.append(table.text()).append('\n'));
    if (run.cold() != null) {
      text.append(
              BenchmarkTables.cold(
                      run.cold(), "newcomers, RMSE by ratings given", point -> point.rmse())
                  .text())
          .append('\n');
    }
    if (run.decay() != null) {
      text.append(BenchmarkTables.decay(run.decay()).text()).append('\n');
    }
    run.notes().forEach(note -> text.append(note).append("\n\n"));
    return text.append(facts(run)).toString();
  }

  private static String facts(BenchmarkRun run) {
    StringBuilder text =
        new StringBuilder(JudgedOutput.protocol(run.command(), run.result().protocol()));
    moreFacts(run).forEach(fact -> text.append("  %-9s  %s%n".formatted(fact.toArray())));
    return text.toString();
  }

  /** What is to be said beside the protocol: a name and what holds, for each. */
  static List<List<String>> moreFacts(BenchmarkRun run) {
    return List.of(
        List.of(
            "p",
            "sign-flip test over people against the best by "
                + Metric.RMSE.label()
                + " or "
                + Metric.NDCG.label()
                + ", 10,000 flips, corrected by Holm; see benchmark.html for definitions"),
        List.of("sampling", run.sampling().get(0)),
        List.of("machine", run.machine()));
  }
}
