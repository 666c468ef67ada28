package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.cli.chart.Xml;
import io.matinee.network.NetworkModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartCommandTest {
  @TempDir Path home;

  @Test
  void goesAllTheWayOnTheSyntheticSample() throws IOException {
    Path out = home.resolve("out");
    Program.Outcome run = Program.offline(home).runSmall("quickstart", "--out", out.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .containsSubsequence(
            "The data\n========\n",
            "SYNTHETIC: Movies by genre",
            "Training\n========\n",
            "RecommenderNet trained for 2 epochs",
            "SYNTHETIC: synthetic sample",
            "For user 567\n============\n",
            "Charts and report: " + out.resolve("report.html"));
    String list =
        Program.offline(home).run("recommend", "--user", "567", "-n", "5", "--out", "" + out).out();
    assertThat(list.lines()).hasSize(1 + 5);
    assertThat(run.out()).contains("============\n\n" + list);
    assertThat(NetworkModel.load(out.resolve("network.safetensors")).curve()).hasSize(2);
  }

  @Test
  void theReportHasTheTrainingToo() throws IOException {
    Path out = home.resolve("out");
    String data = SmallMovieLens.write(home.resolve("data")).toString();
    Program.Outcome run =
        Program.offline(home).runSmall("quickstart", "-q", "--data", data, "--out", "" + out);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("For user 1\n");
    String html = Files.readString(out.resolve("report.html"));
    Xml.parse(html);
    assertThat(html.substring(html.indexOf("<h2>RecommenderNet</h2>")))
        .startsWith("<h2>RecommenderNet</h2>")
        .contains("<svg", "<td>movie mean</td>", "<h2>Protocol</h2>");
  }
}
