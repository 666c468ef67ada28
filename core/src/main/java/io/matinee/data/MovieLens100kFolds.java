package io.matinee.data;

import java.util.List;

/**
 * The folds u1 to u5, ua and ub: pairs of files that part u.data in two. They are read when asked
 * for, and held against u.data line by line.
 */
final class MovieLens100kFolds implements OfficialFolds {
  private static final List<String> NAMES = List.of("u1", "u2", "u3", "u4", "u5", "ua", "ub");

  private final DataFiles files;
  private final RatingFile format;
  private final Ratings ratings;
  private final PairIndex pairs;
  private final List<String> names;

  /**
   * Creates the folds that {@code files} have.
   *
   * @param ratings those of u.data, and {@code pairs} an index of all of them
   */
  MovieLens100kFolds(DataFiles files, RatingFile format, Ratings ratings, PairIndex pairs) {
    this.files = files;
    this.format = format;
    this.ratings = ratings;
    this.pairs = pairs;
    this.names = NAMES.stream().filter(name -> has(files, name)).toList();
  }

  private static boolean has(DataFiles files, String name) {
    return files.has(base(name)) && files.has(test(name));
  }

  private static String base(String name) {
    return name + ".base";
  }

  private static String test(String name) {
    return name + ".test";
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public Split split(String name) {
    require(name);
    String[] seenAt = new String[ratings.size()]; // [rows of u.data] the file, null: not yet seen
    Split split = new Split(part(base(name), seenAt), part(test(name), seenAt));
    int together = split.train().size() + split.test().size();
    if (together != ratings.size()) {
      throw new DataException(
          ("%s and %s: expected %d ratings together as in u.data, found %d; a file is truncated,"
                  + " get it again")
              .formatted(base(name), test(name), ratings.size(), together));
    }
    return split;
  }

  private Ratings part(String file, String[] seenAt) {
    Ratings part = format.read(file, files.read(file));
    for (int row = 0; row < part.size(); row++) {
      int original = pairs.find(part.user(row), part.movie(row));
      String problem = problem(part, row, original, original < 0 ? null : seenAt[original]);
      if (problem != null) {
        throw DataException.at(file, row + 1, problem);
      }
      seenAt[original] = file;
    }
    return part;
  }

  private String problem(Ratings part, int row, int original, String seenAt) {
    if (original < 0) {
      return "expected a rating of u.data, found %s, not there".formatted(format.pair(part, row));
    }
    if (seenAt != null) {
      return "expected each rating of u.data once, found %s again (first in %s)"
          .formatted(format.pair(part, row), seenAt);
    }
    boolean same =
        part.value(row) == ratings.value(original)
            && part.epochSecond(row) == ratings.epochSecond(original);
    return same
        ? null
        : "expected %s as in u.data, found %s".formatted(when(ratings, original), when(part, row));
  }

  private static String when(Ratings ratings, int row) {
    return "rating %.0f at second %d".formatted(ratings.value(row), ratings.epochSecond(row));
  }
}
