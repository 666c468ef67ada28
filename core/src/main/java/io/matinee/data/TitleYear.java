package io.matinee.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The year in brackets that MovieLens' titles end with, as in "Silent Harbor (1995)". */
final class TitleYear {
  private static final Pattern YEAR =
      Pattern.compile(".*\\(((?:18|19|20)\\d\\d)(?:[-–](?:(?:18|19|20)\\d\\d)?)?\\)\\s*");

  private TitleYear() {}

  /** The (first) year, or {@code null} where the title ends otherwise. */
  static Integer of(String title) {
    Matcher matcher = YEAR.matcher(title);
    return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
  }
}
