package io.matinee.cli;

import io.matinee.data.Demographics;
import io.matinee.model.Json;
import io.matinee.model.Profile;
import io.matinee.recommendation.Recommendation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lists as text, JSON and CSV. */
final class ListOutput {
  /** The columns of a list as CSV. */
  static final List<String> COLUMNS =
      List.of("rank", "id", "title", "rating", "score", "year", "genres");

  private ListOutput() {}

  /** Prints {@code list}; {@code user} is {@code null} for a newcomer. */
  static void print(
      Session session,
      FormatOption.Format format,
      String user,
      Profile profile,
      List<Recommendation> list) {
    switch (format) {
      case TABLE -> session.out().print(text(list));
      case JSON -> session.out().println(Json.pretty(json(user, profile, list)));
      case CSV -> session.out().print(csv(list));
    }
  }

  /** One line a movie, everything to the right as the report prints it. */
  static String text(List<Recommendation> list) {
    int rank = Integer.toString(list.size()).length();
    int id = "id".length();
    int title = "title".length();
    for (Recommendation entry : list) {
      id = Math.max(id, entry.movie().id().length());
      title = Math.max(title, entry.movie().title().length());
    }
    String line = "%" + (rank + 1) + "s  %" + id + "s  %" + title + "s  %8s%n";
    StringBuilder text = new StringBuilder(line.formatted("", "id", "title", "rating"));
    for (Recommendation entry : list) {
      String rating = String.format(Locale.ROOT, "%.6f", entry.rating());
      text.append(line.formatted(entry.rank(), entry.movie().id(), entry.movie().title(), rating));
    }
    return text.toString();
  }

  /** A person and their list; {@code user} is {@code null} for a newcomer. */
  static Map<String, Object> json(String user, Profile profile, List<Recommendation> list) {
    Demographics person = profile.demographics();
    Map<String, Object> who = new LinkedHashMap<>();
    who.put("user", user);
    who.put("age", person.age());
    who.put("gender", person.gender());
    who.put("occupation", person.occupation());
    who.put("zip", person.zipCode());
    who.put("ratings", profile.history().size());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("profile", who);
    json.put("recommendations", list.stream().map(ListOutput::json).toList());
    return json;
  }

  private static Map<String, Object> json(Recommendation entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rank", entry.rank());
    json.put("id", entry.movie().id());
    json.put("title", entry.movie().title());
    json.put("rating", entry.rating());
    json.put("score", entry.score());
    json.put("year", entry.movie().year());
    json.put("genres", entry.movie().genres());
    json.put("ratings", entry.ratings());
    return json;
  }

  private static String csv(List<Recommendation> list) {
    return Csv.of(COLUMNS, list.stream().map(ListOutput::row).toList());
  }

  /** A row of CSV, under {@link #COLUMNS}. */
  static List<String> row(Recommendation entry) {
    return List.of(
        Integer.toString(entry.rank()),
        entry.movie().id(),
        entry.movie().title(),
        Float.toString(entry.rating()),
        Float.toString(entry.score()),
        entry.movie().year() == null ? "" : entry.movie().year().toString(),
        String.join("|", entry.movie().genres()));
  }
}
