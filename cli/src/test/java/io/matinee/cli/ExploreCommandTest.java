package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExploreCommandTest {
  @TempDir Path home;

  private Program.Outcome explore(String options) {
    Path data = SmallMovieLens.write(home.resolve("data"));
    String line = "explore --data " + data + " --out " + home.resolve("out") + options;
    return Program.offline(home).run(line.split(" "));
  }

  @Test
  void drawsHereAndWritesFiles() {
    Program.Outcome run = explore("");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("Movies by genre\n")
        .contains("Distribution of ratings", "Ages of users", "█");
    assertThat(run.err()).endsWith("files: " + home.resolve("out").resolve("report.html") + "\n");
    assertThat(home.resolve("out"))
        .isDirectoryContaining("glob:**/genres.png")
        .isDirectoryContaining("glob:**/genres.svg")
        .isDirectoryContaining("glob:**/report.html");
  }

  /** Before anything is shown. */
  @Test
  void aPlaceThatCannotBeWrittenToIsSaidFirst() throws IOException {
    Files.writeString(home.resolve("out"), "a file");
    Program.Outcome run = explore(" --quiet");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.errors())
        .singleElement()
        .asString()
        .startsWith("matinee: " + home.resolve("out") + ": expected a folder to write to");
  }

  @Test
  void writesNothingWhereNoFilesAreWanted() {
    Program.Outcome run = explore(" --no-files --quiet --ascii");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("#").matches("[\\n -~]*");
    assertThat(home.resolve("out")).doesNotExist();
  }

  /** 40 movies are dramas, every second a comedy, every fourth science fiction: 70 marks. */
  @Test
  void answersInJsonAndCsv() throws IOException {
    JsonNode answer = new ObjectMapper().readTree(explore(" --no-files --format json").out());
    assertThat(answer.path("counts").path("ratings").asInt()).isEqualTo(400);
    assertThat(explore(" --no-files --format csv").out().lines())
        .startsWith("chart,label,count,share", "movies by genre,Drama,40," + 40.0 / 70)
        .contains("movies by genre,Comedy,20," + 20.0 / 70)
        .contains("movies by genre,Sci-Fi,10," + 10.0 / 70)
        .anyMatch(line -> line.startsWith("ages,"));
    assertThat(answer.path("timeline").path(0).path("start").asText())
        .matches("1997-\\d\\d-\\d\\d");
    assertThat(answer.path("perUser").path("least").asDouble()).isEqualTo(13);
  }

  @Test
  void whatIsMadeUpSaysSo() throws IOException {
    Path out = home.resolve("out");
    Program.Outcome run = Program.offline(home).run("explore", "--out", out.toString());
    assertThat(run.out()).startsWith("SYNTHETIC: ");
    assertThat(run.err()).contains("Data: SYNTHETIC data: ");
    assertThat(Files.readString(out.resolve("report.html"))).contains("<h1>SYNTHETIC: ");
  }

  /** The figures of the published report. */
  @Test
  void onRealDataTheFiguresAreThoseOfTheReport() {
    String place = System.getenv("MATINEE_DATA");
    assumeTrue(
        place != null && !place.isBlank(),
        "skipped: set MATINEE_DATA to a folder with MovieLens 100K to run this test");
    Program.Outcome run =
        new Program(Map.of("MATINEE_DATA", place), home).run("explore", "--no-files", "--ascii");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("Drama +#+ +725 +25\\.1 %")
        .containsPattern("Comedy +#+ +505 +17\\.5 %")
        .containsPattern("1 +#+ +6,110 ")
        .containsPattern("2 +#+ +11,370 ")
        .containsPattern("3 +#+ +27,145 ")
        .containsPattern("4 +#+ +34,174 ")
        .containsPattern("5 +#+ +21,201 ")
        .contains("332 of 943");
  }
}
