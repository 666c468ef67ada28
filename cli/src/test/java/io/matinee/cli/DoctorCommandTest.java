package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matinee.kernels.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  @TempDir static Path home;
  @TempDir Path folder;
  private static TrainedModel trained;

  @BeforeAll
  static void train() {
    trained = TrainedModel.in(home);
  }

  /** What is said of each subject. */
  private static Map<String, JsonNode> bySubject(Program.Outcome run) throws IOException {
    Map<String, JsonNode> diagnoses = new HashMap<>();
    for (JsonNode diagnosis : new ObjectMapper().readTree(run.out())) {
      diagnoses.put(diagnosis.path("subject").textValue(), diagnosis);
    }
    return diagnoses;
  }

  private static void assertSays(JsonNode diagnosis, String status, String found) {
    assertThat(diagnosis.path("status").textValue()).as("%s", diagnosis).isEqualTo(status);
    assertThat(diagnosis.path("found").textValue()).contains(found);
    assertThat(diagnosis.path("remedy").textValue().isEmpty()).isEqualTo(status.equals("ok"));
  }

  @Test
  void findsAllWellWithDataAndAModelOfIt() throws IOException {
    Program.Outcome run = trained.run("doctor --format json");
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.err()).isEmpty();
    Map<String, JsonNode> said = bySubject(run);
    assertThat(said)
        .containsOnlyKeys(
            "java",
            "kernels",
            "memory",
            "cores",
            "fonts",
            "terminal",
            "data",
            "cache",
            "output",
            "model",
            "lists");
    assertSays(said.get("java"), "ok", System.getProperty("java.version"));
    assertSays(said.get("kernels"), "ok", Kernels.best().description());
    assertSays(said.get("data"), "ok", "(400 ratings, checksum ");
    assertSays(
        said.get("model"),
        "ok",
        trained.file() + ", RecommenderNet trained on MovieLens 100K format");
  }

  @Test
  void aFreshMachineIsWarnedAndNothingIsMade() throws IOException {
    Path fresh = folder.resolve("home");
    Program.Outcome run =
        new Program(Map.of(), fresh).run("doctor", "--format", "json", "--out", fresh + "/out");
    assertThat(run.code()).isZero();
    Map<String, JsonNode> said = bySubject(run);
    assertSays(said.get("data"), "warn", "none yet: MovieLens 100K will be downloaded");
    assertSays(said.get("cache"), "ok", fresh + "/.cache/matinee/ml-100k, not there yet");
    assertSays(said.get("model"), "warn", "not there yet");
    assertThat(fresh).as("looked at only").doesNotExist();
  }

  @Test
  void badDataFailsWithTheLineOfTheError() throws IOException {
    Path data = SmallMovieLens.write(folder.resolve("data"));
    Files.writeString(data.resolve("u.data"), "1\t2\t3\n");
    Program.Outcome run = trained.program().run("doctor", "--data", "" + data);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("fail  data      u.data:1: expected 4 tab-separated fields, found 3\n")
        .contains("-> name sound data with --data or MATINEE_DATA\n");
  }

  @Test
  void aDamagedCacheFails() throws IOException {
    Path cache = Files.createDirectories(folder.resolve(".cache/matinee/ml-100k"));
    Files.writeString(cache.resolve("u.data"), "half");
    Program.Outcome run = Program.offline(folder).run("doctor", "--format", "json");
    assertThat(run.code()).isEqualTo(1);
    assertSays(bySubject(run).get("data"), "fail", "the cache " + cache + " is damaged: ");
  }

  @Test
  void aDamagedModelFails() throws IOException {
    Path model = Files.writeString(folder.resolve("bad.safetensors"), "no model");
    Program.Outcome run = trained.run("doctor --format json --model " + model);
    assertThat(run.code()).isEqualTo(1);
    assertSays(bySubject(run).get("model"), "fail", model + ": is not a whole model file");
  }

  @Test
  void aRankingModelThatIsMissingIsAWarningAndADamagedOneFails() throws IOException {
    Path model = Files.copy(trained.file(), folder.resolve("network.safetensors"));
    String line = "doctor --format json --model " + model;
    assertSays(bySubject(trained.run(line)).get("lists"), "warn", "go by predicted rating alone");
    Files.writeString(folder.resolve("ranking.safetensors"), "no model");
    Program.Outcome damaged = trained.run(line);
    assertThat(damaged.code()).isEqualTo(1);
    assertSays(bySubject(damaged).get("lists"), "fail", "is not a whole model file");
    assertThat(trained.run("recommend --user 7 -q --model " + model).errors())
        .singleElement()
        .asString()
        .contains("ranking.safetensors", "is not a whole model file");
  }

  @Test
  void aModelOfOtherDataIsAWarning() throws IOException {
    Path data = SmallMovieLens.write(folder.resolve("data"));
    String ratings = Files.readString(data.resolve("u.data"));
    Files.writeString(data.resolve("u.data"), ratings.substring(ratings.indexOf('\n') + 1));
    Program.Outcome run =
        trained
            .program()
            .run("doctor", "--format", "json", "--data", "" + data, "--out", "" + trained.out());
    assertThat(run.code()).isZero();
    assertSays(bySubject(run).get("model"), "warn", "which is not the data above");
  }

  /** A file stands where the folder should be made. */
  @Test
  void anOutputFolderThatCannotBeMadeFails() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Program.Outcome run =
        trained.program().run("doctor", "--format", "json", "--out", file + "/out");
    assertThat(run.code()).isEqualTo(1);
    assertSays(bySubject(run).get("output"), "fail", file + " cannot be written to");
  }

  @Test
  void csvHasALineASubject() {
    assertThat(trained.run("doctor --format csv").out().lines())
        .hasSize(1 + 11)
        .startsWith("subject,status,found,remedy")
        .anyMatch(line -> line.matches("cores,ok,\\d+,"));
  }

  @Test
  void whateverACheckThrowsIsAFailureOfIt() {
    Diagnosis diagnosis =
        Diagnosis.of(
            "x",
            "mend it",
            () -> {
              throw new NoClassDefFoundError("a\nb");
            });
    assertThat(diagnosis).isEqualTo(Diagnosis.fail("x", "a?b", "mend it"));
  }
}
