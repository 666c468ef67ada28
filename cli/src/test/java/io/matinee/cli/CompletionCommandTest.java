package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionCommandTest {
  @TempDir static Path home;
  private static String script;
  private static Path file;

  @BeforeAll
  static void print() throws IOException {
    Program.Outcome run = Program.offline(home).run("completion", "bash");
    assertThat(run.code()).isZero();
    script = run.out();
    file = Files.writeString(home.resolve("matinee.bash"), script);
  }

  private static List<String> shell(String shell, String program) throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin", shell)),
        "skipped: install " + shell + " to run this test");
    Process process =
        new ProcessBuilder("/usr/bin/" + shell, "-c", program).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }

  /**
   * What bash offers for the last word of {@code line}, as Readline asks for it; only its own
   * {@code compopt}, which sets how a file name looks, will not run outside of Readline.
   */
  private static List<String> offered(String line) throws Exception {
    String[] words = line.split(" ", -1);
    String program =
        "source %s; compopt() { :; }; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_matinee; printf '%%s\\n' ${COMPREPLY[@]}"
            .formatted(
                file,
                String.join(" ", Arrays.stream(words).map(word -> "'" + word + "'").toList()),
                words.length - 1);
    return shell("bash", program);
  }

  @ParameterizedTest
  @CsvSource({
    "matinee rec, recommend",
    "matinee exp, explore explain export",
    "matinee train --op, --optimizer",
    "matinee train --optimizer s, sgd",
    "matinee train --schedule '', constant cosine step",
    "matinee train --format '', table json csv",
    "matinee evaluate --kind '', network factorization",
    "matinee recommend --format j, json",
    "matinee completion '', bash zsh",
  })
  void bashCompletesCommandsOptionsAndValues(String line, String expected) throws Exception {
    assertThat(offered(line)).containsExactlyInAnyOrder(expected.split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void theShellTakesTheScript(String shell) throws Exception {
    assertThat(shell(shell, "source " + file)).isEmpty();
  }

  @Test
  void zshGetsTheSame() {
    assertThat(Program.offline(home).run("completion", "zsh").out()).isEqualTo(script);
  }

  /** A list of values is named by its option's label: two of one label would be one list. */
  @Test
  void noListOfValuesTakesTheNameOfAnother() {
    for (String function : script.split("\nfunction ")) {
      Set<String> names = new HashSet<>();
      function
          .lines()
          .filter(line -> line.matches("\\s+local \\w+_args=.*"))
          .map(line -> line.substring(0, line.indexOf('=')))
          .forEach(name -> assertThat(names.add(name)).as("%s in %s", name, function).isTrue());
    }
  }

  @Test
  void anotherShellIsRefused() {
    Program.Outcome run = Program.offline(home).run("completion", "fish");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errors()).singleElement().asString().contains("[BASH, ZSH]");
  }
}
