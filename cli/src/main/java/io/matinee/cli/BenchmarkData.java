package io.matinee.cli;

import io.matinee.evaluation.ColdStartCurve;
import io.matinee.evaluation.Comparison;
import io.matinee.evaluation.Interval;
import io.matinee.evaluation.Metric;
import io.matinee.evaluation.ModelResult;
import io.matinee.evaluation.Score;
import io.matinee.evaluation.TimeDecay;
import io.matinee.evaluation.UncertaintyJudgement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The figures of a benchmark for other programs. All but {@code cost} and {@code machine} are the
 * same in a second run.
 */
final class BenchmarkData {
  private static final List<String> COLUMNS =
      Conditions.before(List.of("model", "by", "value", "metric", "figure", "low", "high"));

  private BenchmarkData() {}

  /** One object. */
  static Map<String, Object> json(BenchmarkRun run) {
    Map<String, Object> protocol = new LinkedHashMap<>();
    protocol.put("command", run.command());
    protocol.put("seed", run.seed());
    protocol.put("conditions", run.result().protocol());
    protocol.put("length", run.result().length());
    protocol.put("people", run.result().people());
    protocol.put("sampling", run.sampling());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("protocol", protocol);
    json.put("definitions", definitions());
    json.put("models", run.result().models().stream().map(BenchmarkData::json).toList());
    json.put("coldStart", run.cold());
    json.put("decay", run.decay());
    json.put("reasons", run.reasons());
    json.put("notes", run.notes());
    Map<String, Object> costs = new LinkedHashMap<>();
    run.result().models().forEach(model -> costs.put(model.name(), model.cost()));
    json.put("cost", costs);
    json.put("machine", run.machine());
    return json;
  }

  private static Map<String, String> definitions() {
    Map<String, String> definitions = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      definitions.put(key(metric), metric.definition());
    }
    return definitions;
  }

  static String key(Metric metric) {
    return metric.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> json(ModelResult model) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", model.name());
    Map<String, Score> scores = new LinkedHashMap<>();
    model.scores().forEach((metric, score) -> scores.put(key(metric), score));
    json.put("scores", scores);
    json.put("againstBest", model.againstBest());
    json.put("slices", model.slices());
    json.put("gaps", model.gaps());
    json.put("listSlices", model.listSlices());
    if (model.uncertainty() != null) {
      json.put("coverage", model.uncertainty().coverage());
      json.put("calibration", filled(model.uncertainty()));
    }
    json.put("trainRmse", model.trainRmse());
    json.put("likeBiases", model.likeBiases());
    return json;
  }

  /** Bins without ratings have no figures. */
  static List<UncertaintyJudgement.ProbabilityBin> filled(UncertaintyJudgement uncertainty) {
    return uncertainty.liked().stream().filter(bin -> bin.ratings() > 0).toList();
  }

  /** A line for each figure, with all that it was measured under. */
  static String csv(BenchmarkRun run) {
    List<List<String>> rows = new ArrayList<>();
    for (ModelResult model : run.result().models()) {
      Rows of = new Rows(run, model.name(), rows);
      model.scores().forEach((metric, score) -> of.add("", "", key(metric), score));
      for (Comparison c : model.againstBest()) {
        String metric = key(c.metric());
        of.add("against", c.best(), metric + "_difference", c.difference(), c.difference95());
        of.add("against", c.best(), metric + "_p", c.p(), null);
        of.add("against", c.best(), metric + "_p_holm", c.corrected(), null);
      }
      model.slices().forEach(s -> of.add(s.by(), s.value(), "rmse", s.metrics().rmse(), null));
      model.listSlices().forEach(s -> of.add(s.by(), s.value(), "ndcg", s.ndcg(), null));
      if (model.trainRmse() != null) {
        of.add("", "", "train_rmse", model.trainRmse(), null);
      }
      of.add("cost", "", "train_seconds", model.cost().trainSeconds(), null);
      of.add("cost", "", "score_seconds", model.cost().scoreSeconds(), null);
      of.add("cost", "", "held_megabytes", model.cost().heldMegabytes(), null);
      of.add("cost", "", "peak_megabytes", model.cost().peakMegabytes(), null);
    }
    addWeaknesses(run, rows);
    return Csv.of(COLUMNS, rows);
  }

  private static void addWeaknesses(BenchmarkRun run, List<List<String>> rows) {
    if (run.cold() != null) {
      run.cold().models().forEach((name, points) -> addCold(run, name, points, rows));
    }
    if (run.reasons() != null) {
      addReasons(run, rows);
    }
    if (run.decay() != null) {
      run.decay().models().forEach((name, points) -> addDecay(run, name, points, rows));
    }
  }

  private static void addReasons(BenchmarkRun run, List<List<String>> rows) {
    Rows of = new Rows(run, BenchmarkModel.FACTORIZATION.label(), rows);
    String deleted = Integer.toString(run.reasons().reasons());
    of.add("reasons deleted", deleted, "rating_moves_named", run.reasons().named());
    of.add("reasons deleted", deleted, "rating_moves_random", run.reasons().random());
  }

  private static void addCold(
      BenchmarkRun run, String name, List<ColdStartCurve.Point> points, List<List<String>> rows) {
    Rows of = new Rows(new Conditions(run.cold().protocol(), run.command()), name, rows);
    for (ColdStartCurve.Point point : points) {
      String given = Integer.toString(point.given());
      of.add("ratings given", given, "rmse", point.rmse());
      of.add("ratings given", given, "ndcg", point.ndcg());
    }
  }

  private static void addDecay(
      BenchmarkRun run, String name, List<TimeDecay.Point> points, List<List<String>> rows) {
    Rows of = new Rows(new Conditions(run.decay().protocol(), run.command()), name, rows);
    for (int i = 0; i < points.size(); i++) {
      String from = Double.toString(run.decay().tenths().get(i).from());
      of.add("tenth from", from, "rmse_as_it_was", points.get(i).asItWas());
      of.add("tenth from", from, "rmse_told", points.get(i).told());
      of.add("tenth from", from, "rmse_retrained", points.get(i).retrained());
    }
  }

  /** Adds the rows of one model under one protocol. */
  private record Rows(Conditions conditions, String model, List<List<String>> rows) {
    Rows(BenchmarkRun run, String model, List<List<String>> rows) {
      this(new Conditions(run.result().protocol(), run.command()), model, rows);
    }

    void add(String by, String value, String metric, Score score) {
      add(by, value, metric, score.value(), score.interval95());
    }

    void add(String by, String value, String metric, Double figure) {
      if (figure != null) {
        add(by, value, metric, figure, null);
      }
    }

    void add(String by, String value, String metric, double figure, Interval interval) {
      rows.add(
          conditions.with(
              List.of(
                  model,
                  by,
                  value,
                  metric,
                  Double.toString(figure),
                  interval == null ? "" : Double.toString(interval.low()),
                  interval == null ? "" : Double.toString(interval.high()))));
    }
  }
}
