package io.matinee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.data.Demographics;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlicesTest {
  private final List<Profile> people = new ArrayList<>();

  @Test
  void agesInTensInTheOrderOfNumbers() {
    for (Integer age : Arrays.asList(25, null, 9, 105, 10, 19, 20, 99, 0, 29)) {
      add(new Demographics(age, null, null, null), 0);
    }
    assertThat(values("age"))
        .containsExactly("0-9", "10-19", "20-29", "90-99", "100-109", "unknown");
    assertThat(peopleOf("age")).containsExactly(2, 2, 3, 1, 1, 1);
  }

  @Test
  void activityInBandsInTheOrderOfNumbers() {
    for (int ratings : new int[] {200, 199, 100, 99, 50, 49, 20, 19, 1, 0, 700}) {
      add(Demographics.UNKNOWN, ratings);
    }
    assertThat(values("training ratings"))
        .containsExactly("0", "1-19", "20-49", "50-99", "100-199", "200 or more");
    assertThat(peopleOf("training ratings")).containsExactly(1, 2, 2, 2, 2, 2);
  }

  @Test
  void namesInTheOrderOfTheAlphabetAndUnknownForNone() {
    for (String name : Arrays.asList("writer", "", "artist", null, "10 jobs", "9 jobs")) {
      add(new Demographics(null, name, name, null), 0);
    }
    assertThat(values("occupation"))
        .containsExactly("9 jobs", "10 jobs", "artist", "unknown", "writer");
    assertThat(values("gender")).isEqualTo(values("occupation"));
    assertThat(peopleOf("occupation")).containsExactly(1, 1, 1, 2, 1);
  }

  /** An Arabic 3 is a digit and yet comes after all letters, which must not confuse the order. */
  @Test
  void hasOneOrderWhoeverComesFirst() {
    List<String> names = new ArrayList<>(List.of("12", "a", "\u0663", "7", "é", "!", "100"));
    for (int seed = 0; seed < 100; seed++) {
      Collections.shuffle(names, new Random(seed));
      people.clear();
      names.forEach(name -> add(new Demographics(null, null, name, null), 0));
      assertThat(values("occupation")).containsExactly("!", "7", "12", "100", "a", "é", "\u0663");
    }
  }

  @Test
  void metricsByHand() {
    add(new Demographics(30, "F", "artist", null), 0);
    add(new Demographics(39, "M", "artist", null), 0);
    add(new Demographics(35, "F", "doctor", null), 0); // not judged
    PersonErrors errors =
        new PersonErrors(new int[] {1, 3, 0}, new double[] {4, 0, 0}, new double[] {2, 0, 0});
    List<SliceMetrics> slices = Slices.of(errors, people, new int[] {0, 1});
    assertThat(slices)
        .containsExactly(
            new SliceMetrics("age", "30-39", 2, new RatingMetrics(4, 1, 0.5)),
            new SliceMetrics("gender", "F", 1, new RatingMetrics(1, 2, 2)),
            new SliceMetrics("gender", "M", 1, new RatingMetrics(3, 0, 0)),
            new SliceMetrics("occupation", "artist", 2, new RatingMetrics(4, 1, 0.5)),
            new SliceMetrics("training ratings", "0", 2, new RatingMetrics(4, 1, 0.5)));
  }

  private void add(Demographics demographics, int ratings) {
    people.add(new Profile(demographics, Collections.nCopies(ratings, new RatedMovie(0, 3, 0))));
  }

  private List<String> values(String by) {
    return slices(by).stream().map(SliceMetrics::value).toList();
  }

  private List<Integer> peopleOf(String by) {
    return slices(by).stream().map(SliceMetrics::people).toList();
  }

  private List<SliceMetrics> slices(String by) {
    int[] counts = new int[people.size()];
    Arrays.fill(counts, 1);
    double[] ones = new double[people.size()];
    Arrays.fill(ones, 1);
    int[] all = IntStream.range(0, people.size()).toArray();
    return Slices.of(new PersonErrors(counts, ones, ones), people, all).stream()
        .filter(slice -> slice.by().equals(by))
        .toList();
  }
}
