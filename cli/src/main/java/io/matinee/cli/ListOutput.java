package io.matinee.cli;

import io.matinee.cli.chart.Text;
import io.matinee.data.Demographics;
import io.matinee.model.Json;
import io.matinee.model.Profile;
import io.matinee.recommendation.Recommendation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

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
      List<ListedMovie> list) {
    switch (format) {
      case TABLE -> session.out().print(text(list, session.columns()));
      case JSON -> session.out().println(Json.pretty(json(user, profile, list)));
      case CSV -> session.out().print(csv(list));
    }
  }

  /**
   * One line a movie, everything to the right as the report prints it.
   *
   * @param columns of the terminal; 0 where there is none
   */
  static String text(List<ListedMovie> list, int columns) {
    int rank = Integer.toString(list.size()).length();
    int id = "id".length();
    int title = "title".length();
    for (ListedMovie listed : list) {
      id = Math.max(id, listed.entry().movie().id().length());
      title = Math.max(title, listed.entry().movie().title().length());
    }
    String line = "%" + (rank + 1) + "s  %" + id + "s  %" + title + "s  %8s%s%n";
    boolean sure = list.stream().anyMatch(listed -> listed.estimate() != null);
    StringBuilder text = new StringBuilder();
    text.append(line.formatted("", "id", "title", "rating", sure ? "  80 % within  liked" : ""));
    for (ListedMovie listed : list) {
      Recommendation entry = listed.entry();
      String rating = String.format(Locale.ROOT, "%.6f", entry.rating());
      String within =
          sure ? String.format(Locale.ROOT, "  %11s  %5s", plusMinus(listed), liked(listed)) : "";
      text.append(
          line.formatted(entry.rank(), entry.movie().id(), entry.movie().title(), rating, within));
      if (listed.why() != null) {
        text.append(Text.wrapped(listed.why(), columns, " ".repeat(rank + 3))).append('\n');
      }
    }
    return text.toString();
  }

  /** How far from the rating expected it may well be, such as {@code ± 1.10}. */
  static String plusMinus(ListedMovie listed) {
    return String.format(Locale.ROOT, "± %.2f", listed.plusMinus());
  }

  /** The probability that the person likes the movie, such as {@code 78 %}. */
  static String liked(ListedMovie listed) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * listed.estimate().liked());
  }

  /** A person and their list; {@code user} is {@code null} for a newcomer. */
  static Map<String, Object> json(String user, Profile profile, List<ListedMovie> list) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("profile", json(user, profile));
    json.put("recommendations", list.stream().map(ListOutput::json).toList());
    return json;
  }

  /** A person; {@code user} is {@code null} for a newcomer. */
  static Map<String, Object> json(String user, Profile profile) {
    Demographics person = profile.demographics();
    Map<String, Object> who = new LinkedHashMap<>();
    who.put("user", user);
    who.put("age", person.age());
    who.put("gender", person.gender());
    who.put("occupation", person.occupation());
    who.put("zip", person.zipCode());
    who.put("ratings", profile.history().size());
    return who;
  }

  private static Map<String, Object> json(ListedMovie listed) {
    Recommendation entry = listed.entry();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rank", entry.rank());
    json.put("id", entry.movie().id());
    json.put("title", entry.movie().title());
    json.put("rating", entry.rating());
    json.put("score", entry.score());
    if (listed.estimate() != null) {
      json.put("deviation", listed.estimate().deviation());
      json.put("liked", listed.estimate().liked());
    }
    if (listed.why() != null) {
      json.put("why", listed.why());
    }
    json.put("year", entry.movie().year());
    json.put("genres", entry.movie().genres());
    json.put("ratings", entry.ratings());
    return json;
  }

  private static String csv(List<ListedMovie> list) {
    if (list.stream().allMatch(listed -> listed.why() == null)) {
      return Csv.of(COLUMNS, list.stream().map(ListOutput::row).toList());
    }
    List<String> columns = Stream.concat(COLUMNS.stream(), Stream.of("why")).toList();
    return Csv.of(
        columns,
        list.stream()
            .map(each -> Stream.concat(row(each).stream(), Stream.of(each.why())).toList())
            .toList());
  }

  /** A row of CSV, under {@link #COLUMNS}. */
  static List<String> row(ListedMovie listed) {
    Recommendation entry = listed.entry();
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
