package io.matinee.cli;

import io.matinee.cli.FormatOption.Format;
import io.matinee.explanation.Faithfulness;
import io.matinee.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A deletion test as text, JSON and CSV. */
final class FaithfulnessOutput {
  private static final List<String> COLUMNS =
      List.of("model", "people", "deleted", "seed", "named", "random", "ratio", "ahead");

  private FaithfulnessOutput() {}

  static void print(
      Session session, Format format, String model, Faithfulness measured, long seed) {
    switch (format) {
      case TABLE -> session.out().print(text(model, measured, seed));
      case JSON -> session.out().println(Json.pretty(json(model, measured, seed)));
      case CSV -> session.out().print(Csv.of(COLUMNS, List.of(row(model, measured, seed))));
    }
  }

  private static String text(String model, Faithfulness measured, long seed) {
    TextTable table = new TextTable("deleted from a person's ratings", "their rating moves by");
    table.row("the %d named as reasons".formatted(measured.reasons()), stars(measured.named()));
    table.row("%d at random".formatted(measured.reasons()), stars(measured.random()));
    return table
        + String.format(
            Locale.ROOT,
            "%nThe reasons named move it %.1f times as far, and further for %.1f %% of people.%n"
                + "%nProtocol  %s, %,d people, the movie that each is recommended first,%n"
                + "          rating predicted anew without the deleted ones, mean absolute"
                + " change in stars, seed %d%n",
            measured.ratio(),
            100 * measured.ahead(),
            model,
            measured.people(),
            seed);
  }

  private static String stars(double stars) {
    return String.format(Locale.ROOT, "%.4f", stars);
  }

  private static Map<String, Object> json(String model, Faithfulness measured, long seed) {
    Map<String, Object> protocol = new LinkedHashMap<>();
    protocol.put("people", measured.people());
    protocol.put("deleted", measured.reasons());
    protocol.put("movie", "the first of each person's list");
    protocol.put("seed", seed);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("protocol", protocol);
    json.put("model", model);
    json.put("named", measured.named());
    json.put("random", measured.random());
    json.put("ratio", measured.ratio());
    json.put("ahead", measured.ahead());
    return json;
  }

  private static List<String> row(String model, Faithfulness measured, long seed) {
    return List.of(
        model,
        Integer.toString(measured.people()),
        Integer.toString(measured.reasons()),
        Long.toString(seed),
        Double.toString(measured.named()),
        Double.toString(measured.random()),
        Double.toString(measured.ratio()),
        Double.toString(measured.ahead()));
  }
}
