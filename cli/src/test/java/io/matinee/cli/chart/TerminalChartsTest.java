package io.matinee.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.data.Dataset;
import io.matinee.exploration.Exploration;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TerminalChartsTest {
  private static String charts(Dataset dataset, boolean ascii) {
    return TerminalCharts.of(Exploration.of(dataset), ascii);
  }

  /** A bar has 80 columns less 5 of gaps, the longest label, the widest count and 7 of percent. */
  @Test
  void barsAreAlignedWithCountsAndShares() {
    assertThat(charts(SampleData.small(), false))
        .startsWith(
            "Movies by genre\n"
                + ("  Drama  " + "█".repeat(61) + " 2  66.7 %\n")
                + ("  Comedy " + "█".repeat(30) + "▌" + " ".repeat(30) + " 1  33.3 %\n")
                + "\nDistribution of ratings\n");
  }

  @Test
  void asciiTerminalsGetNothingElse() {
    assertThat(charts(SampleData.small(), true))
        .contains("  20-24 " + "#".repeat(62) + " 1  50.0 %\n");
    assertThat(charts(SampleData.hostile(), true)).matches("[\\n -~]*");
  }

  @ParameterizedTest
  @MethodSource("io.matinee.cli.chart.SampleData#all")
  void noLineIsWiderThan80Columns(Dataset dataset) {
    assertThat(charts(dataset, false).lines())
        .allSatisfy(
            line -> assertThat(new AttributedString(line).columnLength()).isLessThanOrEqualTo(80));
  }

  @Test
  void controlCharactersFromTheDataDoNotReachTheTerminal() {
    assertThat(charts(SampleData.hostile(), false)).doesNotContain("\u001b", "\u0001");
  }

  @Test
  void chartsWithNothingToShowSaySo() {
    assertThat(charts(SampleData.nothing(), false))
        .isEqualTo(
            """
            Movies by genre
              (nothing to show)

            Distribution of ratings
              (nothing to show)

            Ages of users
              (nothing to show)
            """);
  }
}
