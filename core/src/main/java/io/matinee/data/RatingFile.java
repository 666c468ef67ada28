package io.matinee.data;

import java.util.List;

/** Reads u.data and the folds: user, movie, rating, timestamp, separated by tabs. */
final class RatingFile {
  private static final long LAST_SECOND = 0xFFFF_FFFFL; // in the year 2106; Ratings has 32 bits
  private static final int BYTES_A_LINE = 20; // about; only where the columns begin to grow

  private final List<User> users;
  private final List<Movie> movies;
  private final IdIndex userIndex;
  private final IdIndex movieIndex;

  /**
   * Creates a reader of ratings of {@code movies} by {@code users}.
   *
   * @throws DataException if two have the same id
   */
  RatingFile(List<User> users, List<Movie> movies) {
    this.users = users;
    this.movies = movies;
    this.userIndex = new IdIndex("u.user", "user", users.stream().map(User::id).toList());
    this.movieIndex = new IdIndex("u.item", "movie", movies.stream().map(Movie::id).toList());
  }

  /** The ratings of a file; row {@code i} is line {@code i + 1}. */
  Ratings read(String name, byte[] bytes) {
    DelimitedFile file = new DelimitedFile(name, bytes, '\t', 4);
    Ratings.Builder ratings = new Ratings.Builder(bytes.length / BYTES_A_LINE);
    while (file.next()) {
      int user = userIndex.read(file, 0);
      int movie = movieIndex.read(file, 1);
      long stars = file.number(2, "rating", 1, 5);
      long second = file.number(3, "timestamp in seconds since 1970", 0, LAST_SECOND);
      ratings.add(user, movie, (float) stars, second);
    }
    return ratings.build();
  }

  /** Who rated what in {@code row}, as shown in errors. */
  String pair(Ratings ratings, int row) {
    return "user %s and movie %s"
        .formatted(users.get(ratings.user(row)).id(), movies.get(ratings.movie(row)).id());
  }
}
