package io.matinee.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Reads a file of ratings of any size: this thread reads and joins, others parse; the file is never
 * held. What comes out does not depend on the number of threads.
 */
final class RatingStream {

  private static final double SLACK = 1.02; // later lines may be shorter than the first ones
  private static final int MOST = Integer.MAX_VALUE - 8; // elements of an array
  private static final Ratings NONE = new Ratings.Builder(0).build();

  private final RatingLayout layout;
  private final IdTable users;
  private final IdTable movies;
  private final String usersFrom; // the file of all users; null: whoever rates is one
  private final String moviesFrom; // the file of all movies; null: whatever is rated is one
  private final BadRows badRows;
  private Ratings.Builder ratings; // as large as the first chunk lets expect
  private final LineNumbers lineNumbers;
  private final long bytes; // of the file, about; 0 where that is not known
  private int lines; // of the file so far

  /**
   * Prepares to read.
   *
   * @param users the ids of all users, or a table to fill where {@code usersFrom} is {@code null}
   * @param usersFrom the file they are from, as shown in errors; likewise the movies
   * @param header how many lines stand before the first rating
   * @param bytes the size of the file, about, so that little is held twice; 0 where not known
   */
  RatingStream(
      RatingLayout layout,
      IdTable users,
      String usersFrom,
      IdTable movies,
      String moviesFrom,
      int header,
      long bytes,
      BadRows badRows) {
    this.layout = layout;
    this.users = users;
    this.usersFrom = usersFrom;
    this.movies = movies;
    this.moviesFrom = moviesFrom;
    this.badRows = badRows;
    this.bytes = bytes;
    this.lines = header;
    this.lineNumbers = new LineNumbers(header);
  }

  /**
   * The ratings of {@code in}, each pair of user and movie once.
   *
   * @throws DataException if there is none, or {@link BadRows} refuses one
   */
  Ratings read(InputStream in) throws IOException {
    LineChunks source = new LineChunks(layout.file(), in, layout.published());
    try (OrderedTasks<RatingChunk> parsing = new OrderedTasks<>(this::join)) {
      for (LineChunks.Chunk chunk = source.next(); chunk != null; chunk = source.next()) {
        parsing.add(parser(chunk));
      }
      parsing.finish();
    }
    if (source.truncated()) {
      throw DataException.at(
          layout.file(),
          lines + 1,
          "expected a line end, found the end of the file; it is truncated, get it again");
    }
    Ratings all = ratings == null ? NONE : ratings.build();
    ratings = null;
    if (all.size() == 0) {
      throw new DataException("%s: expected ratings, found none".formatted(layout.file()));
    }
    return withoutDuplicates(all);
  }

  private Callable<RatingChunk> parser(LineChunks.Chunk chunk) {
    return () -> new RatingChunk(layout, chunk.bytes(), chunk.length());
  }

  private void join(RatingChunk chunk) {
    if (ratings == null) {
      expect(chunk);
    }
    int[] toUser = chunk.userIds.indexesIn(users, usersFrom == null);
    int[] toMovie = chunk.movieIds.indexesIn(movies, moviesFrom == null);
    List<RatingChunk.Fault> faults = new ArrayList<>(chunk.faults);
    List<Integer> gaps = new ArrayList<>(chunk.gaps);
    for (int row = 0; row < chunk.rows; row++) {
      int user = toUser[chunk.users[row]];
      int movie = toMovie[chunk.movies[row]];
      if (user < 0 || movie < 0) {
        faults.add(unknown(chunk, row, user < 0));
        gaps.add(chunk.line(row));
        continue;
      }
      ratings.add(user, movie, chunk.values[row], Integer.toUnsignedLong(chunk.seconds[row]));
    }
    faults.sort(Comparator.comparingInt(RatingChunk.Fault::line));
    for (RatingChunk.Fault fault : faults) {
      badRows.found(layout.file(), lines + fault.line() + 1, fault.problem(), fault.text());
    }
    gaps.sort(Comparator.naturalOrder());
    gaps.forEach(gap -> lineNumbers.skip(lines + gap + 1));
    lines += chunk.lines;
  }

  private void expect(RatingChunk first) {
    double rowsAByte = (double) first.rows / first.length();
    long expected = (long) (rowsAByte * SLACK * Math.max(bytes, first.length()));
    ratings = new Ratings.Builder((int) Math.min(expected, MOST));
  }

  private RatingChunk.Fault unknown(RatingChunk chunk, int row, boolean user) {
    String noun = user ? "user" : "movie";
    String id = user ? chunk.userIds.id(chunk.users[row]) : chunk.movieIds.id(chunk.movies[row]);
    String problem =
        "expected a %s of %s, found %s %s"
            .formatted(noun, user ? usersFrom : moviesFrom, noun, OneLine.shown(id));
    return new RatingChunk.Fault(chunk.line(row), problem, chunk.text(row));
  }

  private Ratings withoutDuplicates(Ratings ratings) {
    int[] repeated = DuplicateRatings.find(ratings, users.size(), movies.size());
    for (int i = 0; i < repeated.length; i += 2) {
      int row = repeated[i];
      String user = users.id(ratings.user(row));
      String movie = movies.id(ratings.movie(row));
      String problem =
          "expected each pair of user and movie once, found user %s and movie %s again (first on line %d)"
              .formatted(
                  OneLine.shown(user), OneLine.shown(movie), lineNumbers.of(repeated[i + 1]));
      badRows.found(layout.file(), lineNumbers.of(row), problem, user + " " + movie);
    }
    return repeated.length == 0 ? ratings : DuplicateRatings.remove(ratings, repeated);
  }
}
