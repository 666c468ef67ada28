package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code evaluate --top}: lists judged, on a model trained once. */
class TopOutputTest {
  @TempDir private static Path home;
  private static Program program;
  private static Path data;

  @BeforeAll
  static void train() {
    data = SmallMovieLens.write(home.resolve("data"));
    program = Program.offline(home);
    assertThat(run("train --random 0.7 --quiet " + String.join(" ", Program.FEW)).code()).isZero();
  }

  private static Program.Outcome run(String line) {
    return program.run((line + " --data " + data + " --out " + home.resolve("out")).split(" "));
  }

  @Test
  void controlsStandBesideListsWithoutThem() throws IOException {
    Program.Outcome run = run("evaluate --top 2 --order rating --damping 1 --quiet --format json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode lists = new ObjectMapper().readTree(run.out()).path("lists");
    assertThat(lists).hasSize(2);
    double plain = lists.at("/0/ndcg").asDouble();
    double damped = lists.at("/1/ndcg").asDouble();
    assertThat(plain).isBetween(1e-6, 1.0);
    assertThat(lists.at("/0/cost").asDouble()).isZero();
    assertThat(lists.at("/1/cost").asDouble()).isCloseTo(1 - damped / plain, within(1e-9));
    assertThat(lists.at("/1/name").asText()).contains("damping 1.00");
    assertThat(lists.at("/1/of_all_lists/popularity").asDouble())
        .isLessThanOrEqualTo(lists.at("/0/of_all_lists/popularity").asDouble());
  }

  /** Filters cost too; every line of CSV says what it was measured under. */
  @Test
  void filtersStandBesideListsWithoutThem() {
    Program.Outcome run =
        run("evaluate --top 3 --min-ratings 4 --include-seen --diversity 0.5 -q --format csv");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines())
        .hasSize(3)
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches(
                        "(data,checksum,.*,command,.*|.*,[0-9a-f]{32},.*,matinee evaluate --top 3 .*)"))
        .last()
        .asString()
        .contains("\"diversity 0.50, min-ratings 4, include-seen\"");
  }

  @Test
  void withoutControlsThereIsOneRowAndTheProtocol() {
    Program.Outcome run = run("evaluate --top 5 --quiet");
    assertThat(run.out())
        .contains("as they are", "Protocol", "random 70/30")
        .doesNotContain("diversity 0");
  }

  @ParameterizedTest
  @CsvSource({
    "evaluate --diversity 0.5, expected list controls and filters beside --top K only",
    "evaluate --min-ratings 5, expected list controls and filters beside --top K only",
    "evaluate --top 5 --fold u1, 'expected --top K for a saved model, found a split'",
    "evaluate --top 0, 'expected a number of movies of 1 or more, found 0'"
  })
  void wrongUsageIsOneLine(String line, String expected) {
    Program.Outcome run = run(line + " --quiet");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errors()).singleElement().asString().contains(expected);
  }
}
