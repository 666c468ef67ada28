package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.matinee.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateCommandTest {
  private static final String SMALL = " " + String.join(" ", Program.SMALL);

  @TempDir static Path home;
  private static TrainedModel trained;

  @BeforeAll
  static void train() {
    trained = TrainedModel.in(home);
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  @Test
  void aSavedModelIsJudgedAsItsTrainingJudgedIt() throws IOException {
    Program.Outcome saved = trained.run("evaluate --quiet --format json");
    assertThat(saved.code()).isZero();
    assertThat(saved.err()).isEmpty();
    JsonNode told = json(trained.training());
    assertThat(json(saved.out()).path("models")).isEqualTo(told.path("models"));
    assertThat(json(saved.out()).path("protocol")).isEqualTo(told.path("protocol"));
  }

  @Test
  void aModelTrainedForItIsTheSameAndNotKept() throws IOException {
    byte[] before = Files.readAllBytes(trained.file());
    Program.Outcome fresh = trained.run("evaluate --kind network --fold u1 --format json" + SMALL);
    assertThat(json(fresh.out()).path("models")).isEqualTo(json(trained.training()).path("models"));
    assertThat(fresh.err()).contains("Training on 288 ratings");
    assertThat(trained.file()).hasBinaryContent(before);
  }

  @Test
  void theTableShowsModelBaselinesSlicesAndProtocol() throws IOException {
    String table = trained.run("evaluate").out();
    double rmse = json(trained.training()).path("models").path(0).path("rmse").asDouble();
    assertThat(table)
        .containsPattern("RecommenderNet +" + String.format(Locale.ROOT, "%.4f", rmse) + "  ")
        .contains("user + movie bias", "movie mean", "global mean")
        .contains("official fold u1: 320 ratings to train on, 80 held out");
    assertThat(table.lines().map(line -> line.split(" {2,}")[0]))
        .contains("age", "gender", "occupation", "training ratings");
  }

  @Test
  void csvHasALineForEachModelAndSlice() throws IOException {
    List<NamedCsvRecord> rows;
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(trained.run("evaluate --format csv").out())) {
      rows = csv.stream().toList();
    }
    JsonNode model = json(trained.training()).path("models").path(0);
    assertThat(rows).hasSize(4 * (1 + model.path("slices").size()));
    assertThat(Double.parseDouble(rows.get(0).getField("rmse")))
        .isEqualTo(model.path("rmse").asDouble());
  }

  @Test
  void allFoldsHaveMeanAndDeviation() throws IOException {
    JsonNode answer = json(trained.run("evaluate --all-folds --format json" + SMALL).out());
    double[] rmse = new double[5];
    for (int fold = 0; fold < 5; fold++) {
      JsonNode one = answer.path("folds").path(fold);
      assertThat(one.path("protocol").path("split").asText())
          .isEqualTo("official fold u" + (fold + 1));
      rmse[fold] = one.path("models").path(0).path("rmse").asDouble();
    }
    double mean = (rmse[0] + rmse[1] + rmse[2] + rmse[3] + rmse[4]) / 5;
    double squares = 0;
    for (double value : rmse) {
      squares += Math.pow(value - mean, 2);
    }
    JsonNode network = answer.path("models").path(0);
    assertThat(network.path("rmse").asDouble()).isCloseTo(mean, within(1e-12));
    assertThat(network.path("rmse_sd").asDouble())
        .isPositive()
        .isCloseTo(Math.sqrt(squares / 4), within(1e-12));
    assertThat(rmse[0])
        .as("u1, as trained on its own")
        .isEqualTo(json(trained.training()).path("models").path(0).path("rmse").asDouble());
  }

  /** What a second run needs to come to the same figures. */
  @ParameterizedTest
  @ValueSource(strings = {"", " --all-folds"})
  void everyRowOfCsvSaysWhatItWasMeasuredUnder(String folds) throws IOException {
    String options = folds + (folds.isEmpty() ? "" : SMALL) + " --format ";
    JsonNode answer = json(trained.run("evaluate" + options + "json").out());
    JsonNode protocol = answer.path("protocol");
    assertThat(answer.path("command").asText()).startsWith("matinee evaluate" + options + "json");
    assertThat(protocol.path("version").asText()).isEqualTo(Version.CURRENT);
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(trained.run("evaluate" + options + "csv").out())) {
      for (NamedCsvRecord row : csv) {
        for (String fact : List.of("data", "checksum", "seed", "version")) {
          assertThat(row.getField(fact)).isNotEmpty().isEqualTo(protocol.path(fact).asText());
        }
        assertThat(row.getField("split")).matches("official fold u[1-5]");
        assertThat(row.getField("date")).isEqualTo("not used");
        assertThat(row.getField("command")).startsWith("matinee evaluate" + options + "csv");
      }
    }
  }

  @Test
  void theTableOfAllFoldsSaysTheProtocolOnce() {
    Program.Outcome folds = trained.run("evaluate --all-folds --quiet" + SMALL);
    assertThat(folds.err()).isEmpty();
    assertThat(folds.out())
        .containsPattern("held-out RMSE +u1 +u2 +u3 +u4 +u5 +mean +sd\n")
        .containsPattern("RecommenderNet( +[0-9.]{6}){7}\n")
        .containsOnlyOnce("Protocol")
        .containsOnlyOnce("checksum")
        .containsOnlyOnce("  seed       42\n")
        .containsOnlyOnce("  command    matinee evaluate --all-folds --quiet --epochs 2 ")
        .contains("official fold u1: 320", "official fold u5: 320");
  }

  @ParameterizedTest
  @CsvSource({
    "--model x --fold u1, found both",
    "--model x --all-folds, found both",
    "--all-folds --fold u1, found both",
    "--all, expected a part held out to judge on",
    "--epochs 3, expected no --epochs for a saved model",
    "--seed 3, expected no --seed for a saved model",
  })
  void whatCannotBeMeantIsRefused(String options, String expected) {
    Program.Outcome run = trained.run("evaluate --quiet " + options);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errors()).singleElement().asString().contains(expected);
  }

  @Test
  void aModelTrainedOnEverythingCannotBeJudged() {
    Path all = home.resolve("all");
    trained.program().runSmall("train", "--all", "--data", "" + trained.data(), "--out", "" + all);
    Path file = all.resolve("network.safetensors");
    assertThat(file).exists();
    Program.Outcome run = trained.run("evaluate --quiet --model " + file);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errors())
        .singleElement()
        .asString()
        .startsWith("matinee: " + file + ": was trained on everything");
  }

  @Test
  void aModelOfOtherDataIsNotJudged() {
    Program.Outcome run =
        trained.program().run("evaluate", "--quiet", "--out", trained.out().toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errors())
        .singleElement()
        .asString()
        .contains("was trained on other data (MovieLens 100K format from " + trained.data());
  }

  @Test
  void withoutAModelItSaysWhatToDo() {
    Program.Outcome run = trained.run("evaluate --quiet --model /none.safetensors");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errors())
        .containsExactly(
            "matinee: /none.safetensors: no such model file; train one first (matinee train)");
  }
}
