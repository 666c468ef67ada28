package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.matinee.cli.chart.Xml;
import io.matinee.data.SplitSpec;
import io.matinee.network.NetworkModel;
import io.matinee.network.NetworkSettings;
import io.matinee.network.Trial;
import io.matinee.network.TuningPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TuneCommandTest {
  @TempDir static Path home;
  private static String data;

  /** What a search of nine trials on u1.base printed, and the folder it wrote to. */
  private static Program.Outcome whole;

  private static Path wholeOut;

  @TempDir Path out;

  @BeforeAll
  static void searchOnce() {
    data = SmallMovieLens.write(home.resolve("data")).toString();
    wholeOut = home.resolve("whole");
    whole = run("tune --fold u1 --trials 9 --epochs 9", wholeOut);
    assertThat(whole.code()).as(whole.err()).isZero();
  }

  private static Program.Outcome run(String line, Path out) {
    return Program.offline(home).run(words(line, out));
  }

  private static String[] words(String line, Path out) {
    return (line + " --data " + data + " --out " + out).split(" ");
  }

  private static NetworkModel model(Path out) {
    return NetworkModel.load(out.resolve("network.safetensors"));
  }

  @Test
  void writesTheWinnerTheTrialsAndNothingElse() throws IOException {
    try (Stream<Path> files = Files.list(wholeOut)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "network.safetensors",
              "ranking.safetensors",
              "learning-curve.csv",
              "learning-curve.png",
              "learning-curve.svg",
              "tune.csv",
              "tune.png",
              "tune.svg");
    }
    assertThat(ImageIO.read(wholeOut.resolve("tune.png").toFile()).getWidth()).isPositive();
    Xml.parse(Files.readString(wholeOut.resolve("tune.svg")));
  }

  @Test
  void theTableGrowsOnStandardErrorAndEndsOnStandardOutput() {
    assertThat(whole.err().lines())
        .contains(
            "Searching among 9 trials over at most 9 epochs; trial 1 is the default settings",
            "Rung 1 of 2: 9 trials up to epoch 3, RMSE on the validation part")
        .filteredOn(line -> line.matches(" {4}[1-9] +3 +\\d\\.\\d{4} .*"))
        .hasSize(9);
    assertThat(whole.err()).doesNotContain("\r", "\033").contains("Rung 2 of 2: ", "Training on");
    List<String> lines = whole.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo("Trials, RMSE on the validation part");
    assertThat(lines.subList(2, 11).stream().map(line -> line.strip().split(" +")[0]))
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(whole.out())
        .contains("held-out part", "Protocol", "Model  ", "Trials " + wholeOut.resolve("tune.csv"));
  }

  @Test
  void theTrialsAreThereAsCsv() throws IOException {
    List<NamedCsvRecord> rows;
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(wholeOut.resolve("tune.csv"))) {
      rows = csv.stream().toList();
    }
    assertThat(rows)
        .extracting(row -> row.getField("rank"))
        .isEqualTo(IntStream.rangeClosed(1, 9).mapToObj(Integer::toString).toList());
    NamedCsvRecord first = rows.get(0);
    NetworkModel winner = model(wholeOut);
    assertThat(Double.parseDouble(first.getField("validation_rmse")))
        .isEqualTo(winner.card().metrics().get("validation_rmse"));
    assertThat(Double.parseDouble(first.getField("learning_rate")))
        .isEqualTo(winner.settings().learningRate());
    NamedCsvRecord byDefault =
        rows.stream().filter(row -> row.getField("trial").equals("1")).findFirst().orElseThrow();
    assertThat(Double.parseDouble(byDefault.getField("validation_rmse")))
        .isEqualTo(winner.card().metrics().get("validation_rmse_of_the_default_settings"))
        .isGreaterThanOrEqualTo(winner.card().metrics().get("validation_rmse"));
  }

  @Test
  void answersInJson() throws IOException {
    Program.Outcome run = run("tune -q --fold u1 --trials 3 --epochs 3 --format json", out);
    assertThat(run.err()).isEmpty();
    JsonNode answer = new ObjectMapper().readTree(run.out());
    assertThat(answer.path("protocol").path("split").asText()).isEqualTo("official fold u1");
    assertThat(answer.path("models").path(0).path("name").asText()).isEqualTo("RecommenderNet");
    assertThat(answer.path("models").path(0).path("rmse").asDouble())
        .isEqualTo(model(out).card().metrics().get("test_rmse"));
    assertThat(answer.path("trials")).hasSize(3);
    JsonNode first = answer.path("trials").path(0);
    assertThat(first.path("rank").asInt()).isEqualTo(1);
    assertThat(first.path("settings")).isEqualTo(answer.path("settings"));
    assertThat(first.path("validationRmse").asDouble())
        .isEqualTo(answer.path("training").path("validation_rmse").asDouble());
    assertThat(first.path("curve")).hasSize(3);
    assertThat(answer.path("trials").findValues("default"))
        .filteredOn(JsonNode::asBoolean)
        .hasSize(1);
  }

  @Test
  void answersInCsv() throws IOException {
    Program.Outcome run = run("tune --fold u1 --trials 2 --epochs 2 --format csv", out);
    assertThat(run.out()).isEqualTo(Files.readString(out.resolve("tune.csv")));
  }

  /** The last line of the answer is a command; its options give the winner's very curve. */
  @Test
  void theWinnerIsWhatTrainMakesOfItsSettings() {
    String command = whole.out().lines().reduce("", (before, line) -> line);
    assertThat(command).startsWith("To train with these settings: matinee train ");
    String options = command.substring(command.indexOf("train --"));
    assertThat(run(options + " --fold u1", out).code()).isZero();
    NetworkModel trained = model(out);
    assertThat(trained.settings()).isEqualTo(model(wholeOut).settings());
    assertThat(trained.curve()).isEqualTo(model(wholeOut).curve());
    assertThat(model(wholeOut).card().metrics()).containsAllEntriesOf(trained.card().metrics());
  }

  @Test
  void theSameSeedGivesTheSameFilesAndAnotherSeedOthers() throws IOException {
    run("tune --fold u1 --trials 9 --epochs 9", out);
    for (String file : List.of("network.safetensors", "tune.csv", "tune.svg")) {
      assertThat(out.resolve(file)).hasSameBinaryContentAs(wholeOut.resolve(file));
    }
    run("tune --fold u1 --trials 9 --epochs 9 --seed 7", out);
    assertThat(Files.readString(out.resolve("tune.csv")))
        .isNotEqualTo(Files.readString(wholeOut.resolve("tune.csv")));
    assertThat(model(out).settings().seed()).isEqualTo(7);
  }

  @Test
  void nothingHeldOutMeansNoTestFigure() {
    Program.Outcome run = run("tune --all --trials 2 --epochs 2", out);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("Nothing was held out, so there is no test figure.")
        .doesNotContain("held-out part", "null");
    assertThat(model(out).card().split()).isEqualTo(SplitSpec.all());
  }

  @Test
  void whereTheDefaultSettingsWinItSaysSo() {
    assertThat(run("tune --trials 1 --epochs 2", out).out())
        .contains(
            "The default settings (trial 1) won: no trial was better on the validation part.");
  }

  /** At a terminal a line below the table is drawn again and again, and gone in the end. */
  @ParameterizedTest
  @CsvSource({"30", "80", "200"})
  void theLineThatIsDrawnAgainNeverWraps(int columns) {
    Program.Outcome run =
        Program.offline(home).watch(columns, words("tune --trials 2 --epochs 2", out));
    assertThat(run.code()).isZero();
    String search = run.err().substring(0, run.err().indexOf("Training on"));
    List<String> drawn =
        Stream.of(search.split("\r\033\\[2K")).filter(text -> text.startsWith("Trial ")).toList();
    assertThat(drawn).hasSize(4).allSatisfy(line -> assertThat(line).hasSizeLessThan(columns));
    assertThat(drawn.get(0)).startsWith("Trial 1, epoch 1 of 2: RM");
    assertThat(search).endsWith("\n");
  }

  @Test
  void rowsOfTheTableFitATerminal() {
    assertThat(whole.err().lines().skip(2).takeWhile(line -> !line.startsWith("Training")))
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
  }

  @Test
  void aDivergedTrialIsShownAsSuch() {
    Trial trial = new Trial(3, NetworkSettings.defaults(), List.of(), 0, "training diverged");
    assertThat(TrialCells.of(trial))
        .containsExactly("3", "0", "diverged", "0.001", "256", "50", "128 64", "0.2", "0.0003");
  }

  @ParameterizedTest
  @CsvSource({
    "--kind network --trials 0, 'expected from 1 to 1000 trials, found 0'",
    "--kind network --trials 1001, 'expected from 1 to 1000 trials, found 1001'",
    "--trials 61, 'expected from 1 to 60 trials, found 61'",
    "--sweeps 2, expected sweeps of 3 or more",
    "--threads 0, expected threads of 1 or more",
    "--epochs 3 --sweeps 9, found --epochs of network and --sweeps of factorization",
    "--kind factorization --epochs 3, expected no --epochs with --kind factorization",
    "--trials x, Invalid value for option '--trials'",
    "--epochs 0, expected epochs of at least 1",
    "--random 1, above 0 and below 1",
    "--learning-rate 1, Unknown options: '--learning-rate'",
    "--resume --trials 9, expected no --trials beside --resume",
    "--resume --seed 1, expected no --seed beside --resume",
  })
  void whatCannotBeMeantIsRefusedBeforeAnyWork(String options, String expected) {
    Program.Outcome run =
        Program.offline(home).run(("tune --data /none --out " + out + " " + options).split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errors()).singleElement().asString().contains(expected);
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void resumeWithoutASearchSaysSo() {
    Program.Outcome run = run("tune -q --resume --kind network", out);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errors())
        .containsExactly(
            "matinee: %s: expected what an interrupted search leaves, found none; start one with matinee tune"
                .formatted(out.resolve("tune.search.safetensors")));
  }

  @Test
  void anotherFileInPlaceOfTheSearchIsOneLine() throws IOException {
    Path search = out.resolve("tune.search.safetensors");
    Files.copy(wholeOut.resolve("network.safetensors"), search);
    Program.Outcome run = run("tune -q --resume", out);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errors())
        .singleElement()
        .asString()
        .startsWith("matinee: " + search + ": expected a network-tuning model, found kind");
  }

  @Test
  void theDefaultsInTheTextsAreThoseOfTheGuide() {
    String help = Program.offline(home).run("tune", "--help").out().replaceAll("\\s+", " ");
    assertThat(help)
        .contains("among them (default: 8; network: 27)", "and the winner (default: 27)");
    assertThat(new TuningPlan(27, 27, 42).rungs()).hasSize(3);
  }
}
