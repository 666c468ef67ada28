package io.matinee.cli;

import io.matinee.evaluation.RatingJudgement;
import io.matinee.evaluation.RatingMetrics;
import io.matinee.model.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Judgements on several folds, with their mean and standard deviation. */
final class FoldsOutput {
  private final Session session;
  private final FormatOption.Format format;

  FoldsOutput(Session session, FormatOption.Format format) {
    this.session = session;
    this.format = format;
  }

  void print(List<Judged> folds) {
    switch (format) {
      case TABLE -> session.out().print(text(folds));
      case JSON -> session.out().println(Json.pretty(json(folds)));
      case CSV -> session.out().print(csv(folds));
    }
  }

  private String text(List<Judged> folds) {
    TextTable rmse = table("RMSE", folds, RatingMetrics::rmse);
    TextTable mae = table("MAE", folds, RatingMetrics::mae);
    StringBuilder text = new StringBuilder();
    text.append(rmse).append('\n').append(mae).append('\n');
    return text.append(
            JudgedOutput.protocol(session.command(), folds.stream().map(Judged::protocol)))
        .toString();
  }

  private static TextTable table(
      String title, List<Judged> folds, ToDoubleFunction<RatingMetrics> metric) {
    List<String> header = new ArrayList<>(List.of("held-out " + title));
    folds.forEach(fold -> header.add(fold.protocol().split().replace("official fold ", "")));
    header.add("mean");
    header.add("sd");
    TextTable table = new TextTable(header.toArray(String[]::new));
    for (int model = 0; model < folds.get(0).models().size(); model++) {
      double[] values = values(folds, model, metric);
      List<String> row = new ArrayList<>(List.of(folds.get(0).models().get(model).name()));
      for (double value : values) {
        row.add(JudgedOutput.decimal(value));
      }
      row.add(JudgedOutput.decimal(mean(values)));
      row.add(JudgedOutput.decimal(deviation(values)));
      table.row(row.toArray(String[]::new));
    }
    return table;
  }

  private Map<String, Object> json(List<Judged> folds) {
    List<Map<String, Object>> means = new ArrayList<>();
    for (int model = 0; model < folds.get(0).models().size(); model++) {
      double[] rmse = values(folds, model, RatingMetrics::rmse);
      double[] mae = values(folds, model, RatingMetrics::mae);
      Map<String, Object> mean = new LinkedHashMap<>();
      mean.put("name", folds.get(0).models().get(model).name());
      mean.put("rmse", mean(rmse));
      mean.put("rmse_sd", deviation(rmse));
      mean.put("mae", mean(mae));
      mean.put("mae_sd", deviation(mae));
      means.add(mean);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("command", session.command());
    json.put("protocol", folds.get(0).protocol().over("official folds u1 to u5, mean"));
    json.put("models", means);
    json.put("folds", folds.stream().map(fold -> fold.json(session.command())).toList());
    return json;
  }

  private String csv(List<Judged> folds) {
    List<List<String>> rows = new ArrayList<>();
    for (Judged fold : folds) {
      Conditions conditions = new Conditions(fold.protocol(), session.command());
      for (RatingJudgement model : fold.models()) {
        rows.add(
            conditions.with(
                List.of(
                    model.name(),
                    Integer.toString(model.overall().ratings()),
                    Double.toString(model.overall().rmse()),
                    Double.toString(model.overall().mae()))));
      }
    }
    return Csv.of(Conditions.before(List.of("model", "ratings", "rmse", "mae")), rows);
  }

  private static double[] values(
      List<Judged> folds, int model, ToDoubleFunction<RatingMetrics> metric) {
    return folds.stream()
        .mapToDouble(fold -> metric.applyAsDouble(fold.models().get(model).overall()))
        .toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** The standard deviation of a sample. */
  private static double deviation(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }
}
