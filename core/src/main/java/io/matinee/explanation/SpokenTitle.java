package io.matinee.explanation;

import io.matinee.data.Movie;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Titles as people say them. */
final class SpokenTitle {
  private static final Pattern YEAR = Pattern.compile("\\s*\\(\\d{4}\\)\\s*$");
  private static final Pattern ARTICLE_LAST =
      Pattern.compile("(?<rest>.+), (?<article>The|A|An|Il|La|Le|Les|Das|Der|Die|El)");

  private SpokenTitle() {}

  /** The title of {@code movie} without its year, and with the article in front. */
  static String of(Movie movie) {
    String title = YEAR.matcher(movie.title()).replaceFirst("");
    Matcher matcher = ARTICLE_LAST.matcher(title);
    String spoken =
        matcher.matches() ? matcher.group("article") + " " + matcher.group("rest") : title;
    return spoken.isBlank() ? movie.title() : spoken;
  }
}
