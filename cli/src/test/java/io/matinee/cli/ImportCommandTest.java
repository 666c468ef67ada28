package io.matinee.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Import, generate, and what the other commands make of it. */
class ImportCommandTest {
  private static final String RATINGS =
      """
      reader,book,note,when
      zoë,b1,0.5,1
      zoë,b2,4,2
      al,b1,x,3
      al,b2,5,4
      """;

  @TempDir Path temp;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path ratings;

  @BeforeEach
  void writeRatings() throws IOException {
    ratings = Files.writeString(temp.resolve("r.csv"), RATINGS);
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    Session session =
        new Session(
            List.of(arguments),
            new ByteArrayInputStream(new byte[0]),
            new TextStream(out),
            new TextStream(err),
            Map.of("MATINEE_OFFLINE", "1"),
            temp,
            new LastWords(),
            false,
            0);
    return Main.run(session);
  }

  private int importRatings(String... more) {
    String[] all = {
      "import",
      "--ratings",
      ratings.toString(),
      "--out",
      temp.resolve("mine.matinee").toString(),
      "--user-column",
      "reader",
      "--movie-column",
      "book",
      "--time-column",
      "when"
    };
    String[] arguments = Arrays.copyOf(all, all.length + more.length);
    System.arraycopy(more, 0, arguments, all.length, more.length);
    return run(arguments);
  }

  @Test
  void endsAtTheFirstBadRowAndWritesNothing() {
    assertThat(importRatings("--rating-column", "note")).isEqualTo(1);

    assertThat(err.toString(UTF_8))
        .isEqualTo("matinee: " + ratings + ":4: expected a number as rating, found \"x\"\n");
    assertThat(temp.resolve("mine.matinee")).doesNotExist();
  }

  @Test
  void skipsBadRowsAndKeepsThem() {
    Path file = temp.resolve("mine.matinee");
    Path rejected = temp.resolve("mine.matinee.rejected.csv");

    assertThat(importRatings("--rating-column", "note", "--skip-bad-rows")).isZero();

    assertThat(out.toString(UTF_8))
        .isEqualTo(file + ": 2 people, 2 movies, 3 ratings from 0.5 to 5.0 in steps of 0.5\n");
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "skipped %s:4: expected a number as rating, found \"x\"%n".formatted(ratings)
                + "Skipped 1 bad rows; all of them: %s%n".formatted(rejected));
    assertThat(rejected)
        .hasContent(
            "file,line,problem,row\n%s,4,\"expected a number as rating, found \"\"x\"\"\",\"al,b1,x,3\"\n"
                .formatted(ratings));
  }

  @Test
  void showsTwentyBadRowsAndKeepsAll() throws IOException {
    Files.writeString(ratings, RATINGS + "al,b9,bad,1\n".repeat(50));

    assertThat(importRatings("--rating-column", "note", "--skip-bad-rows")).isZero();

    assertThat(err.toString(UTF_8)).hasLineCount(21).contains("Skipped 51 bad rows");
    assertThat(Files.readAllLines(temp.resolve("mine.matinee.rejected.csv"))).hasSize(52);
  }

  @Test
  void saysHowToNameTheRatings() {
    assertThat(importRatings()).isEqualTo(1);

    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "matinee: "
                + ratings
                + ":1: expected a rating column, found the columns reader, book, note, when;"
                + " name it with --rating-column\n");
  }

  @Test
  void refusesColumnsBesideDataThatHasItsOwn() {
    assertThat(run("import", "--data", "x", "--out", "y", "--scale", "1..5/1")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("expected no --scale beside --data, whose columns are known");
    assertThat(run("import", "--out", "y")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("expected either --ratings FILE or --data DIR");
    assertThat(importRatings("--scale", "1-5")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("expected a scale such as 1..5/1");
  }

  /** The whole way: made up, converted, trained without demographics, asked. */
  @Test
  void whatIsGeneratedAndImportedCanBeTrainedOn() throws IOException {
    Path made = temp.resolve("made");
    assertThat(
            run(
                "generate",
                "--people",
                "60",
                "--movies",
                "80",
                "--ratings",
                "2000",
                "--out",
                made.toString()))
        .isZero();
    Files.delete(made.resolve("users.csv"));
    String file = temp.resolve("made.matinee").toString();
    String models = temp.resolve("out").toString();

    assertThat(run("import", "--data", made.toString(), "--out", file)).isZero();
    assertThat(run("train", "--data", file, "--out", models, "--epochs", "1")).isZero();
    assertThat(err.toString(UTF_8))
        .contains(
            "Data: SYNTHETIC data: synthetic data from " + file,
            "Note: this data has no ages, genders, occupations or zip codes: RecommenderNet knows"
                + " people by nothing and movies by year and genres");
    assertThat(run("recommend", "--data", file, "--out", models, "--user", "5", "-n", "3"))
        .isZero();
    assertThat(out.toString(UTF_8)).hasLineCount(4);
    assertThat(run("evaluate", "--data", file, "--out", models)).isZero();
    assertThat(run("explore", "--data", file, "--no-files")).isZero();
    assertThat(run("train", "--data", file, "--out", models, "--fold", "u1")).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("part it with --random 0.8");
  }

  @Test
  void refusesLayoutsItCannotWrite() {
    assertThat(
            run(
                "generate",
                "--people",
                "6",
                "--movies",
                "8",
                "--ratings",
                "20",
                "--like",
                "1m",
                "--out",
                temp.toString()))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("expected --like csv or 100k, found 1m");
  }
}
