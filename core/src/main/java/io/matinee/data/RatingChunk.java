package io.matinee.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Some whole lines of a file of ratings as columns; ids are indexes of tables of its own. */
final class RatingChunk {
  private static final long LAST_SECOND = 0xFFFF_FFFFL; // in the year 2106; Ratings has 32 bits
  private static final int BYTES_A_LINE = 20; // about; only where the columns begin to grow

  /**
   * A row that cannot be used.
   *
   * @param line within the chunk, from 0
   */
  record Fault(int line, String problem, String text) {}

  private final RatingLayout layout;
  private final byte[] bytes;
  private final int length;
  final IdTable userIds = new IdTable();
  final IdTable movieIds = new IdTable();
  final List<Fault> faults = new ArrayList<>();
  final List<Integer> gaps = new ArrayList<>(); // lines that are no row, ascending
  int[] users; // [rows] indexes of userIds
  int[] movies; // [rows] indexes of movieIds
  float[] values; // [rows] stars
  int[] seconds; // [rows] seconds since 1970, unsigned
  int rows;
  int lines;

  /** Parses the first {@code length} of {@code bytes}, which end with a line feed. */
  RatingChunk(RatingLayout layout, byte[] bytes, int length) {
    this.layout = layout;
    this.bytes = bytes;
    this.length = length;
    resize(length / BYTES_A_LINE + 16);
    LineFields fields = new LineFields(layout);
    for (int at = 0; at < length; at = fields.next(), lines++) {
      String problem = fields.find(bytes, at);
      if (fields.isBlank()) {
        gaps.add(lines);
      } else if (problem != null || (problem = add(fields)) != null) {
        gaps.add(lines);
        faults.add(fault(lines, at, fields.next(), problem));
      }
    }
  }

  private void resize(int capacity) {
    users = users == null ? new int[capacity] : Arrays.copyOf(users, capacity);
    movies = movies == null ? new int[capacity] : Arrays.copyOf(movies, capacity);
    values = values == null ? new float[capacity] : Arrays.copyOf(values, capacity);
    seconds = seconds == null ? new int[capacity] : Arrays.copyOf(seconds, capacity);
  }

  private Fault fault(int line, int from, int to, String problem) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return new Fault(line, problem, text.stripTrailing());
  }

  /** How many bytes it had. */
  int length() {
    return length;
  }

  /** The text of the line of {@code row}. */
  String text(int row) {
    int line = line(row);
    int at = 0;
    for (int passed = 0; passed < line; at++) {
      passed += bytes[at] == '\n' ? 1 : 0;
    }
    int end = at;
    while (bytes[end] != '\n') {
      end++;
    }
    return fault(line, at, end, null).text();
  }

  /** The line of {@code row}, from 0. */
  int line(int row) {
    int line = row;
    for (int gap : gaps) {
      if (gap > line) {
        break;
      }
      line++;
    }
    return line;
  }

  /** Adds the row; what is wrong with it, or {@code null}. */
  private String add(LineFields fields) {
    byte[] at = fields.bytes();
    int user = index(userIds, fields, layout.user());
    if (user < 0) {
      return idProblem(fields, layout.user(), "user");
    }
    int movie = index(movieIds, fields, layout.movie());
    if (movie < 0) {
      return idProblem(fields, layout.movie(), "movie");
    }
    double value =
        NumberBytes.decimal(at, fields.start(layout.rating()), fields.end(layout.rating()));
    if (Double.isNaN(value)
        || (layout.scale() != null && !layout.scale().contains((float) value))) {
      return "expected %s as rating, found %s"
          .formatted(allowed(), OneLine.quote(fields.text(layout.rating())));
    }
    long second = layout.time() < 0 ? 0 : second(fields);
    if (second < 0 || second > LAST_SECOND) {
      return "expected whole seconds since 1970 from 0 to %d as timestamp, found %s"
          .formatted(LAST_SECOND, OneLine.quote(fields.text(layout.time())));
    }
    if (rows == users.length) {
      resize(rows * 2);
    }
    users[rows] = user;
    movies[rows] = movie;
    values[rows] = (float) value;
    seconds[rows++] = (int) second;
    return null;
  }

  private String allowed() {
    return layout.scale() == null ? "a number" : layout.scale().describe();
  }

  private long second(LineFields fields) {
    int field = layout.time();
    return NumberBytes.whole(fields.bytes(), fields.start(field), fields.end(field));
  }

  /** The index of the id in {@code field}, or -1 where that can be none. */
  private int index(IdTable ids, LineFields fields, int field) {
    int from = fields.start(field);
    int to = fields.end(field);
    if (layout.published()) {
      long number = NumberBytes.whole(fields.bytes(), from, to);
      return number >= 1 && number <= Integer.MAX_VALUE ? ids.add(number) : -1;
    }
    return to > from && to - from <= IdTable.MAX_BYTES ? ids.add(fields.bytes(), from, to) : -1;
  }

  private String idProblem(LineFields fields, int field, String noun) {
    if (layout.published()) {
      return "expected a whole number from 1 to %d as %s id, found %s"
          .formatted(Integer.MAX_VALUE, noun, OneLine.quote(fields.text(field)));
    }
    return "expected a %s id of 1 to %d bytes, found %d"
        .formatted(noun, IdTable.MAX_BYTES, fields.end(field) - fields.start(field));
  }
}
