package io.matinee.cli;

import io.matinee.cli.chart.Text;
import io.matinee.cli.report.HtmlReport;
import io.matinee.evaluation.BenchmarkResult;
import io.matinee.evaluation.Metric;
import io.matinee.evaluation.ModelResult;
import io.matinee.evaluation.SliceMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts a benchmark into one web page of words, tables and charts. */
final class BenchmarkReport {
  private final BenchmarkRun run;
  private final BenchmarkResult result;
  private final BenchmarkFigures figures;
  private final HtmlReport page;

  private BenchmarkReport(BenchmarkRun run) {
    this.run = run;
    this.result = run.result();
    this.figures = new BenchmarkFigures(run);
    this.page = new HtmlReport(Text.titled(run.data(), "Benchmark: " + result.protocol().data()));
  }

  /** The page. */
  static HtmlReport of(BenchmarkRun run) {
    BenchmarkReport report = new BenchmarkReport(run);
    report.conditions();
    report.ratings();
    report.lists();
    report.comparisons();
    report.slices();
    new BenchmarkWeaknesses(run, report.figures, report.page).add();
    report.definitions();
    report.page.footer(
        "Made by Matinee " + run.result().protocol().version() + ": " + run.command());
    return report.page;
  }

  static void add(HtmlReport page, BenchmarkTables.Table table) {
    if (!table.rows().isEmpty()) {
      page.table(
          table.header().stream().map(BenchmarkReport::unbroken).toList(),
          table.rows().stream()
              .map(row -> row.stream().map(BenchmarkReport::unbroken).toList())
              .toList());
    }
  }

  /** Intervals, inequalities and shares stay on one line. */
  private static String unbroken(String cell) {
    return cell.matches("[-<].*|.* to .*|.*\\d+ %.*")
        ? cell.replace(' ', HtmlReport.NO_BREAK)
        : cell;
  }

  private void conditions() {
    page.heading("Conditions");
    List<List<String>> facts =
        new ArrayList<>(JudgedOutput.facts(run.command(), result.protocol()));
    facts.add(List.of("people", Text.number(result.people()) + " with ratings held out"));
    facts.addAll(BenchmarkOutput.moreFacts(run));
    page.table(List.of(), facts);
    page.paragraph(
        "The same command on the same data gives the same figures to the last digit, but for times"
            + " and memory. benchmark.csv has a line for each figure, with all of this in it.");
  }

  private void ratings() {
    BenchmarkTables.Table table = BenchmarkTables.ratings(result);
    if (table.rows().isEmpty()) {
      return;
    }
    page.heading("Ratings");
    result
        .best(Metric.RMSE)
        .ifPresent(
            best ->
                page.paragraph(
                    "%s has the lowest RMSE, %s stars. p says how likely a difference as great as"
                            .formatted(
                                capital(best.name()), Text.decimal(best.value(Metric.RMSE), 4))
                        + " that to it would be if both were equally good."));
    add(page, table);
    figures.calibration().ifPresent(page::picture);
  }

  private void lists() {
    BenchmarkTables.Table table = BenchmarkTables.lists(result);
    if (table.rows().isEmpty()) {
      return;
    }
    page.heading("Lists of " + result.length());
    result
        .best(Metric.NDCG)
        .ifPresent(
            best ->
                page.paragraph(
                    "%s has the highest NDCG, %s. Models that predict ratings only are shown with"
                            .formatted(
                                capital(best.name()), Text.decimal(best.value(Metric.NDCG), 4))
                        + " lists in the order of predicted ratings: whether somebody would like a"
                        + " movie says little about whether they will watch it."));
    add(page, table);
    add(page, BenchmarkTables.catalogue(result));
    figures.coverage().ifPresent(page::picture);
  }

  /** At the beginning of a sentence. */
  static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private void comparisons() {
    BenchmarkTables.Table table = BenchmarkTables.comparisons(result);
    if (!table.rows().isEmpty()) {
      page.heading("Every model against the best");
      page.paragraph(
          "Differences over the same people, with the interval of a paired bootstrap. p is that of"
              + " a two-sided sign-flip test over people (Fisher 1935; Smucker, Allan and"
              + " Carterette 2007), 10,000 flips, by itself and corrected for all comparisons of"
              + " one metric (Holm 1979).");
      add(page, table);
    }
  }

  private void slices() {
    if (result.best(Metric.RMSE).isEmpty()) {
      return;
    }
    page.heading("For whom, and for which movies");
    page.paragraph(
        "Differences between slices of twenty people or more: all of the model with the lowest"
            + " RMSE, and the largest of each other.");
    add(page, BenchmarkTables.gaps(result));
    figures.slices("age", "RMSE by age").ifPresent(page::picture);
    figures.slices("gender", "RMSE by gender").ifPresent(page::picture);
    figures.slices("occupation", "RMSE by occupation").ifPresent(page::picture);
    figures
        .slices("training ratings", "RMSE by how many of the person's ratings are known")
        .ifPresent(page::picture);
    figures
        .slices("movie's ratings", "RMSE by how many training ratings the movie has")
        .ifPresent(page::picture);
    sliceTable(result.best(Metric.RMSE).orElseThrow());
  }

  private void sliceTable(ModelResult model) {
    List<List<String>> rows = new ArrayList<>();
    for (SliceMetrics slice : model.slices()) {
      String ndcg =
          result.best(Metric.NDCG).stream()
              .flatMap(best -> best.listSlices().stream())
              .filter(of -> of.by().equals(slice.by()) && of.value().equals(slice.value()))
              .map(of -> Text.decimal(of.ndcg(), 4))
              .findFirst()
              .orElse("");
      rows.add(
          List.of(
              slice.by(),
              slice.value(),
              Text.number(slice.people()),
              Text.number(slice.metrics().ratings()),
              Text.decimal(slice.metrics().rmse(), 4),
              ndcg));
    }
    String lists = result.best(Metric.NDCG).map(best -> "NDCG of " + best.name()).orElse("NDCG");
    page.table(List.of("by", "", "people", "ratings", "RMSE of " + model.name(), lists), rows);
  }

  private void definitions() {
    page.heading("Definitions");
    page.paragraph(
        "Ratings of four fifths of the best or more are liked. Relevant are "
            + result.protocol().relevant()
            + ". Lists hold the k best of all movies that the person has not"
            + " rated in the training part (newcomers: in the pool that their known ratings are"
            + " drawn from); none are sampled. People without a relevant movie have"
            + " no list and count nowhere in a list's metrics. Over folds, figures are means of the"
            + " folds' figures. Intervals hold 95 % of a thousand bootstrap draws of people.");
    page.table(
        List.of("Figure", "Definition"),
        Arrays.stream(Metric.values())
            .map(metric -> List.of(metric.label(), metric.definition()))
            .toList());
  }
}
