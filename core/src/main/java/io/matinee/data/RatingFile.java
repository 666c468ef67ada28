package io.matinee.data;

/** Reads u.data and the folds: user, movie, rating, timestamp, separated by tabs. */
record RatingFile(IdIndex users, IdIndex movies) {
  private static final long LAST_SECOND = 0xFFFF_FFFFL; // in the year 2106; Ratings has 32 bits
  private static final int BYTES_A_LINE = 20; // about; only where the columns begin to grow

  /** The ratings of a file; row {@code i} is line {@code i + 1}. */
  Ratings read(String name, byte[] bytes) {
    DelimitedFile file = new DelimitedFile(name, bytes, '\t', 4);
    Ratings.Builder ratings = new Ratings.Builder(bytes.length / BYTES_A_LINE);
    while (file.next()) {
      int user = users.read(file, 0);
      int movie = movies.read(file, 1);
      long stars = file.number(2, "rating", 1, 5);
      long second = file.number(3, "timestamp in seconds since 1970", 0, LAST_SECOND);
      ratings.add(user, movie, stars, second);
    }
    return ratings.build();
  }
}
