package io.matinee.data;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Where a table of people has what, by field from 0; -1 where it has it not.
 *
 * @param fields on every row
 * @param numbers whether ids have to be whole numbers
 * @param ages the only ages there are; empty where there are all
 * @param occupationOf the occupation in a field; throws where there can be none
 */
record PersonColumns(
    int fields,
    int id,
    int age,
    int gender,
    int occupation,
    int zipCode,
    boolean numbers,
    Set<Integer> ages,
    BiFunction<TextRow, Integer, String> occupationOf) {
  private static final int OLDEST = 130;

  /** The people of {@code rows}, in order; {@code badRows} decides about those that are none. */
  List<User> read(List<TextRow> rows, BadRows badRows) {
    return UniqueRows.read(rows, "user", User::id, this::user, badRows);
  }

  private User user(TextRow row) {
    if (row.fields().size() != fields) {
      throw row.error("expected %d fields, found %d".formatted(fields, row.fields().size()));
    }
    return new User(
        UniqueRows.id(row, id, "user", numbers),
        new Demographics(
            age(row), gender(row), occupationOf.apply(row, occupation), row.textOrNull(zipCode)));
  }

  private Integer age(TextRow row) {
    if (row.text(age).isEmpty()) {
      return null;
    }
    int years = row.number(age, "age", 0, OLDEST);
    if (!ages.isEmpty() && !ages.contains(years)) {
      throw row.expected("one of " + new TreeSet<>(ages) + " as age", age);
    }
    return years;
  }

  private String gender(TextRow row) {
    return switch (row.text(gender).toLowerCase(Locale.ROOT)) {
      case "" -> null;
      case "f", "female" -> "F";
      case "m", "male" -> "M";
      default -> throw row.expected("gender M or F", gender);
    };
  }

  /** Every occupation of {@code users}, sorted. */
  static List<String> occupationsOf(List<User> users) {
    return users.stream()
        .map(user -> user.demographics().occupation())
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }
}
