package io.matinee.cli;

import io.matinee.cli.chart.Text;
import io.matinee.evaluation.BenchmarkResult;
import io.matinee.evaluation.ColdPeople;
import io.matinee.evaluation.ColdStartCurve;
import io.matinee.evaluation.Comparison;
import io.matinee.evaluation.Interval;
import io.matinee.evaluation.Metric;
import io.matinee.evaluation.ModelResult;
import io.matinee.evaluation.SliceGap;
import io.matinee.evaluation.TimeDecay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The figures of a benchmark as rows of text, for the terminal and the report alike. */
final class BenchmarkTables {
  private static final List<Metric> RATINGS =
      List.of(
          Metric.RMSE,
          Metric.MAE,
          Metric.LOG_LOSS,
          Metric.AUC,
          Metric.CALIBRATION_ERROR,
          Metric.WITHIN_50,
          Metric.WITHIN_80,
          Metric.WITHIN_95);
  private static final List<Metric> LISTS =
      List.of(
          Metric.NDCG, Metric.PRECISION, Metric.RECALL, Metric.MAP, Metric.MRR, Metric.HIT_RATE);
  private static final List<Metric> CATALOGUE =
      List.of(Metric.COVERAGE, Metric.GINI, Metric.POPULARITY, Metric.NOVELTY, Metric.DIVERSITY);

  /**
   * A table.
   *
   * @param header a title for each column
   * @param rows [rows][columns]
   */
  record Table(List<String> header, List<List<String>> rows) {
    /** As the terminal shows it. */
    String text() {
      TextTable table = new TextTable(header.toArray(String[]::new));
      rows.forEach(row -> table.row(row.toArray(String[]::new)));
      return table.toString();
    }
  }

  private BenchmarkTables() {}

  static Table ratings(BenchmarkResult result) {
    return metrics(result, "held-out ratings", RATINGS);
  }

  static Table lists(BenchmarkResult result) {
    return metrics(result, "lists of " + result.length(), LISTS);
  }

  static Table catalogue(BenchmarkResult result) {
    return metrics(result, "what lists are like", CATALOGUE);
  }

  /** The first metric has its interval and its p value beside it, where it is resampled. */
  private static Table metrics(BenchmarkResult result, String title, List<Metric> metrics) {
    Metric first = metrics.get(0);
    List<String> header = new ArrayList<>(List.of(title, first.label()));
    if (first.resampled()) {
      header.addAll(List.of("95 %", "p"));
    }
    metrics.stream().skip(1).map(Metric::label).forEach(header::add);
    List<List<String>> rows = new ArrayList<>();
    for (ModelResult model : result.models()) {
      if (model.scores().containsKey(first)) {
        List<String> row = new ArrayList<>(List.of(model.name(), figure(model, first)));
        if (first.resampled()) {
          row.add(interval(model.scores().get(first).interval95()));
          row.add(comparison(model, first).map(c -> probability(c.corrected())).orElse("best"));
        }
        metrics.stream().skip(1).map(metric -> figure(model, metric)).forEach(row::add);
        rows.add(row);
      }
    }
    return new Table(header, rows);
  }

  static Optional<Comparison> comparison(ModelResult model, Metric metric) {
    return model.againstBest().stream().filter(c -> c.metric() == metric).findFirst();
  }

  private static String figure(ModelResult model, Metric metric) {
    if (!model.scores().containsKey(metric)) {
      return "";
    }
    double value = model.value(metric);
    return Text.decimal(value, metric == Metric.POPULARITY ? 1 : metric == Metric.NOVELTY ? 2 : 4);
  }

  static String interval(Interval interval) {
    return Text.decimal(interval.low(), 4) + " to " + Text.decimal(interval.high(), 4);
  }

  static String probability(double p) {
    return p < 0.001 ? "< 0.001" : Text.decimal(p, 3);
  }

  static Table comparisons(BenchmarkResult result) {
    List<List<String>> rows = new ArrayList<>();
    for (Metric metric : List.of(Metric.RMSE, Metric.NDCG)) {
      for (ModelResult model : result.models()) {
        comparison(model, metric)
            .ifPresent(
                c ->
                    rows.add(
                        List.of(
                            metric.label(),
                            model.name(),
                            c.best(),
                            signed(c.difference()),
                            interval(c.difference95()),
                            probability(c.p()),
                            probability(c.corrected()))));
      }
    }
    return new Table(
        List.of("by", "model", "less the best", "difference", "95 %", "p", "p (Holm)"), rows);
  }

