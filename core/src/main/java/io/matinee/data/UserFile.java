package io.matinee.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads u.user: id, age, gender, occupation, zip code; all but the id may be empty. */
final class UserFile {
  private static final int OLDEST = 130;
  private static final Set<String> GENDERS = Set.of("M", "F");

  private UserFile() {}

  static List<User> read(byte[] bytes, List<String> occupations) {
    DelimitedFile file = new DelimitedFile("u.user", bytes, '|', 5);
    Set<String> known = new HashSet<>(occupations);
    List<User> users = new ArrayList<>();
    while (file.next()) {
      long id = file.number(0, "user id", 1, Integer.MAX_VALUE);
      users.add(
          new User(
              Long.toString(id),
              new Demographics(
                  age(file),
                  oneOf(GENDERS, "gender M or F", file, 2),
                  oneOf(known, "an occupation of u.occupation", file, 3),
                  file.isEmpty(4) ? null : file.text(4))));
    }
    return users;
  }

  private static Integer age(DelimitedFile file) {
    return file.isEmpty(1) ? null : (int) file.number(1, "age", 0, OLDEST);
  }

  private static String oneOf(Set<String> known, String expected, DelimitedFile file, int field) {
    if (file.isEmpty(field)) {
      return null;
    }
    String text = file.text(field);
    if (!known.contains(text)) {
      throw file.expected(expected, field);
    }
    return text;
  }
}
