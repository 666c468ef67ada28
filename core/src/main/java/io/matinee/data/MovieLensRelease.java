package io.matinee.data;

import java.util.List;

/**
 * A published MovieLens data set, told by its size.
 *
 * @param name the publisher's
 */
record MovieLensRelease(String name, int ratings, int users, int movies) {
  private static final List<MovieLensRelease> ALL =
      List.of( // as the READMEs of the data sets say
          new MovieLensRelease("MovieLens 1M", 1_000_209, 6_040, 3_883),
          new MovieLensRelease("MovieLens 10M", 10_000_054, 69_878, 10_681),
          new MovieLensRelease("MovieLens 20M", 20_000_263, 138_493, 27_278),
          new MovieLensRelease("MovieLens 25M", 25_000_095, 162_541, 62_423),
          new MovieLensRelease("MovieLens 32M", 32_000_204, 200_948, 87_585),
          new MovieLensRelease("MovieLens latest-small", 100_836, 610, 9_742));

  /** The name of the one with this size, or {@code otherwise}. */
  static String nameOr(String otherwise, int ratings, int users, int movies) {
    return ALL.stream()
        .filter(known -> known.ratings == ratings)
        .filter(known -> known.users == users && known.movies == movies)
        .map(MovieLensRelease::name)
        .findFirst()
        .orElse(otherwise);
  }
}