  static String signed(double difference) {
    return (difference > 0 ? "+" : "") + Text.decimal(difference, 4);
  }

  static Table costs(BenchmarkResult result) {
    return new Table(
        List.of("cost", "training (s)", "scoring (s)", "model (MB)", "peak of heap (MB)"),
        result.models().stream()
            .map(
                model ->
                    List.of(
                        model.name(),
                        Text.decimal(model.cost().trainSeconds(), 2),
                        Text.decimal(model.cost().scoreSeconds(), 2),
                        Text.decimal(model.cost().heldMegabytes(), 1),
                        Text.decimal(model.cost().peakMegabytes(), 0)))
            .toList());
  }

  /** The gaps of the best model by RMSE, and the largest of each other. */
  static Table gaps(BenchmarkResult result) {
    List<List<String>> rows = new ArrayList<>();
    Optional<ModelResult> best = result.best(Metric.RMSE);
    best.ifPresent(model -> model.gaps().forEach(gap -> rows.add(gap(model, gap))));
    for (ModelResult model : result.models()) {
      if (!best.map(model::equals).orElse(false)) {
        model.gaps().stream().limit(1).forEach(gap -> rows.add(gap(model, gap)));
      }
    }
    return new Table(
        List.of("largest gaps", "by", "lowest in", "RMSE", "highest in", "RMSE", "gap"), rows);
  }

  private static List<String> gap(ModelResult model, SliceGap gap) {
    return List.of(
        model.name(),
        gap.by(),
        gap.best().value(),
        Text.decimal(gap.best().metrics().rmse(), 4),
        gap.worst().value(),
        Text.decimal(gap.worst().metrics().rmse(), 4),
        Text.decimal(gap.gap(), 4));
  }

  static Table overfitting(BenchmarkResult result) {
    return new Table(
        List.of("RMSE", "learned from", "held out", "gap", "explained by biases"),
        result.models().stream()
            .filter(model -> model.trainRmse() != null)
            .map(
                model ->
                    List.of(
                        model.name(),
                        Text.decimal(model.trainRmse(), 4),
                        figure(model, Metric.RMSE),
                        signed(model.value(Metric.RMSE) - model.trainRmse()),
                        model.likeBiases() == null ? "" : Text.percent(model.likeBiases())))
            .toList());
  }

  static Table cold(ColdStartCurve curve, String title, Function<ColdStartCurve.Point, Double> of) {
    List<String> header = new ArrayList<>(List.of(title));
    ColdPeople.GIVEN.forEach(given -> header.add(given.toString()));
    List<List<String>> rows = new ArrayList<>();
    curve
        .models()
        .forEach(
            (name, points) -> {
              if (points.stream().allMatch(point -> of.apply(point) != null)) {
                List<String> row = new ArrayList<>(List.of(name));
                points.forEach(point -> row.add(Text.decimal(of.apply(point), 4)));
                rows.add(row);
              }
            });
    return new Table(header, rows);
  }

  static Table decay(TimeDecay decay) {
    List<String> header = new ArrayList<>(List.of("RMSE on the tenth from"));
    decay.tenths().forEach(tenth -> header.add(Text.decimal(100 * tenth.from(), 0) + " % on"));
    List<List<String>> rows = new ArrayList<>();
    decay
        .models()
        .forEach(
            (name, points) -> {
              rows.add(row(name + ", as it was", points, TimeDecay.Point::asItWas));
              rows.add(row(name + ", told new ratings", points, TimeDecay.Point::told));
              rows.add(row(name + ", retrained", points, TimeDecay.Point::retrained));
            });
    List<String> fresh = new ArrayList<>(List.of("ratings by people unknown in the first half"));
    decay.tenths().forEach(tenth -> fresh.add(Text.percent(tenth.newPeople())));
    rows.add(fresh);
    return new Table(header, rows);
  }

  private static List<String> row(
      String name, List<TimeDecay.Point> points, Function<TimeDecay.Point, Double> of) {
    List<String> row = new ArrayList<>(List.of(name));
    points.forEach(point -> row.add(Text.decimal(of.apply(point), 4)));
    return row;
  }
}
