package io.matinee.cli;

import io.matinee.evaluation.Interval;
import io.matinee.evaluation.Protocol;
import io.matinee.evaluation.RatingJudgement;
import io.matinee.evaluation.RatingMetrics;
import io.matinee.evaluation.SliceMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Judgements as text, JSON and CSV. */
final class JudgedOutput {
  /** The columns of {@link #rows}. */
  static final List<String> COLUMNS = List.of("held-out part", "RMSE", "95 %", "MAE", "95 %");

  private JudgedOutput() {}

  /** The conditions, a line each. */
  static String protocol(String command, Protocol protocol) {
    return protocol(command, Stream.of(protocol));
  }

  /** The conditions of all {@code protocols}, those that they share once. */
  static String protocol(String command, Stream<Protocol> protocols) {
    Map<String, Set<String>> facts = new LinkedHashMap<>();
    protocols
        .flatMap(protocol -> facts(command, protocol).stream())
        .forEach(
            fact ->
                facts.computeIfAbsent(fact.get(0), name -> new LinkedHashSet<>()).add(fact.get(1)));
    StringBuilder text = new StringBuilder("Protocol\n");
    facts.forEach(
        (name, values) ->
            values.forEach(value -> text.append("  %-9s  %s%n".formatted(name, value))));
    return text.toString();
  }

  /** The conditions: a name and what holds, for each. */
  static List<List<String>> facts(String command, Protocol protocol) {
    String data = (protocol.synthetic() ? "SYNTHETIC: " : "") + protocol.data();
    String parts =
        String.format(
            Locale.ROOT,
            "%s: %,d ratings to train on, %,d held out",
            protocol.split(),
            protocol.trainRatings(),
            protocol.testRatings());
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of("data", data + ", checksum " + protocol.checksum()));
    facts.add(List.of("split", parts));
    facts.add(List.of("date", "of the rating to be predicted: " + Conditions.date(protocol)));
    if (!protocol.relevant().isEmpty()) {
      facts.add(List.of("relevant", protocol.relevant()));
    }
    if (!protocol.interval().isEmpty()) {
      facts.add(List.of("intervals", protocol.interval()));
    }
    facts.add(List.of("seed", Long.toString(protocol.seed())));
    facts.add(List.of("version", protocol.version()));
    facts.add(List.of("command", command));
    return facts;
  }

  /** One line a model. */
  static TextTable table(List<RatingJudgement> models) {
    TextTable table = new TextTable(COLUMNS.toArray(String[]::new));
    rows(models).forEach(row -> table.row(row.toArray(String[]::new)));
    return table;
  }

  /** Cells under {@link #COLUMNS}, a row for each model. */
  static List<List<String>> rows(List<RatingJudgement> models) {
    return models.stream()
        .map(
            model ->
                List.of(
                    model.name(),
                    decimal(model.overall().rmse()),
                    interval(model.rmse95()),
                    decimal(model.overall().mae()),
                    interval(model.mae95())))
        .toList();
  }

  /** One line a slice of the model. */
  static TextTable slices(RatingJudgement model) {
    TextTable table = new TextTable(model.name() + " by", "", "people", "ratings", "RMSE", "MAE");
    for (SliceMetrics slice : model.slices()) {
      table.row(
          slice.by(),
          slice.value(),
          Integer.toString(slice.people()),
          Integer.toString(slice.metrics().ratings()),
          decimal(slice.metrics().rmse()),
          decimal(slice.metrics().mae()));
    }
    return table;
  }

  /** The answer's {@code models} as JSON. */
  static List<Map<String, Object>> json(List<RatingJudgement> models) {
    return models.stream().map(JudgedOutput::json).toList();
  }

  private static Map<String, Object> json(RatingJudgement model) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", model.name());
    putMetrics(json, model.overall());
    json.put("rmse95", List.of(model.rmse95().low(), model.rmse95().high()));
    json.put("mae95", List.of(model.mae95().low(), model.mae95().high()));
    json.put("slices", model.slices().stream().map(JudgedOutput::json).toList());
    return json;
  }

  private static Map<String, Object> json(SliceMetrics slice) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("by", slice.by());
    json.put("value", slice.value());
    json.put("people", slice.people());
    putMetrics(json, slice.metrics());
    return json;
  }

  private static void putMetrics(Map<String, Object> json, RatingMetrics metrics) {
    json.put("ratings", metrics.ratings());
    json.put("rmse", metrics.rmse());
    json.put("mae", metrics.mae());
  }

  /** One line a model and slice; a model's own line has no slice. */
  static String csv(String command, Judged judged) {
    Conditions conditions = new Conditions(judged.protocol(), command);
    List<List<String>> rows = new ArrayList<>();
    for (RatingJudgement model : judged.models()) {
      rows.add(cells(conditions, model, "", "", model.overall(), model.rmse95()));
      for (SliceMetrics slice : model.slices()) {
        rows.add(cells(conditions, model, slice.by(), slice.value(), slice.metrics(), null));
      }
    }
    return Csv.of(
        Conditions.before(
            List.of("model", "by", "value", "ratings", "rmse", "rmse_low", "rmse_high", "mae")),
        rows);
  }

  private static List<String> cells(
      Conditions conditions,
      RatingJudgement model,
      String by,
      String value,
      RatingMetrics metrics,
      Interval rmse95) {
    return conditions.with(
        List.of(
            model.name(),
            by,
            value,
            Integer.toString(metrics.ratings()),
            Double.toString(metrics.rmse()),
            rmse95 == null ? "" : Double.toString(rmse95.low()),
            rmse95 == null ? "" : Double.toString(rmse95.high()),
            Double.toString(metrics.mae())));
  }

  static String decimal(double number) {
    return String.format(Locale.ROOT, "%.4f", number);
  }

  private static String interval(Interval interval) {
    return decimal(interval.low()) + " to " + decimal(interval.high());
  }
}
