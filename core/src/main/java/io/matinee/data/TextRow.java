package io.matinee.data;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A row of a small table.
 *
 * @param file its file as the user knows it
 * @param line the line it begins on, from 1
 * @param fields its texts
 */
record TextRow(String file, int line, List<String> fields) {
  /** The text of {@code field}, without blanks around it; empty where {@code field} is -1. */
  String text(int field) {
    return field < 0 ? "" : fields.get(field).strip();
  }

  /** Likewise, but {@code null} where it is empty. */
  String textOrNull(int field) {
    return text(field).isEmpty() ? null : text(field);
  }

  /** The whole number in {@code field}. */
  int number(int field, String what, int min, int max) {
    byte[] digits = text(field).getBytes(StandardCharsets.UTF_8);
    long value = NumberBytes.whole(digits, 0, digits.length);
    if (value < min || value > max) {
      throw expected("a whole number from %d to %d as %s".formatted(min, max, what), field);
    }
    return (int) value;
  }

  /** For a {@code field} that is not what was {@code expected}. */
  DataException expected(String expected, int field) {
    return error("expected %s, found %s".formatted(expected, OneLine.quote(text(field))));
  }

  /** For a problem of this row. */
  DataException error(String problem) {
    return DataException.at(file, line, problem);
  }
}
