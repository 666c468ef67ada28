package io.matinee.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.matinee.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecommendCommandTest {
  @TempDir static Path home;
  private static TrainedModel trained;

  @BeforeAll
  static void train() {
    trained = TrainedModel.in(home);
  }

  private static JsonNode json(String options) throws IOException {
    Program.Outcome run = trained.run("recommend --quiet --format json " + options);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    return new ObjectMapper().readTree(run.out());
  }

  private static List<String> ids(String options) throws IOException {
    return json(options).path("recommendations").findValuesAsText("id");
  }

  @Test
  void aKnownUserIsNotOfferedWhatTheyHaveSeen() throws IOException {
    List<String> seen = SmallMovieLens.seenBy(7);
    List<String> offered = ids("--user 7 -n 100");
    assertThat(offered)
        .hasSize(SmallMovieLens.MOVIES - seen.size())
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(seen);
    assertThat(ids("--user 7 -n 100 --include-seen"))
        .hasSize(SmallMovieLens.MOVIES)
        .containsAll(seen);
  }

  @Test
  void jsonHoldsTheProfileAndTheListBestFirst() throws IOException {
    JsonNode answer = json("--user 7 -n 5");
    JsonNode profile = answer.path("profile");
    assertThat(profile.path("user").asText()).isEqualTo("7");
    assertThat(profile.path("age").asInt()).isEqualTo(22);
    assertThat(profile.path("gender").asText()).isEqualTo("M");
    assertThat(profile.path("occupation").asText()).isEqualTo("doctor");
    assertThat(profile.path("zip").asText()).isEqualTo("01000");
    JsonNode list = answer.path("recommendations");
    assertThat(list).hasSize(5);
    for (int i = 0; i < 5; i++) {
      assertThat(list.path(i).path("rank").asInt()).isEqualTo(i + 1);
      assertThat(list.path(i).path("rating").asDouble()).isBetween(0.0, 5.0);
      assertThat(list.path(i).path("score").asDouble())
          .isLessThanOrEqualTo(list.path(Math.max(0, i - 1)).path("score").asDouble());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--age 24",
        "--gender f",
        "--occupation STUDENT",
        "--zip 99999",
        "--age 24 --gender male --occupation artist --zip 10003",
      })
  void aNewcomerNeedsToSayOnlyOneThing(String options) throws IOException {
    JsonNode answer = json(options);
    assertThat(answer.path("recommendations")).as("10 by default").hasSize(10);
    assertThat(answer.path("profile").path("user").isNull()).isTrue();
    assertThat(answer.path("profile").path("ratings").asInt()).isZero();
  }

  @Test
  void allUnknownZipCodesAreOneAndTheSame() throws IOException {
    assertThat(json("--zip 99999").path("recommendations"))
        .isEqualTo(json("--zip K1A-0B1").path("recommendations"));
  }

  /** Movie i is from 1980 + i modulo 20, but for movie 1; odd ones are comedies. */
  @Test
  void genresAndYearsFilter() throws IOException {
    String all = "--age 24 -n 100 ";
    assertThat(ids(all + "--year 1985")).containsExactlyInAnyOrder("5", "25");
    assertThat(ids(all + "--year 1998..")).containsExactlyInAnyOrder("18", "19", "38", "39");
    assertThat(ids(all + "--year ..1981")).containsExactlyInAnyOrder("20", "21", "40");
    assertThat(ids(all + "--year 1984..1985")).containsExactlyInAnyOrder("4", "5", "24", "25");
    assertThat(ids(all + "--genre comedy --year 1984..1985")).containsExactlyInAnyOrder("5", "25");
    assertThat(ids(all + "--genre DRAMA,sci-fi --year 1983"))
        .as("both genres")
        .containsExactlyInAnyOrder("3", "23");
    assertThat(ids(all + "--genre drama --genre comedy")).hasSize(20);
  }

  @Test
  void fewerThanAskedForIsSaid() {
    Program.Outcome run = trained.run("recommend --age 24 -n 3 --year 1985");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).hasSize(1 + 2);
    assertThat(run.err()).contains("Only 2 movies fit: loosen --genre or --year");
  }

  @ParameterizedTest
  @CsvSource({
    "'', found neither",
    "--user 7 --age 24, found both",
    "--user 31, 'expected the id of a person of the data (1 to 30), found 31'",
    "--user 7 -n 0, expected a number of movies of 1 or more",
    "--age 0, expected an age from 1 to 120",
    "--gender x, 'expected a gender, M or F, found x'",
    "--occupation poet, 'one of artist, doctor, student, found poet'",
    "--user 7 --genre Noir, 'one of unknown, Drama, Comedy, Sci-Fi, found Noir'",
    "--user 7 --year 90s, expected years such as 1990..1997",
    "--user 7 --year .., expected years such as 1990..1997",
    "--user 7 --year 1997..1990, expected years such as 1990..1997",
  })
  void whatCannotBeMeantIsRefused(String options, String expected) {
    Program.Outcome run = trained.run("recommend --quiet" + (" " + options).stripTrailing());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errors()).singleElement().asString().contains(expected);
  }

  @Test
  void titlesWithCommasAndQuotesComeBackFromCsv() throws IOException {
    Program.Outcome run = trained.run("recommend --age 24 --year 1990 --format csv --quiet -n 100");
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(run.out())) {
      List<NamedCsvRecord> rows = csv.stream().toList();
      assertThat(rows.get(0).getHeader())
          .containsExactly("rank", "id", "title", "rating", "score", "year", "genres");
      assertThat(rows).extracting(row -> row.getField("id")).contains("1", "10", "30");
      assertThat(rows)
          .filteredOn(row -> row.getField("id").equals("1"))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.getField("title")).isEqualTo(SmallMovieLens.AWKWARD_TITLE);
                assertThat(row.getField("genres")).isEqualTo("Drama|Comedy");
              });
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 100, 3000})
  void aTruncatedModelIsOneLine(int length) throws IOException {
    Path cut = home.resolve("cut.safetensors");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(trained.file()), length));
    assertIsRefused(cut, "is not a whole model file");
  }

  @Test
  void aDamagedModelIsOneLine() throws IOException {
    byte[] bytes = Files.readAllBytes(trained.file());
    bytes[bytes.length - 5] ^= 1;
    assertIsRefused(
        Files.write(home.resolve("damaged.safetensors"), bytes), "does not match its checksum");
  }

  @Test
  void aModelOfANewerFormatIsOneLine() throws IOException {
    String text = Files.readString(trained.file(), ISO_8859_1);
    String newer = text.replace("\"matinee_format\":\"1\"", "\"matinee_format\":\"9\"");
    assertThat(newer).isNotEqualTo(text);
    assertIsRefused(
        Files.writeString(home.resolve("newer.safetensors"), newer, ISO_8859_1),
        "expected model format 1, found \"9\"");
  }

  @Test
  void anotherKindOfModelIsOneLine() {
    Path other = home.resolve("other.safetensors");
    new ModelFile(other, Map.of("kind", "poem"), Map.of()).write();
    assertIsRefused(other, "expected a network or factorization model, found kind \"poem\"");
  }

  private static void assertIsRefused(Path model, String expected) {
    Program.Outcome run = trained.run("recommend --quiet --user 7 --model " + model);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.errors())
        .singleElement()
        .asString()
        .startsWith("matinee: " + model + ": ")
        .contains(expected);
  }

  @Test
  void aModelOfOtherDataIsUsedWithANote() {
    Program.Outcome run =
        trained.program().run("recommend", "--user", "7", "--out", trained.out().toString());
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("Note: " + trained.file() + " was trained on MovieLens 100K format from");
  }
}
