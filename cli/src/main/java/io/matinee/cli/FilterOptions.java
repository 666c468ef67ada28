package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.recommendation.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which movies may be recommended. */
final class FilterOptions {
  private static final Pattern YEARS =
      Pattern.compile("(?<only>\\d{4})|(?<from>\\d{4})?\\.\\.(?<to>\\d{4})?");

  private static final String EXPECTED_YEARS =
      "expected years such as 1990..1997, 1990.., ..1997 or 1995, found ";

  @Option(
      names = "--genre",
      split = ",",
      paramLabel = "NAME",
      description = "Only movies of this genre; of all, if several.")
  private List<String> genres;

  @Option(
      names = "--year",
      paramLabel = "FROM..TO",
      description = "Only of years 1990..1997, 1990.., ..1997 or 1995.")
  private String years;

  @Option(
      names = "--min-ratings",
      paramLabel = "N",
      description = "Only movies with N ratings or more (default: 0).")
  private int fewestRatings;

  @Option(names = "--include-seen", description = "Recommend movies that the person has rated too.")
  private boolean includeSeen;

  /** Whether the person chose anything. */
  boolean given() {
    return genres != null || years != null || fewestRatings != 0 || includeSeen;
  }

  /** What was chosen, in words; empty where nothing was. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (genres != null) {
      words.add("genre " + String.join(" and ", genres));
    }
    if (years != null) {
      words.add("year " + years);
    }
    if (fewestRatings > 0) {
      words.add("min-ratings " + fewestRatings);
    }
    if (includeSeen) {
      words.add("include-seen");
    }
    return words;
  }

  /**
   * The filter.
   *
   * @throws WrongUsage if a genre is none of the data's or the years are no range
   */
  Filter filter(Dataset dataset) {
    List<String> wanted = genres == null ? List.of() : genres;
    for (String genre : wanted) {
      if (dataset.genres().stream().noneMatch(genre::equalsIgnoreCase)) {
        throw new WrongUsage(
            "expected a genre, one of %s, found %s"
                .formatted(String.join(", ", dataset.genres()), PersonQuestions.shown(genre)));
      }
    }
    Matcher range = YEARS.matcher(years == null ? ".." : years);
    if (!range.matches() || "..".equals(years)) {
      throw new WrongUsage(EXPECTED_YEARS + years);
    }
    Integer only = year(range.group("only"));
    Integer from = only != null ? only : year(range.group("from"));
    Integer to = only != null ? only : year(range.group("to"));
    if (from != null && to != null && from > to) {
      throw new WrongUsage(EXPECTED_YEARS + years);
    }
    if (fewestRatings < 0) {
      throw new WrongUsage("expected --min-ratings of 0 or more, found " + fewestRatings);
    }
    return new Filter(wanted, from, to, includeSeen, fewestRatings);
  }

  private static Integer year(String text) {
    return text == null ? null : Integer.valueOf(text);
  }
}
