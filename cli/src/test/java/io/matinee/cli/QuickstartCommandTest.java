package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.cli.chart.Xml;
import io.matinee.factorization.FactorizationModel;
import io.matinee.network.NetworkModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartCommandTest {
  @TempDir Path home;

  private Program.Outcome quickstart(String... more) {
    List<String> line = new ArrayList<>(Program.FEW);
    line.addAll(List.of(more));
    return Program.offline(home).runSmall("quickstart", line.toArray(String[]::new));
  }

  @Test
  void goesAllTheWayOnTheSyntheticSample() throws IOException {
    Path out = home.resolve("out");
    Program.Outcome run = quickstart("--out", out.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .containsSubsequence(
            "The data\n========\n",
            "SYNTHETIC: Movies by genre",
            "Training\n========\n",
            "RecommenderNet trained for 2 epochs",
            "Factorization sampled in 2 chains of 12 sweeps, 16 samples kept",
            "held-out part",
            "RecommenderNet  ",
            "Factorization  ",
            "user + movie bias",
            "SYNTHETIC: synthetic sample",
            "For user 567, by the factorization\n",
            "Charts and report: " + out.resolve("report.html"));
    String list =
        Program.offline(home).run("recommend", "--user", "567", "-n", "5", "--out", "" + out).out();
    assertThat(list.lines()).hasSize(1 + 5);
    assertThat(run.out()).contains("==========\n\n" + list);
    assertThat(FactorizationModel.load(out.resolve("factorization.safetensors")).curve())
        .hasSize(12);
    assertThat(NetworkModel.load(out.resolve("network.safetensors")).curve()).hasSize(2);
  }

  @Test
  void theReportHasTheTrainingToo() throws IOException {
    Path out = home.resolve("out");
    String data = SmallMovieLens.write(home.resolve("data")).toString();
    Program.Outcome run = quickstart("-q", "--data", data, "--out", "" + out);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("For user 1, by the factorization\n");
    String html = Files.readString(out.resolve("report.html"));
    Xml.parse(html);
    assertThat(html.substring(html.indexOf("<h2>RecommenderNet</h2>")))
        .startsWith("<h2>RecommenderNet</h2>")
        .contains("<h2>Factorization</h2>", "<svg", "<td>movie mean</td>", "<h2>Protocol</h2>");
  }
}
