package io.matinee.evaluation;

import io.matinee.data.Ratings;
import io.matinee.model.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Parts people by age, gender, occupation and number of ratings known, and movies by theirs. */
final class Slices {
  private static final String UNKNOWN = "unknown";
  private static final int[] ACTIVITY_BOUNDS = {1, 20, 50, 100, 200}; // ratings

  private static final List<Trait> TRAITS =
      List.of(
          new Trait("age", Slices::ageBand),
          new Trait("gender", person -> named(person.demographics().gender())),
          new Trait("occupation", person -> named(person.demographics().occupation())),
          new Trait("training ratings", person -> band(person.history().size())));

  private Slices() {}

  /** Something that people have in common. */
  private record Trait(String by, Function<Profile, String> value) {
    /** The members of each part, of {@code members}, which are indexes into {@code people}. */
    Map<String, int[]> parts(List<Profile> people, int[] members) {
      return Slices.parts(members, person -> value.apply(people.get(person)));
    }
  }

  private static Map<String, int[]> parts(int[] members, IntFunction<String> value) {
    Map<String, List<Integer>> parts = new TreeMap<>(Slices::naturally);
    for (int member : members) {
      parts.computeIfAbsent(value.apply(member), v -> new ArrayList<>()).add(member);
    }
    Map<String, int[]> arrays = new LinkedHashMap<>();
    parts.forEach(
        (name, of) -> arrays.put(name, of.stream().mapToInt(Integer::intValue).toArray()));
    return arrays;
  }

  /** Metrics of each part of {@code judged}, indexes into {@code people}. */
  static List<SliceMetrics> of(PersonErrors errors, List<Profile> people, int[] judged) {
    List<SliceMetrics> slices = new ArrayList<>();
    for (Trait trait : TRAITS) {
      trait
          .parts(people, judged)
          .forEach(
              (name, part) ->
                  slices.add(
                      new SliceMetrics(trait.by(), name, part.length, errors.metrics(part))));
    }
    return slices;
  }

  /**
   * Metrics by the number of training ratings of the movie.
   *
   * @param predicted [test] stars
   * @param counts [movies] training ratings
   */
  static List<SliceMetrics> ofMovies(float[] predicted, Ratings test, int[] counts, int users) {
    int[] all = IntStream.range(0, test.size()).toArray();
    List<SliceMetrics> slices = new ArrayList<>();
    parts(all, row -> band(counts[test.movie(row)]))
        .forEach(
            (name, rows) -> {
              float[] stars = new float[rows.length];
              for (int i = 0; i < rows.length; i++) {
                stars[i] = predicted[rows[i]];
              }
              PersonErrors errors = PersonErrors.of(stars, test.select(rows), users);
              int[] people = errors.judged();
              slices.add(
                  new SliceMetrics("movie's ratings", name, people.length, errors.metrics(people)));
            });
    return slices;
  }

  /** NDCG of each part of those who have lists. */
  static List<ListSlice> ofLists(List<PersonTopN> judged, List<Profile> people) {
    Map<Integer, Double> ndcg = new LinkedHashMap<>();
    judged.forEach(one -> ndcg.put(one.person(), one.ndcg()));
    int[] members = judged.stream().mapToInt(PersonTopN::person).toArray();
    List<ListSlice> slices = new ArrayList<>();
    for (Trait trait : TRAITS) {
      trait
          .parts(people, members)
          .forEach(
              (name, part) -> {
                double mean = Arrays.stream(part).mapToDouble(ndcg::get).average().orElseThrow();
                slices.add(new ListSlice(trait.by(), name, part.length, mean));
              });
    }
    return slices;
  }

  /** Shorter numbers first, so that 5-9 stands before 10-19. */
  static int naturally(String a, String b) {
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

  /** The band that a number of ratings is in. */
  private static String band(int count) {
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
