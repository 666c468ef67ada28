package io.matinee.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Turns rows of a table into things with ids, each once. */
final class UniqueRows {
  private static final int MAX_NUMBER = Integer.MAX_VALUE;

  private UniqueRows() {}

  /**
   * The things that {@code parse} makes of {@code rows}.
   *
   * @param parse may throw a {@link DataException} at the row, of which {@code badRows} is told
   */
  static <T> List<T> read(
      List<TextRow> rows,
      String noun,
      Function<T, String> id,
      Function<TextRow, T> parse,
      BadRows badRows) {
    List<T> things = new ArrayList<>(rows.size());
    Map<String, Integer> lines = new HashMap<>(rows.size() * 2);
    for (TextRow row : rows) {
      try {
        T thing = parse.apply(row);
        Integer first = lines.putIfAbsent(id.apply(thing), row.line());
        if (first != null) {
          throw row.error(
              "expected each %s once, found %s %s again (first on line %d)"
                  .formatted(noun, noun, OneLine.shown(id.apply(thing)), first));
        }
        things.add(thing);
      } catch (DataException e) {
        String place = row.file() + ":" + row.line() + ": ";
        badRows.found(
            row.file(),
            row.line(),
            e.getMessage().substring(place.length()),
            String.join(",", row.fields()));
      }
    }
    return things;
  }

  /** The id in {@code field}: any text, or a whole number where {@code numbers} says so. */
  static String id(TextRow row, int field, String noun, boolean numbers) {
    if (numbers) {
      return Integer.toString(row.number(field, noun + " id", 1, MAX_NUMBER));
    }
    if (row.text(field).isEmpty()) {
      throw row.expected("a " + noun + " id", field);
    }
    return row.text(field);
  }
}
