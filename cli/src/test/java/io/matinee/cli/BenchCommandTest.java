package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matinee.kernels.Kernels;
import io.matinee.kernels.Processor;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is measured and said; never how fast it was. */
class BenchCommandTest {
  private static final String SHORT = "bench --batches 64 --rounds 2 --large 50";

  @TempDir static Path home;
  private static TrainedModel trained;

  @BeforeAll
  static void train() {
    trained = TrainedModel.in(home);
  }

  private static Program.Outcome run(String line) {
    return trained.program().run((line + " --data " + trained.data()).split(" "));
  }

  @Test
  void measuresTrainingAndScoring() {
    Program.Outcome run = run(SHORT + " --threads 1");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("train, batch 64")
        .containsPattern("top 10 of \\d+ movies")
        .contains("score everyone with every movie")
        .containsPattern("score 50 movies, of \\d+ kinds")
        .contains("score 50 movies, all different")
        .containsPattern(
            "Matrix products: \\d+ Gflop/s a core.*plain loops \\d+, [\\d.]+ times slower")
        .contains("1 thread, Java " + System.getProperty("java.version"))
        .contains(Processor.name())
        .contains(Kernels.best().description());
    assertThat(run.err()).contains("Warming up ...").contains("Round 2 of 2");
  }

  @Test
  void jsonHasTheProtocolAndEveryFigure() throws IOException {
    Program.Outcome run = run(SHORT + " --quiet --format json");
    assertThat(run.err()).isEmpty();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.path("protocol").path("kernels").textValue())
        .isEqualTo(Kernels.best().description());
    assertThat(json.path("protocol").path("cpu").textValue()).isEqualTo(Processor.name());
    JsonNode product = json.path("matrix_product");
    assertThat(product.path("gigaflops").doubleValue()).isPositive();
    assertThat(product.path("plainGigaflops").doubleValue()).isPositive();
    assertThat(json.path("measured")).hasSize(5);
    for (JsonNode one : json.path("measured")) {
      assertThat(one.path("min").doubleValue()).isPositive();
      assertThat(one.path("median").doubleValue())
          .isBetween(one.path("min").doubleValue(), one.path("max").doubleValue());
      assertThat(one.path("times").intValue()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"--rounds 0", "--threads 0", "--batches 1", "--large -1"})
  void impossibleNumbersAreWrongUsage(String option) {
    Program.Outcome run = run("bench " + option);
    assertThat(run.code()).isEqualTo(Main.USAGE);
    assertThat(run.err()).contains("expected " + option.split(" ")[0]);
  }

  @Test
  void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
    Measured measured = Measured.of("x", "s", new double[] {4, 1, 8, 2});
    assertThat(measured).isEqualTo(new Measured("x", "s", 3, 1, 8, 4));
  }
}
