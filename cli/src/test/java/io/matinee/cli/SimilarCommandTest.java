package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code similar}, and how lists are ordered, on a model trained once. */
class SimilarCommandTest {
  @TempDir private static Path home;
  private static Program program;
  private static Path data;

  @BeforeAll
  static void train() {
    data = SmallMovieLens.write(home.resolve("data"));
    program = Program.offline(home);
    assertThat(run("train --all --quiet " + String.join(" ", Program.FEW)).code()).isZero();
  }

  private static Program.Outcome run(String line) {
    return program.run((line + " --data " + data + " --out " + home.resolve("out")).split(" "));
  }

  private static JsonNode json(String line) throws IOException {
    Program.Outcome run = run(line + " --quiet --format json");
    assertThat(run.code()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void moviesComeTheMostSimilarFirstWithoutTheOneAskedFor() throws IOException {
    JsonNode similar = json("similar 5 -n 6").path("similar");
    assertThat(similar).hasSizeBetween(1, 6);
    assertThat(similar.findValuesAsText("id")).doesNotContain("5").doesNotHaveDuplicates();
    List<Double> values =
        similar.findValues("similarity").stream().map(JsonNode::asDouble).toList();
    assertThat(values).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(values).allSatisfy(value -> assertThat(value).isBetween(0.0, 1.0001));
  }

  @Test
  void peopleAlikeAreOthers() throws IOException {
    JsonNode similar = json("similar --user 7 -n 3").path("similar");
    assertThat(similar).hasSize(3);
    assertThat(similar.findValuesAsText("id")).doesNotContain("7");
  }

  @ParameterizedTest
  @CsvSource({
    "similar, 'expected either a movie or --user ID, found neither'",
    "similar 5 --user 7, 'expected either a movie or --user ID, found both'",
    "similar nosuch, 'found nosuch'",
    "similar Movie, 'expected one movie, found '",
    "similar --user nobody, 'expected the id of a person of the data (1 to 30), found nobody'",
    "similar 5 -n 0, 'expected a number of movies of 1 or more, found 0'",
    "recommend --user 7 --diversity 1, 'expected diversity from 0 and below 1, found 1.0'",
    "recommend --user 7 --damping -1, 'expected damping from 0 to 1, found -1.0'",
    "recommend --user 7 --min-ratings -1, 'expected --min-ratings of 0 or more, found -1'"
  })
  void wrongUsageIsOneLine(String line, String expected) {
    Program.Outcome run = run(line + " --quiet");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errors()).singleElement().asString().contains(expected);
  }

  @Test
  void byRatingTheListDescendsInRating() throws IOException {
    List<Double> ratings =
        json("recommend --user 7 -n 20 --order rating").findValues("rating").stream()
            .map(JsonNode::asDouble)
            .toList();
    assertThat(ratings).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void controlsChangeTheListAndFiltersHold() throws IOException {
    List<String> plain = ids("recommend --user 7 -n 10");
    assertThat(ids("recommend --user 7 -n 10 --diversity 0.9")).isNotEqualTo(plain);
    assertThat(ids("recommend --user 7 -n 10 --calibration 0.9")).isNotEqualTo(plain);
    assertThat(json("recommend --user 7 -n 10 --min-ratings 5").findValues("ratings"))
        .allSatisfy(ratings -> assertThat(ratings.asInt()).isGreaterThanOrEqualTo(5));
  }

  private static List<String> ids(String line) throws IOException {
    return json(line).path("recommendations").findValuesAsText("id");
  }
}
