package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.User;
import java.util.List;
import java.util.Locale;

/** Understands what people say about themselves, on the command line and in the menu alike. */
final class PersonQuestions {
  private static final int OLDEST = 120; // years

  private PersonQuestions() {}

  /** An age in years. */
  static int age(String text) {
    try {
      int age = Integer.parseInt(text);
      if (age >= 1 && age <= OLDEST) {
        return age;
      }
    } catch (NumberFormatException e) {
      // Explained below, as an age out of range is.
    }
    throw new WrongUsage("expected an age from 1 to " + OLDEST + ", found " + shown(text));
  }

  /** {@code M} or {@code F}. */
  static String gender(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    return switch (upper) {
      case "M", "MALE" -> "M";
      case "F", "FEMALE" -> "F";
      default -> throw new WrongUsage("expected a gender, M or F, found " + shown(text));
    };
  }

  /** One of the data's occupations; any where the data names none. */
  static String occupation(Dataset dataset, String text) {
    List<String> known = dataset.occupations();
    if (known.isEmpty()) {
      return text;
    }
    return known.stream()
        .filter(name -> name.equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new WrongUsage(
                    "expected an occupation, one of %s, found %s"
                        .formatted(String.join(", ", known), shown(text))));
  }

  /** An answer as it is shown in what explains it. */
  static String shown(String answer) {
    return answer.isEmpty() ? "nothing" : answer;
  }

  /** What a person's id may be, in words. */
  static String idRange(Dataset dataset) {
    List<User> users = dataset.users();
    if (!users.stream().allMatch(user -> user.id().matches("\\d+"))) {
      return "the id of a person of the data, such as " + users.get(0).id();
    }
    return "the id of a person of the data (%s to %s)"
        .formatted(users.get(0).id(), users.get(users.size() - 1).id());
  }
}
