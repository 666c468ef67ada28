package io.matinee.cli;

import io.matinee.cli.FormatOption.Format;
import io.matinee.cli.chart.PartsChart;
import io.matinee.cli.chart.Text;
import io.matinee.data.Movie;
import io.matinee.explanation.Explanation;
import io.matinee.explanation.RatedReason;
import io.matinee.explanation.Standing;
import io.matinee.explanation.WatchedReason;
import io.matinee.model.Json;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.model.RatingPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An explanation as text, JSON and CSV.
 *
 * @param model the name of the model whose rating it is
 * @param explanation of the rating
 * @param company rated movies by what they add to EASE's score; empty where lists do not go by it
 * @param standing where the movie stands in the person's list
 * @param words the explanation in words
 */
record ExplainedOutput(
    String model,
    Explanation explanation,
    List<WatchedReason> company,
    Standing standing,
    List<String> words) {
  private static final int NAMED = 8; // reasons in the table
  private static final List<String> COLUMNS = List.of("sort", "id", "name", "stars", "without");

  /** Prints it; {@code user} is {@code null} for a newcomer. */
  void print(Session session, Format format, boolean ascii, String user, Profile profile) {
    switch (format) {
      case TABLE -> session.out().print(text(ascii, session.columns()));
      case JSON -> session.out().println(Json.pretty(json(user, profile)));
      case CSV -> session.out().print(Csv.of(COLUMNS, rows()));
    }
  }

  private String text(boolean ascii, int columns) {
    StringBuilder text = new StringBuilder(explanation.movie().title()).append("\n\n");
    words.forEach(sentence -> text.append(Text.wrapped(sentence, columns, "")).append('\n'));
    text.append(Text.wrapped(standing.sentence(), columns, ""))
        .append("\n\nWhat the rating is made of (");
    text.append(model).append(")\n").append(PartsChart.of(explanation, ascii));
    if (!explanation.reasons().isEmpty()) {
      text.append("\nYour ratings that move it most\n").append(table());
      text.append("Each is left out by itself; such differences do not add up.\n");
    }
    if (!company.isEmpty()) {
      text.append("\nMovies that you rated in whose company it is watched\n")
          .append(companyTable());
      double all = company.stream().mapToDouble(WatchedReason::adds).sum();
      text.append(
          String.format(
              Locale.ROOT,
              "All that count, %,d, add up to %.3f, its score by EASE.%n",
              company.size(),
              all));
    }
    return text.toString();
  }

  private TextTable companyTable() {
    TextTable table = new TextTable("id", "title", "yours", "it adds");
    company.stream()
        .limit(NAMED)
        .forEach(reason -> table.row(cells(reason.movie(), reason.rated(), signed(reason.adds()))));
    return table;
  }

  private TextTable table() {
    TextTable table = new TextTable("id", "title", "yours", "without it", "it adds");
    explanation.reasons().stream()
        .limit(NAMED)
        .forEach(
            reason ->
                table.row(
                    cells(
                        reason.movie(),
                        reason.rated(),
                        String.format(Locale.ROOT, "%.3f", reason.without()),
                        signed(reason.difference()))));
    return table;
  }

  /** The cells of a movie that the person rated, {@code figures} last. */
  private static String[] cells(Movie movie, RatedMovie rated, String... figures) {
    String rating = String.format(Locale.ROOT, "%.1f", rated.rating());
    return Stream.concat(Stream.of(movie.id(), movie.title(), rating), Arrays.stream(figures))
        .toArray(String[]::new);
  }

  private static String signed(double number) {
    return String.format(Locale.ROOT, "%+.3f", number);
  }

  private Map<String, Object> json(String user, Profile profile) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("profile", ListOutput.json(user, profile));
    json.put("model", model);
    json.put("movie", movie(explanation.movie()));
    json.put("rating", explanation.rating());
    if (explanation.estimate() != null) {
      json.put("deviation", explanation.estimate().deviation());
      json.put("liked", explanation.estimate().liked());
    }
    json.put("words", words);
    json.put("parts", explanation.parts().stream().map(ExplainedOutput::json).toList());
    json.put("reasons", explanation.reasons().stream().map(ExplainedOutput::json).toList());
    json.put("company", company.stream().map(ExplainedOutput::json).toList());
    json.put("standing", standing);
    return json;
  }

  private static Map<String, Object> movie(Movie movie) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", movie.id());
    json.put("title", movie.title());
    json.put("year", movie.year());
    json.put("genres", movie.genres());
    return json;
  }

  private static Map<String, Object> json(RatingPart part) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", part.kind().words());
    json.put("name", part.name().isEmpty() ? null : part.name());
    json.put("stars", part.stars());
    return json;
  }

  private static Map<String, Object> json(WatchedReason reason) {
    Map<String, Object> json = rated(reason.movie(), reason.rated());
    json.put("adds", reason.adds());
    return json;
  }

  private static Map<String, Object> rated(Movie movie, RatedMovie rated) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", movie.id());
    json.put("title", movie.title());
    json.put("rated", rated.rating());
    return json;
  }

  private static Map<String, Object> json(RatedReason reason) {
    Map<String, Object> json = rated(reason.movie(), reason.rated());
    json.put("without", reason.without());
    json.put("adds", reason.difference());
    return json;
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (RatingPart part : explanation.parts()) {
      rows.add(List.of("part", "", part.label(), Double.toString(part.stars()), ""));
    }
    for (RatedReason reason : explanation.reasons()) {
      rows.add(
          List.of(
              "reason",
              reason.movie().id(),
              reason.movie().title(),
              Double.toString(reason.difference()),
              Double.toString(reason.without())));
    }
    for (WatchedReason reason : company) {
      String adds = Double.toString(reason.adds());
      rows.add(List.of("company", reason.movie().id(), reason.movie().title(), adds, ""));
    }
    return rows;
  }
}
