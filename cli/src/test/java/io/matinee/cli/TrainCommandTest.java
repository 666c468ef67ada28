package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.matinee.cli.chart.Xml;
import io.matinee.network.NetworkModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {
  @TempDir static Path home;
  private static String data;

  @TempDir Path out;

  @BeforeAll
  static void writeData() {
    data = SmallMovieLens.write(home.resolve("data")).toString();
  }

  private Program.Outcome train(String... more) {
    String[] line = Program.smallArguments("train", "--data", data, "--out", out.toString());
    return Program.offline(home)
        .run(Stream.concat(Stream.of(line), Stream.of(more)).toArray(String[]::new));
  }

  private Path model() {
    return out.resolve("network.safetensors");
  }

  @Test
  void writesTheModelAndItsCurveAndNothingElse() throws IOException {
    assertThat(train().code()).isZero();
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "network.safetensors",
              "ranking.safetensors",
              "learning-curve.csv",
              "learning-curve.png",
              "learning-curve.svg");
    }
    assertThat(ImageIO.read(out.resolve("learning-curve.png").toFile()).getWidth()).isPositive();
    Xml.parse(Files.readString(out.resolve("learning-curve.svg")));
  }

  @Test
  void withoutListsNoRankingIsLearned() throws IOException {
    Program.Outcome run = train("--no-lists");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(out.resolve("ranking.safetensors")).doesNotExist();
    assertThat(run.out()).contains("Model  ").doesNotContain("Lists  ");
    JsonNode json = new ObjectMapper().readTree(train("--no-lists", "--format", "json").out());
    assertThat(json.get("ranking").isNull()).isTrue();
  }

  @Test
  void anEarlierCheckpointIsPutAsideAndNotLost() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("network.checkpoint.safetensors"), "earlier");
    Path aside = out.resolve("network.checkpoint.previous.safetensors");
    assertThat(train().err()).contains("is now " + aside);
    assertThat(aside).hasContent("earlier");
    assertThat(out.resolve("network.checkpoint.safetensors")).doesNotExist();
  }

  @Test
  void theCurveHoldsEveryEpoch() throws IOException {
    train();
    List<NamedCsvRecord> rows;
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(out.resolve("learning-curve.csv"))) {
      rows = csv.stream().toList();
    }
    assertThat(rows).extracting(row -> row.getField("epoch")).containsExactly("1", "2");
    assertThat(rows.get(0).getHeader())
        .containsExactly("epoch", "learning_rate", "loss", "train_rmse", "validation_rmse");
    assertThat(NetworkModel.load(model()).curve().get(1).loss())
        .isEqualTo(Double.parseDouble(rows.get(1).getField("loss")));
  }

  @Test
  void resultsGoToStandardOutputAndNotesToStandardError() {
    Program.Outcome run = train();
    assertThat(run.out())
        .startsWith("RecommenderNet trained for 2 epochs")
        .contains("held-out part", "Protocol", "Model  " + model());
    assertThat(run.errors().get(0))
        .startsWith("Data: MovieLens 100K format from ")
        .endsWith("(30 people, 40 movies, 400 ratings)");
    assertThat(run.err()).contains("Training on 288 ratings, watching 32", "Epoch 2 of at most 2");
  }

  @Test
  void quietLeavesStandardErrorEmptyAndResultsAsTheyAre() {
    String loud = train().out();
    Program.Outcome quiet = train("--quiet");
    assertThat(quiet.err()).isEmpty();
    assertThat(quiet.out().replace(" --quiet", "")).isEqualTo(loud); // the command is told
  }

  @Test
  void theSameSeedGivesTheSameFileAndAnotherSeedAnother() throws IOException {
    train();
    byte[] first = Files.readAllBytes(model());
    train("--threads", "1");
    assertThat(Files.readAllBytes(model())).isEqualTo(first);
    train("--seed", "7");
    assertThat(Files.readAllBytes(model())).isNotEqualTo(first);
  }

  /** 400 ratings: each fifth row is in u1.test, and half of them are the earliest half. */
  @ParameterizedTest
  @CsvSource({
    "--fold u1, 'official fold u1: 320 ratings to train on, 80 held out'",
    "--random 0.75, 'random 75/25 of the ratings, seed 42: 300 ratings to train on, 100 held out'",
    "--by-time 0.5, 'by time 50/50 (earliest ratings to train on): 200 ratings to train on, 200'",
  })
  void splitsAreNamedWithTheirSizes(String split, String expected) {
    Program.Outcome run = train(split.split(" "));
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains(expected);
  }

  @Test
  void nothingHeldOutMeansNoTestFigure() {
    Program.Outcome run = train("--all", "--protocol", "report");
    assertThat(run.out())
        .contains("Nothing was held out, so there is no test figure.")
        .contains("RMSE over the whole dataset, training part included: ")
        .doesNotContain("held-out part", "never seen", "null");
    assertThat(NetworkModel.load(model()).card().metrics()).doesNotContainKey("test_rmse");
  }

  @Test
  void theReportsProtocolPrintsBothFiguresAndUsesItsSettings() {
    Program.Outcome run = train("--protocol", "report");
    NetworkModel model = NetworkModel.load(model());
    assertThat(run.out().lines())
        .contains(
            "RMSE over the whole dataset, training part included: "
                + metric(model, "rmse_over_the_whole_dataset_training_included"),
            "RMSE of the part never seen in training:             " + metric(model, "test_rmse"));
    assertThat(model.settings().validation()).isZero();
    assertThat(model.settings().epochs()).as("what was given stands").isEqualTo(2);
  }

  private static String metric(NetworkModel model, String name) {
    return JudgedOutput.decimal(model.card().metrics().get(name));
  }

  @Test
  void answersInJson() throws IOException {
    JsonNode answer = new ObjectMapper().readTree(train("--format", "json", "--fold", "u1").out());
    assertThat(answer.path("protocol").path("split").asText()).isEqualTo("official fold u1");
    assertThat(answer.path("protocol").path("trainRatings").asInt()).isEqualTo(320);
    assertThat(answer.path("models").findValuesAsText("name"))
        .containsExactly("RecommenderNet", "user + movie bias", "movie mean", "global mean");
    assertThat(answer.path("models")).allSatisfy(TrainCommandTest::holdsFigures);
    assertThat(answer.path("settings").path("epochs").asInt()).isEqualTo(2);
  }

  private static void holdsFigures(JsonNode model) {
    double rmse = model.path("rmse").asDouble();
    assertThat(rmse).isBetween(model.path("mae").asDouble(), 4.0); // stars from 1 to 5
    assertThat(model.path("rmse95").path(0).asDouble()).isPositive().isLessThanOrEqualTo(rmse);
    assertThat(model.path("rmse95").path(1).asDouble()).isGreaterThanOrEqualTo(rmse);
  }

  @ParameterizedTest
  @CsvSource({
    "--random 0, above 0 and below 1",
    "--random 1, above 0 and below 1",
    "--by-time 1.5, above 0 and below 1",
    "--epochs 0, expected epochs of at least 1",
    "--batch 1, expected batch size of at least 2",
    "--hidden 0 4, expected first hidden size of at least 1",
    "--learning-rate 0, expected learning rate above 0",
    "--learning-rate NaN, expected learning rate above 0",
    "--dropout 1, expected dropout from 0 and below 1",
    "--patience -1, expected patience of at least 0",
    "--resume, expected no --epochs beside --resume",
  })
  void whatCannotBeMeantIsRefusedBeforeAnyWork(String options, String expected) {
    Program.Outcome run =
        Program.offline(home)
            .run(
                Stream.of(
                        Stream.of("train", "--data", "/none", "--out", out.toString()),
                        options.equals("--resume")
                            ? Stream.of("--epochs", "3")
                            : Stream.<String>of(),
                        Stream.of(options.split(" ")))
                    .flatMap(words -> words)
                    .toArray(String[]::new));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errors()).singleElement().asString().contains(expected);
    assertThat(out).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "--fold u9, 'folds [u1, u2, u3, u4, u5], found \"u9\"'",
    "--learning-rate 1e30, training diverged in epoch 1",
  })
  void whatFailsEndsWithOneLineAndExitCode1(String options, String expected) {
    Program.Outcome run =
        train(Stream.concat(Stream.of("-q"), Stream.of(options.split(" "))).toArray(String[]::new));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.errors()).singleElement().asString().startsWith("matinee: ").contains(expected);
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void aFileInPlaceOfTheFolderIsSeenBeforeTraining() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "kept");
    Program.Outcome run =
        Program.offline(home)
            .run("train", "-q", "--epochs", "1000000", "--data", data, "--out", file.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errors()).singleElement().asString().contains(file + ": expected a folder");
    assertThat(file).hasContent("kept");
  }

  @Test
  void resumeWithoutACheckpointSaysSo() {
    Program.Outcome run =
        Program.offline(home).run("train", "-q", "--resume", "--data", data, "--out", "" + out);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errors())
        .containsExactly(
            ("matinee: %s: expected the checkpoint of an interrupted training, found none;"
                    + " start one with matinee train")
                .formatted(out.resolve("factorization.checkpoint.safetensors")));
  }
}
