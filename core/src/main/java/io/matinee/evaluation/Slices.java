package io.matinee.evaluation;

import io.matinee.model.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Parts people by age, gender, occupation, and number of training ratings. */
final class Slices {
  private static final String UNKNOWN = "unknown";
  private static final int[] ACTIVITY_BOUNDS = {1, 20, 50, 100, 200}; // ratings

  private Slices() {}

  /** Metrics of each part of {@code judged}, indexes into {@code people}. */
  static List<SliceMetrics> of(PersonErrors errors, List<Profile> people, int[] judged) {
    List<SliceMetrics> slices = new ArrayList<>();
    add(slices, "age", Slices::ageBand, errors, people, judged);
    add(slices, "gender", p -> named(p.demographics().gender()), errors, people, judged);
    add(slices, "occupation", p -> named(p.demographics().occupation()), errors, people, judged);
    add(slices, "training ratings", Slices::activity, errors, people, judged);
    return slices;
  }

  private static void add(
      List<SliceMetrics> slices,
      String by,
      Function<Profile, String> value,
      PersonErrors errors,
      List<Profile> people,
      int[] judged) {
    Map<String, List<Integer>> parts = new TreeMap<>(Slices::naturally);
    for (int person : judged) {
      parts.computeIfAbsent(value.apply(people.get(person)), v -> new ArrayList<>()).add(person);
    }
    parts.forEach(
        (name, members) -> {
          int[] part = members.stream().mapToInt(Integer::intValue).toArray();
          slices.add(new SliceMetrics(by, name, part.length, errors.metrics(part)));
        });
  }

  /** Shorter numbers first, so that 5-9 stands before 10-19. */
  private static int naturally(String a, String b) {
    boolean numbers = digits(a) > 0 && digits(b) > 0;
    int byLength = numbers ? Integer.compare(digits(a), digits(b)) : 0;
    return byLength != 0 ? byLength : a.compareTo(b);
  }

  /** How many of 0 to 9 it begins with; other digits would not stand together in the order. */
  private static int digits(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    return digits;
  }

  private static String named(String value) {
    return value == null || value.isEmpty() ? UNKNOWN : value;
  }

  private static String ageBand(Profile person) {
    Integer age = person.demographics().age();
    return age == null ? UNKNOWN : age / 10 * 10 + "-" + (age / 10 * 10 + 9);
  }

  private static String activity(Profile person) {
    int count = person.history().size();
    int from = 0;
    for (int bound : ACTIVITY_BOUNDS) {
      if (count < bound) {
        return from == bound - 1 ? Integer.toString(from) : from + "-" + (bound - 1);
      }
      from = bound;
    }
    return from + " or more";
  }
}
