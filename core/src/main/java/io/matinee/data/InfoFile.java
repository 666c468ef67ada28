package io.matinee.data;

import java.util.Map;

/** Reads u.info: how many users, items and ratings there are, a number and a noun a line. */
final class InfoFile {
  private static final Map<String, String> COUNTED =
      Map.of("users", "u.user", "items", "u.item", "ratings", "u.data");

  private InfoFile() {}

  /**
   * Holds the file's counts against those that were found.
   *
   * @throws DataException if one is another
   */
  static void check(byte[] bytes, int users, int movies, int ratings) {
    Map<String, Integer> counts = Map.of("users", users, "items", movies, "ratings", ratings);
    DelimitedFile info = new DelimitedFile("u.info", bytes, ' ', 2);
    while (info.next()) {
      String noun = info.text(1);
      if (!COUNTED.containsKey(noun)) {
        throw info.expected("users, items or ratings", 1);
      }
      long expected = info.number(0, "number of " + noun, 0, Integer.MAX_VALUE);
      int found = counts.get(noun);
      if (found != expected) {
        throw info.error(
            "expected %d %s in %s, found %d; a file is truncated, get it again"
                .formatted(expected, noun, COUNTED.get(noun), found));
      }
    }
  }
}
