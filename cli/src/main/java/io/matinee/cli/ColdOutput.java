package io.matinee.cli;

import io.matinee.evaluation.Protocol;
import io.matinee.evaluation.RatingJudgement;
import io.matinee.evaluation.RatingMetrics;
import io.matinee.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How models do on people or movies that are new to them, as text, JSON and CSV.
 *
 * @param protocol how they were judged
 * @param judgements by how many ratings were given; new movies have none
 * @param givenName of the number of ratings given in JSON and CSV; {@code null} for movies
 */
record ColdOutput(
    Session session,
    Protocol protocol,
    Map<Integer, List<RatingJudgement>> judgements,
    String givenName) {

  static ColdOutput ofPeople(
      Session session, Protocol protocol, Map<Integer, List<RatingJudgement>> judgements) {
    return new ColdOutput(session, protocol, judgements, "given");
  }

  static ColdOutput ofMovies(Session session, Protocol protocol, List<RatingJudgement> judgements) {
    return new ColdOutput(session, protocol, Map.of(0, judgements), null);
  }

  void print(FormatOption.Format format) {
    switch (format) {
      case TABLE -> session.out().print(text());
      case JSON -> session.out().println(Json.pretty(json()));
      case CSV -> session.out().print(csv());
    }
  }

  private String text() {
    String tables =
        givenName == null
            ? JudgedOutput.table(judgements.get(0)).toString()
            : table("RMSE, ratings given", RatingMetrics::rmse)
                + "\n"
                + table("MAE, ratings given", RatingMetrics::mae);
    return tables + "\n" + JudgedOutput.protocol(session.command(), protocol);
  }

  /** A row a model, a column for each number of ratings given. */
  private TextTable table(String title, ToDoubleFunction<RatingMetrics> metric) {
    List<String> header = new ArrayList<>(List.of(title));
    judgements.keySet().forEach(given -> header.add(given.toString()));
    TextTable table = new TextTable(header.toArray(String[]::new));
    List<RatingJudgement> first = judgements.values().iterator().next();
    for (int model = 0; model < first.size(); model++) {
      List<String> row = new ArrayList<>(List.of(first.get(model).name()));
      for (List<RatingJudgement> models : judgements.values()) {
        row.add(JudgedOutput.decimal(metric.applyAsDouble(models.get(model).overall())));
      }
      table.row(row.toArray(String[]::new));
    }
    return table;
  }

  private Map<String, Object> json() {
    List<Map<String, Object>> models =
        perModel(
            judgement -> {
              Map<String, Object> json = JudgedOutput.json(List.of(judgement)).get(0);
              json.remove("slices");
              return json;
            },
            (given, json) -> json.put(givenName, given));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("command", session.command());
    json.put("protocol", protocol);
    json.put("models", models);
    return json;
  }

  private String csv() {
    List<String> header =
        new ArrayList<>(Conditions.before(List.of("model", "ratings", "rmse", "mae")));
    if (givenName != null) {
      header.add(givenName);
    }
    return Csv.of(header, perModel(this::row, (given, row) -> row.add(given.toString())));
  }

  private List<String> row(RatingJudgement judgement) {
    return new ArrayList<>(
        new Conditions(protocol, session.command())
            .with(
                List.of(
                    judgement.name(),
                    Integer.toString(judgement.overall().ratings()),
                    Double.toString(judgement.overall().rmse()),
                    Double.toString(judgement.overall().mae()))));
  }

  /** Says how many ratings were given. */
  private interface Mark<T> {
    void put(Integer given, T on);
  }

  private <T> List<T> perModel(Function<RatingJudgement, T> show, Mark<T> mark) {
    List<T> all = new ArrayList<>();
    judgements.forEach(
        (given, models) ->
            models.forEach(
                judgement -> {
                  T shown = show.apply(judgement);
                  if (givenName != null) {
                    mark.put(given, shown);
                  }
                  all.add(shown);
                }));
    return all;
  }
}
