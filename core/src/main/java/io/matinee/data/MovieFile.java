package io.matinee.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads u.item: id, title, release date, video release date, address, then a flag for each genre of
 * u.genre, in its order.
 */
final class MovieFile {
  private static final int FIRST_GENRE = 5;
  private static final Pattern DATE =
      Pattern.compile(
          "[0-3]?\\d-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-((?:18|19|20)\\d\\d)");

  private MovieFile() {}

  static List<Movie> read(byte[] bytes, List<String> genres) {
    DelimitedFile file = new DelimitedFile("u.item", bytes, '|', FIRST_GENRE + genres.size());
    List<Movie> movies = new ArrayList<>();
    while (file.next()) {
      long id = file.number(0, "movie id", 1, Integer.MAX_VALUE);
      movies.add(new Movie(Long.toString(id), title(file), year(file), genres(file, genres)));
    }
    return movies;
  }

  private static String title(DelimitedFile file) {
    if (file.isEmpty(1)) {
      throw file.expected("a title", 1);
    }
    return file.text(1);
  }

  private static Integer year(DelimitedFile file) {
    if (file.isEmpty(2)) {
      return null;
    }
    Matcher date = DATE.matcher(file.text(2));
    if (!date.matches()) {
      throw file.expected("a release date such as 01-Jan-1995", 2);
    }
    return Integer.valueOf(date.group(1));
  }

  private static List<String> genres(DelimitedFile file, List<String> genres) {
    List<String> flagged = new ArrayList<>();
    for (int i = 0; i < genres.size(); i++) {
      if (file.number(FIRST_GENRE + i, "flag of genre " + genres.get(i), 0, 1) == 1) {
        flagged.add(genres.get(i));
      }
    }
    return flagged;
  }
}
