package io.matinee.data;

import java.util.List;
import java.util.Locale;

/** A column that an import looks for, and the usual names of it. */
public enum ImportColumn {
  /** Who rated; in tables of people, who it is. */
  USER("user", "userid", "user", "uid", "personid", "person", "customerid", "reviewerid"),
  /** What was rated; in tables of movies, which it is. */
  MOVIE(
      "movie", "movieid", "movie", "itemid", "item", "filmid", "film", "productid", "asin", "isbn"),
  /** How many stars. */
  RATING("rating", "rating", "stars", "score", "overall", "ratings"),
  /** When, in seconds since 1970. */
  TIME("time", "timestamp", "time", "unixreviewtime", "date", "ts"),
  /** Years. */
  AGE("age", "age"),
  /** M or F. */
  GENDER("gender", "gender", "sex"),
  /** Any text. */
  OCCUPATION("occupation", "occupation", "job", "profession"),
  /** Any text. */
  ZIP("zip", "zipcode", "zip", "postalcode", "postcode"),
  /** What the movie is called. */
  TITLE("title", "title", "movietitle", "itemtitle", "name", "itemname"),
  /** When it came out. */
  YEAR("year", "year", "releaseyear", "movieyear"),
  /** Separated names. */
  GENRES("genres", "genres", "genre", "class", "categories", "category");

  private final String noun;
  private final List<String> guesses; // without case, blanks, hyphens and underscores

  ImportColumn(String noun, String... guesses) {
    this.noun = noun;
    this.guesses = List.of(guesses);
  }

  /** The option that names it, such as {@code --user-column}. */
  public String option() {
    return "--" + noun + "-column";
  }

  /** What it is called in errors. */
  String noun() {
    return noun;
  }

  /** The first of {@code names} that usually means this column, or -1. */
  int guess(List<String> names) {
    List<String> plain =
        names.stream().map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "")).toList();
    return guesses.stream().map(plain::indexOf).filter(i -> i >= 0).findFirst().orElse(-1);
  }
}
