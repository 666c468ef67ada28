package io.matinee.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The program, run in this JVM in a world of its own.
 *
 * @param environment its environment variables
 * @param home the person's home folder
 */
record Program(Map<String, String> environment, Path home) {
  /** Settings of a network that is trained in no time. */
  static final List<String> SMALL =
      List.of("--epochs", "2", "--embedding", "4", "--hidden", "8", "4", "--batch", "64");

  /** Settings of a factorization that is sampled in no time. */
  static final List<String> FEW =
      List.of("--chains", "2", "--factors", "3,4", "--sweeps", "12", "--burn-in", "4");

  /**
   * How a run ended.
   *
   * @param code the exit code
   * @param out all of standard output
   * @param err all of standard error
   */
  record Outcome(int code, String out, String err) {
    /** The lines on standard error. */
    List<String> errors() {
      return err.lines().toList();
    }
  }

  /** One that never looks for data on the network. */
  static Program offline(Path home) {
    return new Program(Map.of("MATINEE_OFFLINE", "1"), home);
  }

  /** Runs it with nothing on standard input. */
  Outcome run(String... arguments) {
    return answer("", arguments);
  }

  /** Runs {@code command} with {@link #SMALL} settings and {@code more}. */
  Outcome runSmall(String command, String... more) {
    return run(smallArguments(command, more));
  }

  /** The command line of {@code command} with {@link #SMALL} settings and {@code more}. */
  static String[] smallArguments(String command, String... more) {
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(SMALL);
    line.addAll(List.of(more));
    return line.toArray(String[]::new);
  }

  /** Runs {@code command} with {@link #FEW} sweeps and {@code more}. */
  Outcome runFew(String command, String... more) {
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(FEW);
    line.addAll(List.of(more));
    return run(line.toArray(String[]::new));
  }

  /** Runs it with {@code input} on standard input. */
  Outcome answer(String input, String... arguments) {
    return run(input, 0, arguments);
  }

  /** Runs it with standard error a terminal of {@code columns} columns. */
  Outcome watch(int columns, String... arguments) {
    return run("", columns, arguments);
  }

  private Outcome run(String input, int columns, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Session session =
        new Session(
            List.of(arguments),
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new TextStream(out),
            new TextStream(err),
            environment,
            home,
            new LastWords(),
            false,
            columns);
    int code = Main.run(session);
    return new Outcome(code, out.toString(UTF_8), err.toString(UTF_8));
  }
}
