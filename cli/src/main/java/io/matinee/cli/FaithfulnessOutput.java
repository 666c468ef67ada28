package io.matinee.cli;

import io.matinee.Version;
import io.matinee.cli.FormatOption.Format;
import io.matinee.explanation.Faithfulness;
import io.matinee.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A deletion test as text, JSON and CSV.
 *
 * @param served whose reasons were deleted
 * @param seed of the random ones
 */
record FaithfulnessOutput(ServedModel served, Faithfulness measured, long seed) {
  private static final List<String> COLUMNS =
      List.of(
          "data",
          "checksum",
          "seed",
          "version",
          "command",
          "model",
          "people",
          "deleted",
          "named",
          "random",
          "ratio",
          "ahead");

  void print(Session session, Format format) {
    switch (format) {
      case TABLE -> session.out().print(text(session.command()));
      case JSON -> session.out().println(Json.pretty(json(session.command())));
      case CSV -> session.out().print(Csv.of(COLUMNS, List.of(row(session.command()))));
    }
  }

  private String data() {
    return served.dataset().provenance().name();
  }

  private String checksum() {
    return served.dataset().checksum();
  }

  private String model() {
    return served.model().name();
  }

  private String text(String command) {
    TextTable table = new TextTable("deleted from a person's ratings", "their rating moves by");
    table.row("the %d named as reasons".formatted(measured.reasons()), stars(measured.named()));
    table.row("%d at random".formatted(measured.reasons()), stars(measured.random()));
    return table
        + String.format(
            Locale.ROOT,
            "%nThe reasons named move it %.1f times as far, and further for %.1f %% of people.%n"
                + "%nProtocol  %s, %,d people, the movie that each is recommended first,%n"
                + "          rating predicted anew without the deleted ones, mean absolute"
                + " change in stars, seed %d%n"
                + "          %s, checksum %s; version %s%n          %s%n",
            measured.ratio(),
            100 * measured.ahead(),
            model(),
            measured.people(),
            seed,
            data(),
            checksum(),
            Version.CURRENT,
            command);
  }

  private static String stars(double stars) {
    return String.format(Locale.ROOT, "%.4f", stars);
  }

  private Map<String, Object> json(String command) {
    Map<String, Object> protocol = new LinkedHashMap<>();
    protocol.put("data", data());
    protocol.put("checksum", checksum());
    protocol.put("people", measured.people());
    protocol.put("deleted", measured.reasons());
    protocol.put("movie", "the first of each person's list");
    protocol.put("seed", seed);
    protocol.put("version", Version.CURRENT);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("command", command);
    json.put("protocol", protocol);
    json.put("model", model());
    json.put("named", measured.named());
    json.put("random", measured.random());
    json.put("ratio", measured.ratio());
    json.put("ahead", measured.ahead());
    return json;
  }

  private List<String> row(String command) {
    return List.of(
        data(),
        checksum(),
        Long.toString(seed),
        Version.CURRENT,
        command,
        model(),
        Integer.toString(measured.people()),
        Integer.toString(measured.reasons()),
        Double.toString(measured.named()),
        Double.toString(measured.random()),
        Double.toString(measured.ratio()),
        Double.toString(measured.ahead()));
  }
}
