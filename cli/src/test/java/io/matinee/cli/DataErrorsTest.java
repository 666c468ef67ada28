package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataErrorsTest {
  @TempDir Path home;

  private static void assertFails(Program.Outcome run, String expected) {
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.errors()).singleElement().asString().startsWith("matinee: " + expected);
  }

  private Path brokenData() throws IOException {
    Path data = SmallMovieLens.write(home.resolve("data"));
    Files.writeString(data.resolve("u.data"), "1\t2\t3\n", StandardOpenOption.APPEND);
    return data;
  }

  @Test
  void aBrokenLineIsNamed() throws IOException {
    assertFails(
        Program.offline(home).run("explore", "--data", brokenData().toString()),
        "u.data:401: expected 4 tab-separated fields, found 3");
  }

  @Test
  void aPlaceThatIsNotThereIsNamed() {
    assertFails(
        Program.offline(home).run("train", "--data", "/none/here"),
        "/none/here: expected a folder or a zip file of data, found nothing");
  }

  @Test
  void theVariableIsNamedWhereItIsWrong() {
    assertFails(
        new Program(Map.of("MATINEE_DATA", "/none/here"), home).run("explore"),
        "/none/here: expected a folder or a zip file of data, found nothing"
            + " (named by MATINEE_DATA)");
  }

  @Test
  void whatTheCommandLineNamesComesBeforeTheVariable() {
    Path data = SmallMovieLens.write(home.resolve("data"));
    Program.Outcome run =
        new Program(Map.of("MATINEE_DATA", "/none/here"), home)
            .run("explore", "--no-files", "--data", data.toString());
    assertThat(run.code()).isZero();
    assertThat(run.errors()).singleElement().asString().contains(data.toString());
  }

  /** What lies in the cache is not what was published, and that is how it is seen to be read. */
  @Test
  void theCacheIsWhereTheVariableSays() {
    Path caches = home.resolve("caches");
    Path cache = SmallMovieLens.write(caches.resolve("matinee").resolve("ml-100k"));
    assertFails(
        new Program(Map.of("XDG_CACHE_HOME", caches.toString()), home).run("explore"),
        "the cache " + cache + " is damaged: ");
  }

  @Test
  void withoutTheVariableTheCacheIsBelowTheHome() {
    Path cache = SmallMovieLens.write(home.resolve(".cache/matinee/ml-100k"));
    assertFails(new Program(Map.of(), home).run("explore"), "the cache " + cache + " is damaged: ");
  }

  @Test
  void theTraceIsShownToThoseWhoAsk() throws IOException {
    Program.Outcome run =
        new Program(Map.of("MATINEE_TRACE", "1"), home)
            .run("explore", "--data", brokenData().toString());
    assertThat(run.errors().get(0)).startsWith("matinee: u.data:401: ");
    assertThat(run.err()).contains("\tat io.matinee.data.");
  }
}
