package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Person 7 of the small data has rated movies 1 and 4, and not 3 and 8. */
class ExplainCommandTest {
  @TempDir static Path home;
  private static TrainedModel sampled;

  @BeforeAll
  static void train() {
    sampled = SampledModel.in(home);
    Program.Outcome network =
        sampled
            .program()
            .runSmall(
                "train",
                "-q",
                "--fold",
                "u1",
                "--data",
                "" + sampled.data(),
                "--out",
                "" + sampled.out());
    assertThat(network.code()).as(network.err()).isZero();
  }

  private static JsonNode json(String line) throws IOException {
    Program.Outcome run = sampled.run(line + " -q --format json");
    assertThat(run.code()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  private static double sum(JsonNode entries, String field) {
    return StreamSupport.stream(entries.spliterator(), false)
        .mapToDouble(entry -> entry.path(field).asDouble())
        .sum();
  }

  private static double predicted(String person, String movie, String model) throws IOException {
    JsonNode list = json("recommend " + person + " -n 40 --include-seen --model " + model);
    return StreamSupport.stream(list.path("recommendations").spliterator(), false)
        .filter(entry -> entry.path("id").asText().equals(movie))
        .findFirst()
        .orElseThrow()
        .path("rating")
        .asDouble();
  }

  @ParameterizedTest
  @CsvSource({
    "--user 7,              factorization",
    "--user 7,              network",
    "--age 24 --gender F,   factorization",
    "--age 24 --gender F,   network",
    "--rate 3:5 --rate 4:1, factorization",
  })
  void partsAddUpToWhatIsRecommended(String person, String model) throws IOException {
    JsonNode explained = json("explain " + person + " --movie 8 --model " + model);
    double rating = explained.path("rating").asDouble();
    assertThat(rating).isCloseTo(predicted(person, "8", model), within(1e-3));
    assertThat(sum(explained.path("parts"), "stars")).isCloseTo(rating, within(1e-3));
    assertThat(explained.at("/parts/0/kind").asText()).isEqualTo("baseline");
    assertThat(explained.path("words")).isNotEmpty();
    assertThat(explained.at("/standing/of").asInt()).isEqualTo(40);
  }

  /** What the list says without the rating is what the reason says. */
  @Test
  void aReasonIsWhatTheListSaysWithoutIt() throws IOException {
    JsonNode explained = json("explain --rate 3:5 --rate 4:1 --movie 8");
    JsonNode reason = explained.at("/reasons/0");
    String other = reason.path("id").asText().equals("3") ? "--rate 4:1" : "--rate 3:5";
    double without = predicted(other, "8", "factorization");
    assertThat(reason.path("without").asDouble()).isCloseTo(without, within(0.01));
    assertThat(reason.path("adds").asDouble())
        .isCloseTo(
            explained.path("rating").asDouble() - reason.path("without").asDouble(), within(1e-9));
    assertThat(explained.path("reasons")).hasSize(2);
  }

  /** Movies 2 and 8 are watched by the same people, movie 3 by none of them. */
  @Test
  void theCompanyThatItIsWatchedInAddsUp() throws IOException {
    String asked = "explain --rate 2:5 --rate 3:4 --movie 8";
    JsonNode company = json(asked).path("company");
    assertThat(company.findValuesAsText("id")).containsExactly("2");
    assertThat(sampled.run(asked + " -q").out())
        .contains("Movies that you rated in whose company it is watched\n")
        .contains(
            "All that count, 1, add up to %.3f, its score by EASE."
                .formatted(sum(company, "adds")));
    assertThat(json(asked + " --order rating").path("company")).isEmpty();
  }

  @Test
  void theTableHasWordsBarsAndReasons() {
    Program.Outcome run = sampled.run("explain -q --user 7 --movie 8");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Movie 8 (1988)\n\nYou would give Movie 8 about ")
        .contains("What the rating is made of (Factorization)\n  baseline ", "│")
        .contains("Your ratings that move it most", "such differences do not add up.\n")
        .containsPattern("It is number \\d+ of 40 by score");
    assertThat(run.out().lines()).allMatch(line -> !line.startsWith("  ") || line.length() <= 80);
    assertThat(sampled.run("explain -q --user 7 --movie 8 --ascii").out()).matches("[\\n -~]*");
  }

  @Test
  void theNetworkHasItsSixInputsAndNoReasons() throws IOException {
    JsonNode explained = json("explain --user 7 --movie 8 --model network");
    assertThat(explained.path("parts").findValuesAsText("kind"))
        .containsExactlyInAnyOrder(
            "baseline", "zip code", "year", "occupation", "age", "gender", "genre");
    assertThat(explained.path("reasons")).isEmpty();
    assertThat(sampled.run("explain -q --user 7 --movie 8 --model network").out())
        .contains("What counts most: ")
        .doesNotContain("Your ratings");
  }

  @Test
  void whatKeepsAMovieOutIsSaid() throws IOException {
    JsonNode seen = json("explain --user 7 --movie 1 --genre Drama --year 1991..");
    assertThat(seen.at("/standing/obstacles").toString()).isEqualTo("[\"SEEN\",\"YEAR\"]");
    assertThat(seen.at("/standing/place").asInt()).isZero();
    assertThat(json("explain --user 7 --movie 1 --include-seen -n 40").at("/standing/obstacles"))
        .isEmpty();
  }

  @Test
  void csvHasPartsAndReasons() {
    assertThat(sampled.run("explain -q --user 7 --movie 4 --format csv").out().lines())
        .startsWith("sort,id,name,stars,without")
        .anyMatch(line -> line.startsWith("part,,baseline,"))
        .anyMatch(line -> line.startsWith("reason,4,Movie 4 (1984),"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "Harbor", "hArBoR,", "SILENT"})
  void aMovieIsFoundByIdAndByTitle(String movie) {
    assertThat(sampled.run("explain -q --user 7 --movie " + movie).out()).startsWith("Harbor,");
  }

  /** "Movie 3 (1983)" is also the beginning of no other title, but "Movie 3" is. */
  @Test
  void aWholeTitleGoesBeforeAPartOfOne() {
    String[] words =
        ("explain -q --user 7 --data " + sampled.data() + " --out " + sampled.out()).split(" ");
    String[] whole = Arrays.copyOf(words, words.length + 2);
    whole[words.length] = "--movie";
    whole[words.length + 1] = "movie 3";
    assertThat(sampled.program().run(whole).out()).startsWith("Movie 3 (1983)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--user 99 --movie 8 | expected the id of a person of the data (1 to 30), found 99",
        "--user 7 --movie 8 --age 4 | expected either --user ID or a newcomer's",
        "--movie 8 | expected either --user ID or a newcomer's",
        "--user 7 | expected either --movie or --faithfulness, found neither",
        "--movie 8 --faithfulness | expected either --movie or --faithfulness, found both",
        "--age 24 --faithfulness | expected --faithfulness for all people, found a person",
        "--faithfulness --model network | expected a model that goes by ratings, found Rec",
        "--user 7 --movie 77 | expected a movie of the data, its id (such as 1) or a part of its",
        "--user 7 --movie Movie | expected one movie, found 39 for Movie: ",
        "--user 7 --movie 8 -n 0 | expected a number of movies of 1 or more, found 0",
        "--user 7 --movie 8 --genre Noir | expected a genre, one of unknown, Drama",
        "--user 7 --movie 8 --rate 8:9 | expected a rating, one of 1, 2",
      })
  void badInputIsOneLine(String options, String expected) {
    Program.Outcome run = sampled.run("explain -q " + options);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errors())
        .singleElement()
        .asString()
        .startsWith("matinee explain: ")
        .contains(expected);
  }

  @Test
  void withoutAModelItIsSaidWhatToDo() {
    Path none = home.resolve("none");
    Program.Outcome run =
        sampled
            .program()
            .run(
                ("explain -q --user 7 --movie 8 --data " + sampled.data() + " --out " + none)
                    .split(" "));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errors()).singleElement().asString().contains("matinee train");
    assertThat(Files.exists(none)).isFalse();
  }

  @Test
  void faithfulnessIsMeasuredOverAllPeople() throws IOException {
    JsonNode measured = json("explain --faithfulness");
    assertThat(measured.at("/protocol/people").asInt()).isEqualTo(30);
    assertThat(measured.at("/protocol/deleted").asInt()).isEqualTo(3);
    assertThat(measured.path("ratio").asDouble()).isGreaterThan(1.2);
    assertThat(json("explain --faithfulness")).isEqualTo(measured);
    assertThat(json("explain --faithfulness --seed 7").path("named"))
        .isEqualTo(measured.path("named"));
    assertThat(sampled.run("explain -q --faithfulness").out())
        .contains("the 3 named as reasons", "Protocol  Factorization, 30 people")
        .contains("checksum " + measured.at("/protocol/checksum").asText())
        .contains("matinee explain -q --faithfulness");
    assertThat(sampled.run("explain -q --faithfulness --format csv").out().lines())
        .hasSize(2)
        .startsWith(
            "data,checksum,seed,version,command,model,people,deleted,named,random,ratio,ahead");
  }

  /** Person 7's list: every entry says why, as explain would. */
  @Test
  void listsSayWhy() throws IOException {
    JsonNode list = json("recommend --user 7 -n 3 --why").path("recommendations");
    assertThat(list.findValuesAsText("why")).hasSize(3).allMatch(why -> !why.isEmpty());
    String title = list.at("/0/title").asText();
    String why = list.at("/0/why").asText();
    assertThat(sampled.run("recommend -q --user 7 -n 3 --why").out())
        .containsPattern(title.replaceAll("[()]", ".") + ".*\n +\\Q" + why + "\\E\n");
    assertThat(sampled.run("recommend -q --user 7 -n 3 --why --format csv").out().lines())
        .hasSize(4)
        .startsWith("rank,id,title,rating,score,year,genres,why");
    assertThat(json("recommend --user 7 -n 3").at("/recommendations/0").has("why")).isFalse();
    assertThat(sampled.answer("2\n7\n3\n4\n", "menu -q --why").out()).contains(why);
    assertThat(sampled.answer("2\n7\n3\n4\n", "menu -q").out()).doesNotContain(why);
  }
}
