package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.matinee.evaluation.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkCommandTest {
  @TempDir static Path home;
  private static Path data;
  private static Path out;
  private static Program.Outcome all;

  @BeforeAll
  static void judgeAll() {
    data = SmallMovieLens.write(home.resolve("data"));
    out = home.resolve("out");
    all = run("--fold u1 --out " + out);
  }

  private static Program.Outcome run(String options) {
    List<String> line = new ArrayList<>(List.of("benchmark", "--data", data.toString()));
    line.addAll(Program.FEW);
    if (!options.isEmpty()) {
      line.addAll(List.of(options.split(" ")));
    }
    return Program.offline(home).run(line.toArray(String[]::new));
  }

  private static JsonNode json(Path folder) throws IOException {
    return new ObjectMapper().readTree(folder.resolve("benchmark.json").toFile());
  }

  /** All that a second run reproduces. */
  private static JsonNode figures(Path folder) throws IOException {
    ObjectNode json = (ObjectNode) json(folder);
    json.remove(List.of("cost", "machine"));
    ((ObjectNode) json.get("protocol")).remove("command"); // it names the folder
    return json;
  }

  private static List<NamedCsvRecord> csv(Path folder) throws IOException {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(folder.resolve("benchmark.csv"))) {
      return csv.stream().toList();
    }
  }

  @Test
  void theTableHasAllModelsAndTheProtocol() {
    assertThat(all.code()).as(all.err()).isZero();
    for (BenchmarkModel model : BenchmarkModel.values()) {
      assertThat(all.out()).contains("\n" + model.label() + "  ");
    }
    assertThat(all.out())
        .contains("official fold u1: 320 ratings to train on, 80 held out", "lists of 10", "95 %")
        .contains("  seed       42\n", "--fold u1 --out " + out, "checksum ");
    assertThat(all.err()).contains("Judging 11 models on official fold u1", "Wrote " + out);
  }

  /** The same figures as matinee evaluate has, by other code. */
  @Test
  void figuresAreThoseOfEvaluate() throws IOException {
    Program.Outcome evaluated =
        Program.offline(home)
            .runFew("evaluate", "--fold", "u1", "--data", data.toString(), "--format", "json");
    JsonNode expected = new ObjectMapper().readTree(evaluated.out()).path("models");
    JsonNode found = model(json(out), "Factorization").path("scores");
    assertThat(found.path("rmse").path("value").asDouble())
        .isCloseTo(expected.path(0).path("rmse").asDouble(), within(1e-9));
    JsonNode biases = model(json(out), "user + movie bias").path("scores");
    assertThat(biases.path("rmse").path("value").asDouble())
        .isCloseTo(expected.path(1).path("rmse").asDouble(), within(1e-9));
    assertThat(biases.path("rmse").path("interval95").path("low"))
        .isEqualTo(expected.path(1).path("rmse95").path(0));
  }

  private static JsonNode model(JsonNode json, String name) {
    return StreamSupport.stream(json.path("models").spliterator(), false)
        .filter(model -> model.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSecondRunGivesTheSameToTheLastDigit() throws IOException {
    Path again = home.resolve("again");
    assertThat(run("--fold u1 --out " + again).code()).isZero();
    assertThat(figures(again)).isEqualTo(figures(out));
  }

  @Test
  void everyLineOfTheCsvSaysWhatItWasMeasuredUnder() throws IOException {
    List<NamedCsvRecord> rows = csv(out);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.getField("command")).startsWith("matinee benchmark ");
              assertThat(row.getField("checksum")).matches("[0-9a-f]{32}");
              assertThat(row.getField("seed")).isEqualTo("42");
              assertThat(row.getField("split")).isNotEmpty();
              assertThat(row.getField("version")).isNotEmpty();
              Double.parseDouble(row.getField("figure"));
            });
    assertThat(rows)
        .filteredOn(row -> row.getField("model").equals("Factorization"))
        .extracting(row -> row.getField("metric"))
        .contains("rmse", "log_loss", "within_95", "ndcg", "gini", "train_rmse", "train_seconds")
        .contains("rmse_as_it_was", "rmse_retrained");
  }

  @Test
  void thePageIsWellFormedAndNeedsNothingFromOutside() throws Exception {
    String page = Files.readString(out.resolve("benchmark.html"));
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(out.resolve("benchmark.html").toFile());
    assertThat(page)
        .contains("<h2>Definitions</h2>", "Weakness: time", "Weakness: overfitting")
        .doesNotContain("src=", "href=\"http", "NaN", "<script");
    for (Metric metric : Metric.values()) {
      assertThat(page).contains("<td>" + metric.label() + "</td>");
    }
    assertThat(page.split("<figure", -1)).hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--random-per-person 0.8",
        "--random 0.8",
        "--by-time 0.8",
        "--leave-last-out",
        "--all-folds",
        "--microsoft",
        "--cold-movies 4",
      })
  void everyProtocolWorks(String protocol) throws IOException {
    Path folder = home.resolve(protocol.replaceAll("[^a-z]", ""));
    Program.Outcome done =
        run(protocol + " --models biases,ease,movie-mean --no-weaknesses --out " + folder);
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(json(folder).path("models")).hasSize(3);
    assertThat(json(folder).path("coldStart").isNull()).isTrue();
    int parts = protocol.equals("--all-folds") ? 5 : protocol.startsWith("--cold") ? 4 : 1;
    assertThat(model(json(folder), "movie mean").path("scores").path("rmse").path("parts"))
        .hasSize(parts);
  }

  @Test
  void onMicrosoftsSplitWhateverWasRatedIsRelevant() throws IOException {
    Path folder = home.resolve("relevant");
    Program.Outcome done = run("--microsoft --models popularity --no-weaknesses --out " + folder);
    assertThat(done.out())
        .contains("Microsoft Recommenders' 75/25 of each movie's ratings, numpy's seed 42: ")
        .contains("  relevant   movies that the person rated in the held-out part\n");
    assertThat(Files.readString(folder.resolve("benchmark.html")))
        .contains("Relevant are movies that the person rated in the held-out part.");
    assertThat(all.out()).contains("  relevant   movies that the person rated 4 stars or more");
  }

  /** Nobody in the small data has more than twenty ratings. */
  @Test
  void whatCannotBeMeasuredIsSaid() throws IOException {
    assertThat(all.out()).contains("No cold-start curve: expected people with more than 20");
    assertThat(json(out).path("notes")).hasSize(1);
  }

  @Test
  void aModelThatAnotherIsBuiltOnIsTrainedToo() throws IOException {
    Path folder = home.resolve("combined");
    assertThat(run("--models combined --no-weaknesses --out " + folder).code()).isZero();
    assertThat(json(folder).path("models").findValuesAsText("name"))
        .containsExactly("Factorization", "Factorization + ranking");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--models eese | expected --models of global-mean, movie-mean, biases",
        "--fold u1 --by-time 0.8 | mutually exclusive",
        "--fold u1 --all-folds | expected one of --all-folds, --microsoft, --cold-people",
        "--all | expected a part held out to judge on, found --all",
        "--given 3 | expected no --given without --cold-people",
        "--cold-people 1 | expected from 2 folds to one for each of 30 people, found 1",
        "--random-per-person 1.5 | above 0 and below 1, such as 0.8, found 1.5",
        "-k 0 | expected --length 1 or more, found 0",
        "--dates | expected no --dates",
        "--threads 0 | expected threads of 1 or more, found 0",
      })
  void wrongUsageIsOneLine(String options, String expected) {
    Program.Outcome wrong = run(options + " --quiet --out " + home.resolve("wrong"));
    assertThat(wrong.code()).as(wrong.out()).isEqualTo(2);
    assertThat(wrong.errors()).singleElement().asString().contains(expected);
  }
}
