package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matinee.Version;
import io.matinee.cli.chart.Xml;
import io.matinee.factorization.FactorizationModel;
import io.matinee.factorization.FactorizationSettings.Noise;
import io.matinee.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The factorization in the commands that train and judge. */
class FactorizationCommandsTest {
  private static final String FEW = " " + String.join(" ", Program.FEW);

  @TempDir static Path home;
  private static TrainedModel sampled;

  @TempDir Path out;

  @BeforeAll
  static void train() {
    sampled = SampledModel.in(home);
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  private Program.Outcome run(String line) {
    String[] words = (line + " --data " + sampled.data() + " --out " + out).split(" ");
    return sampled.program().run(words);
  }

  private Path model() {
    return out.resolve("factorization.safetensors");
  }

  @Test
  void trainWritesTheModelAndItsCurveAndNothingElse() throws IOException {
    Program.Outcome run = run("train --fold u1" + FEW);
    assertThat(run.code()).as(run.err()).isZero();
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "factorization.safetensors",
              "ranking.safetensors",
              "sampling-curve.csv",
              "sampling-curve.png",
              "sampling-curve.svg");
    }
    assertThat(ImageIO.read(out.resolve("sampling-curve.png").toFile()).getWidth()).isPositive();
    Xml.parse(Files.readString(out.resolve("sampling-curve.svg")));
    assertThat(Files.readAllLines(out.resolve("sampling-curve.csv")))
        .hasSize(1 + 12)
        .startsWith("first_chain,last_chain,sweep,noise,validation_rmse")
        .anyMatch(line -> line.startsWith("1,2,12,"));
    assertThat(run.out())
        .startsWith("Factorization sampled in 2 chains of 12 sweeps, 16 samples kept (validation")
        .contains("held-out part", "Protocol", "Model  " + model());
    assertThat(run.err())
        .contains(
            "Sampling from 318 ratings, watching 2", "Sampling chains 1-2 of 2, sweep 12 of 12");
  }

  @Test
  void whatIsGivenIsWhatIsSet() {
    String options =
        "--factors 3,5 --chains 3 --noise probit --sweeps 9 --burn-in 5 --samples 7"
            + " --no-attributes --no-history --dates --validation 0.2 --seed 7 --threads 1";
    assertThat(run("train -q " + options).code()).isZero();
    var settings = FactorizationModel.load(model()).settings();
    assertThat(settings.factors()).containsExactly(3, 5);
    assertThat(settings.chains()).isEqualTo(3);
    assertThat(settings.noise()).isEqualTo(Noise.PROBIT);
    assertThat(settings.sweeps()).isEqualTo(9);
    assertThat(settings.burnIn()).isEqualTo(5);
    assertThat(settings.samples()).isEqualTo(7);
    assertThat(settings.attributes()).isFalse();
    assertThat(settings.history()).isFalse();
    assertThat(settings.dates()).isTrue();
    assertThat(settings.validation()).isEqualTo(0.2);
    assertThat(settings.seed()).isEqualTo(7);
  }

  @Test
  void attributesAndHistoryMayBeNamedToo() {
    assertThat(run("train -q --attributes --history" + FEW).code()).isZero();
    var settings = FactorizationModel.load(model()).settings();
    assertThat(settings.attributes()).isTrue();
    assertThat(settings.history()).isTrue();
  }

  @Test
  void theSameSeedGivesTheSameFileWhateverTheThreads() throws IOException {
    run("train -q --fold u1 --threads 1" + FEW);
    assertThat(Files.readAllBytes(model()))
        .isEqualTo(Files.readAllBytes(SampledModel.file(sampled)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--kind network --chains 2 | expected no --chains with --kind network",
        "--kind factorization --epochs 2 | expected no --epochs with --kind factorization",
        "--kind factorization --protocol report | expected no --protocol with --kind factorization",
        "--epochs 2 --chains 2 | found --epochs of network and --chains of factorization",
        "--chains 0 | expected chains of 1 or more, found 0",
        "--sweeps 50 | expected more sweeps than the burn-in of 100, found 50",
        "--factors 8,0 | expected factors from 1 to 200, found 0",
        "--threads 0 | expected threads of 1 or more, found 0",
        "--noise pink | Invalid value for option '--noise'",
        "--kind poem | Invalid value for option '--kind'",
      })
  void whatCannotBeMeantIsRefusedBeforeAnyWork(String options, String expected) {
    Program.Outcome run =
        sampled.program().run(("train --data /none --out " + out + " " + options).split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errors()).singleElement().asString().contains(expected);
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void withCheckpointsOfBothKindsResumeAsksWhich() throws IOException {
    Files.writeString(out.resolve("network.checkpoint.safetensors"), "");
    Files.writeString(out.resolve("factorization.checkpoint.safetensors"), "");
    Program.Outcome both = run("train -q --resume");
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.errors()).singleElement().asString().contains("expected --kind network or");
    Program.Outcome one = run("train -q --resume --kind factorization");
    assertThat(one.code()).isEqualTo(1);
    assertThat(one.errors())
        .singleElement()
        .asString()
        .contains("factorization.checkpoint.safetensors: is not a whole model file");
  }

  @Test
  void anEarlierCheckpointIsPutAside() throws IOException {
    Files.writeString(out.resolve("factorization.checkpoint.safetensors"), "earlier");
    Path aside = out.resolve("factorization.checkpoint.previous.safetensors");
    assertThat(run("train" + FEW).err()).contains("is now " + aside);
    assertThat(aside).hasContent("earlier");
  }

  @Test
  void aCheckpointIsNoModel() {
    Path checkpoint = out.resolve("some.safetensors");
    new ModelFile(checkpoint, Map.of("kind", "factorization-checkpoint"), Map.of()).write();
    Program.Outcome run = run("recommend -q --user 7 --model " + checkpoint);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errors())
        .containsExactly(
            ("matinee: %s: expected a model, found the checkpoint of an unfinished training;"
                    + " go on with it with matinee train --resume")
                .formatted(checkpoint));
  }

  @Test
  void aSavedModelIsJudgedAsItsTrainingJudgedIt() throws IOException {
    Program.Outcome saved = sampled.run("evaluate --quiet --format json");
    JsonNode told = json(sampled.training());
    assertThat(json(saved.out()).path("models")).isEqualTo(told.path("models"));
    assertThat(json(saved.out()).path("uncertainty")).isEqualTo(told.path("uncertainty"));
    assertThat(told.at("/models/0/name").asText()).isEqualTo("Factorization");
    assertThat(told.at("/kind").asText()).isEqualTo("factorization");
    assertThat(told.at("/protocol/usesDate").asBoolean()).isFalse();
    assertThat(told.at("/uncertainty/ratings").asInt()).isEqualTo(80);
    assertThat(told.at("/uncertainty/coverage").findValuesAsText("nominal"))
        .containsExactly("0.5", "0.8", "0.95");
    assertThat(told.at("/uncertainty/liked")).hasSize(5);
  }

  @Test
  void theTableShowsHowSureItIs() {
    assertThat(sampled.run("evaluate -q").out())
        .containsPattern("interval +ratings in it\n +50 % +[0-9.]+ %\n")
        .containsPattern("P\\(liked\\) +ratings +predicted +liked\n0.0 to 0.2");
  }

  /** With dates the protocol says so, and a saved model is judged as it was when trained. */
  @Test
  void datesAreUsedInJudgingAndSaid() throws IOException {
    JsonNode told = json(run("train -q --fold u1 --dates --format json" + FEW).out());
    assertThat(told.at("/protocol/usesDate").asBoolean()).isTrue();
    assertThat(told.has("uncertainty")).isFalse();
    Program.Outcome saved = run("evaluate -q --format json");
    assertThat(json(saved.out()).path("models")).isEqualTo(told.path("models"));
    assertThat(run("evaluate -q").out()).contains("of the rating to be predicted: used");
  }

  @Test
  void allFoldsAreJudged() {
    Program.Outcome folds = sampled.run("evaluate --all-folds -q" + FEW);
    assertThat(folds.code()).as(folds.err()).isZero();
    assertThat(folds.out()).containsPattern("Factorization( +[0-9.]{6}){7}\n");
  }

  @Test
  void newMoviesAreJudgedOverAllRatings() throws IOException {
    Program.Outcome run = run("evaluate --cold-movies 4 --format json" + FEW);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("Fold 1 of 4", "Fold 4 of 4");
    JsonNode answer = json(run.out());
    assertThat(answer.at("/protocol/testRatings").asInt()).isEqualTo(400);
    assertThat(answer.path("models").findValuesAsText("name"))
        .containsExactly("Factorization", "user + movie bias", "movie mean", "global mean");
    assertThat(
            run("evaluate -q --cold-movies 4 --kind network " + String.join(" ", Program.SMALL))
                .out())
        .contains("RecommenderNet", "4 folds by movie in turn, seed 42");
    assertThat(answer.path("command").asText()).startsWith("matinee evaluate --cold-movies 4");
    assertThat(answer.at("/protocol/seed").asInt()).isEqualTo(42);
    String checksum = answer.at("/protocol/checksum").asText();
    assertThat(checksum).matches("[0-9a-f]{32}");
    assertThat(run("evaluate -q --cold-movies 4 --format csv" + FEW).out().lines())
        .hasSize(1 + 4)
        .startsWith("data,checksum,split,date,seed,version,command,model,ratings,rmse,mae")
        .last()
        .asString()
        .contains(
            ",%s,\"4 folds by movie in turn, seed 42, no rating of a movie in training\",not used,42,"
                    .formatted(checksum)
                + Version.CURRENT
                + ",\"matinee evaluate -q --cold-movies 4 ");
    assertThat(out).as("nothing is kept").isEmptyDirectory();
  }

  /** Those of the small data have 13 or 14 ratings; of the synthetic sample many have more. */
  @Test
  void newPeopleNeedMoreThanTwentyRatings() throws IOException {
    Program.Outcome none = run("evaluate -q --cold-people 5" + FEW);
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.errors())
        .singleElement()
        .asString()
        .contains("expected people with more than 20 ratings, found none");
    Program.Outcome some =
        sampled
            .program()
            .run(
                ("evaluate -q --cold-people 2 --format json --chains 1 --factors 2 --sweeps 3"
                        + " --burn-in 1 --samples 2")
                    .split(" "));
    assertThat(some.code()).as(some.err()).isZero();
    assertThat(json(some.out()).path("command").asText()).contains("--cold-people 2");
    JsonNode models = json(some.out()).path("models");
    assertThat(models).hasSize(6 * 4);
    assertThat(models.findValues("given").stream().map(JsonNode::asInt).distinct())
        .containsExactly(0, 1, 3, 5, 10, 20);
    assertThat(models.findValues("ratings").stream().map(JsonNode::asInt).distinct()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--cold-people 5 --cold-movies 5, expected either --cold-people or --cold-movies",
    "--cold-people 5 --all-folds, found both",
    "--cold-people 5 --fold u1, found both",
    "--cold-movies 1, expected from 2 folds to one for each of 40 movies",
    "--model network --kind network, found both",
  })
  void whatCannotBeJudgedIsRefused(String options, String expected) {
    Program.Outcome run = run("evaluate -q " + options);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errors()).singleElement().asString().contains(expected);
  }

  @Test
  void tuneSavesTheWinnerAndSaysHowToTrainIt() throws IOException {
    Program.Outcome run = run("tune --fold u1 --trials 3 --sweeps 6");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("Searching among 3 trials of two chains of 6 sweeps");
    assertThat(Files.readAllLines(out.resolve("tune-factorization.csv")))
        .hasSize(1 + 3)
        .startsWith("trial,validation_rmse,factors,noise,attributes,history");
    assertThat(ImageIO.read(out.resolve("tune-factorization.png").toFile()).getWidth())
        .isPositive();
    Xml.parse(Files.readString(out.resolve("tune-factorization.svg")));
    assertThat(out.resolve("tune-factorization.search.safetensors")).doesNotExist();
    String command = run.out().lines().reduce("", (before, line) -> line);
    byte[] winner = Files.readAllBytes(model());
    String options = command.substring(command.indexOf("train --"));
    assertThat(run(options + " --fold u1 -q").code()).isZero();
    assertThat(Files.readAllBytes(model())).isEqualTo(winner);
  }

  @Test
  void inspectPutsTheSamplesTogether() {
    Program.Outcome run = sampled.program().run("inspect", SampledModel.file(sampled).toString());
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("noise       MIXED", "factors     2 entries: 3 ... 4")
        .containsPattern("sample\\.\\*\\.noise \\(16 of them\\) +F32 +\\[1\\] +64\n");
    assertThat(run.out().lines().filter(line -> line.startsWith("sample."))).hasSizeLessThan(30);
  }

  @Test
  void doctorKnowsTheModelsThatAreThere() {
    assertThat(sampled.run("doctor").out())
        .contains(SampledModel.file(sampled) + ", Factorization trained on");
  }
}
