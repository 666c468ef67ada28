package io.matinee.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportCommandTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir static Path home;
  @TempDir Path folder;
  private static TrainedModel trained;

  @BeforeAll
  static void train() {
    trained = TrainedModel.in(home);
  }

  private static Program.Outcome succeeds(String line) {
    Program.Outcome run = trained.run(line);
    assertThat(run.code()).as(run.err()).isZero();
    return run;
  }

  private static List<NamedCsvRecord> rows(String text) throws IOException {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
      return csv.stream().toList();
    }
  }

  @Test
  void csvHasEveryonesListUnderOneHeader() throws IOException {
    Path file = folder.resolve("lists.csv");
    Program.Outcome run = succeeds("export -n 3 --csv " + file);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).endsWith("Wrote lists for 30 people: " + file + "\n");
    List<NamedCsvRecord> rows = rows(Files.readString(file));
    assertThat(rows.get(0).getHeader())
        .containsExactly("user", "rank", "id", "title", "rating", "score", "year", "genres");
    assertThat(rows).hasSize(3 * SmallMovieLens.PEOPLE);
    assertThat(rows.stream().map(row -> row.getField("user")).distinct())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, SmallMovieLens.PEOPLE).mapToObj("%d"::formatted).toList());
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(SmallMovieLens.seenBy(Integer.parseInt(row.getField("user"))))
                    .doesNotContain(row.getField("id")));
  }

  /** {@code recommend} asks about one person at a time. */
  @Test
  void aLineOfJsonIsWhatRecommendSays() throws IOException {
    String filter = " -n 4 --genre Comedy --year 1985..";
    List<String> lines = succeeds("export --quiet --json -" + filter).out().lines().toList();
    assertThat(lines).hasSize(SmallMovieLens.PEOPLE);
    for (int user : new int[] {1, 7, 30}) {
      JsonNode alone =
          MAPPER.readTree(succeeds("recommend --format json --user " + user + filter).out());
      assertThat(MAPPER.readTree(lines.get(user - 1))).isEqualTo(alone);
    }
  }

  @Test
  void standardOutputHasTheListsOnly() throws IOException {
    Program.Outcome run = succeeds("export --csv - -n 1");
    assertThat(rows(run.out())).hasSize(SmallMovieLens.PEOPLE);
    assertThat(run.err()).startsWith("Data: ").doesNotContain("Wrote");
    assertThat(succeeds("export --csv - --quiet").err()).isEmpty();
  }

  @Test
  void aTerminalShowsHowFarItIs() {
    String line = "export --csv %s --data %s --out %s";
    Path file = folder.resolve("lists.csv");
    Program.Outcome run =
        trained.program().watch(80, line.formatted(file, trained.data(), trained.out()).split(" "));
    assertThat(run.err())
        .contains("People", "100%", "30/30")
        .endsWith("\nWrote lists for 30 people: " + file + "\n");
  }

  @Test
  void onnxComesWithItsTables() throws IOException {
    Path onnx = folder.resolve("network.onnx");
    Path tables = folder.resolve("encoders.json");
    Program.Outcome run =
        trained
            .program()
            .run(
                "export",
                "--onnx",
                "" + onnx,
                "--encoders",
                "" + tables,
                "--out",
                "" + trained.out());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).isEqualTo("Wrote %s%nWrote %s%n".formatted(onnx, tables));
    assertThat(Files.readString(onnx, ISO_8859_1))
        .contains("Matinee", "RecommenderNet", "zip_embedding.weight", "BatchNormalization");
    JsonNode encoders = MAPPER.readTree(tables.toFile());
    assertThat(encoders.at("/occupation/values"))
        .extracting(JsonNode::textValue)
        .containsExactly("artist", "doctor", "student");
    assertThat(encoders.at("/occupation/unknown").intValue()).isEqualTo(3);
    assertThat(encoders.at("/gender/F")).extracting(JsonNode::intValue).containsExactly(1, 0);
    assertThat(encoders.at("/genres"))
        .extracting(JsonNode::textValue)
        .containsExactly("unknown", "Drama", "Comedy", "Sci-Fi");
  }

  @ParameterizedTest
  @CsvSource({
    "export, Missing required argument",
    "export --csv a --json b, are mutually exclusive",
    "export --onnx a --genre Drama, expected no --genre beside --onnx",
    "export --csv - --encoders a, expected --encoders beside --onnx only",
    "export --csv - -n 0, expected a number of movies of 1 or more",
    "export --json - --genre Noir, 'found Noir'",
  })
  void whatCannotBeMeantIsRefused(String line, String expected) {
    Program.Outcome run =
        line.contains("--onnx")
            ? trained.program().run(line.split(" "))
            : trained.run(line + " --quiet");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errors()).singleElement().asString().contains(expected);
  }

  @Test
  void withoutAModelNothingIsWritten() throws IOException {
    Path file = folder.resolve("lists.csv");
    Program.Outcome run = trained.run("export --quiet --model none --csv " + file);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errors())
        .singleElement()
        .asString()
        .contains("none: no such model file; train one first");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  /** As {@code matinee export --csv - | head}, or to a full disk. */
  @ParameterizedTest
  @ValueSource(strings = {"export -q --csv -", "recommend -q --user 7", "evaluate -q --format csv"})
  void resultsThatNobodyGetsAreAFailure(String line) {
    TextStream closed =
        new TextStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            });
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Program program = trained.program();
    String all = line + " --data " + trained.data() + " --out " + trained.out();
    Session session =
        new Session(
            List.of(all.split(" ")),
            new ByteArrayInputStream(new byte[0]),
            closed,
            new TextStream(err),
            program.environment(),
            program.home(),
            new LastWords(),
            false,
            0);
    assertThat(Main.run(session)).isEqualTo(1);
    assertThat(err.toString(UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("matinee: standard output: cannot be written to");
  }
}
