package io.matinee.data;

import java.util.ArrayList;
import java.util.List;

/** Reads u.genre (name, number from 0 up) and u.occupation (name): a name a line, each once. */
final class NameFiles {
  private NameFiles() {}

  static List<String> genres(byte[] bytes) {
    DelimitedFile file = new DelimitedFile("u.genre", bytes, '|', 2);
    List<String> names = new ArrayList<>();
    while (file.next()) {
      if (file.number(1, "genre number", 0, Integer.MAX_VALUE) != names.size()) {
        throw file.expected("genre number " + names.size(), 1);
      }
      addName(file, names);
    }
    return names;
  }

  static List<String> occupations(byte[] bytes) {
    DelimitedFile file = new DelimitedFile("u.occupation", bytes, '|', 1);
    List<String> names = new ArrayList<>();
    while (file.next()) {
      addName(file, names);
    }
    return names;
  }

  private static void addName(DelimitedFile file, List<String> names) {
    String name = file.text(0);
    if (name.isBlank() || names.contains(name)) {
      throw file.expected("a name that is not there yet", 0);
    }
    names.add(name);
  }
}
