package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingProgressTest {
  private static final String AFTERWARDS = "Learning what people watch, for lists ...\n";

  @TempDir Path home;

  /** What is drawn, one after the other, in the same line. */
  private List<String> drawn(int columns) {
    return drawn(columns, Program.SMALL);
  }

  private List<String> drawn(int columns, List<String> settings) {
    Path data = SmallMovieLens.write(home.resolve("data"));
    List<String> words = new ArrayList<>(List.of("train", "--data", "" + data, "--out", "" + home));
    words.addAll(settings);
    String[] line = words.toArray(String[]::new);
    Program.Outcome run = Program.offline(home).watch(columns, line);
    assertThat(run.code()).isZero();
    String bar = run.err().substring(run.err().indexOf('\r') + 1).replace(AFTERWARDS, "");
    assertThat(bar).as("the line ends with the training").endsWith("\n").containsOnlyOnce("\n");
    return List.of(bar.strip().split(" *\r"));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 60, 80, 200})
  void noLineIsSoWideThatItWraps(int columns) {
    assertThat(drawn(columns)).allSatisfy(line -> assertThat(line).hasSizeLessThan(columns));
    assertThat(drawn(columns, Program.FEW))
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(columns));
  }

  @Test
  void at80ColumnsAllFiguresAndABarAreShown() {
    List<String> lines = drawn(80);
    assertThat(lines.get(lines.size() - 1))
        .matches(
            "Epoch 2/2 \\[=+] 100 %  0:00 left"
                + "  loss 0\\.\\d{4}  RMSE \\d\\.\\d{4} \\(best \\d\\.\\d{4}\\)");
  }

  @Test
  void aSamplingShowsSweepAndRunningError() {
    List<String> lines = drawn(80, Program.FEW);
    assertThat(lines.get(lines.size() - 1))
        .matches("Sweep 24/24 \\[=+] 100 %  0:00 left  RMSE \\d\\.\\d{4}");
  }

  @Test
  void at60ColumnsTheBarGivesWay() {
    List<String> lines = drawn(60);
    assertThat(lines.get(lines.size() - 1))
        .startsWith("Epoch 2/2 100 %  0:00 left  loss 0.")
        .contains("  RMSE ");
  }
}
