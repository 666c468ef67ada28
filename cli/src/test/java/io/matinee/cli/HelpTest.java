package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.Version;
import io.matinee.factorization.FactorizationSettings;
import io.matinee.network.NetworkSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {
  /** Commands that have the options of models, on a screen and a half. */
  private static final List<String> TRAINING =
      List.of("train", "evaluate", "quickstart", "benchmark");

  @TempDir static Path home;

  private static Program.Outcome run(String... arguments) {
    return Program.offline(home).run(arguments);
  }

  /** From {@link NetworkSettings#defaults()}, as a person would write them. */
  private static Map<String, String> defaults() {
    NetworkSettings defaults = NetworkSettings.defaults();
    return Map.ofEntries(
        Map.entry("--epochs", shown(defaults.epochs())),
        Map.entry("--batch", shown(defaults.batch())),
        Map.entry("--learning-rate", shown(defaults.learningRate())),
        Map.entry("--optimizer", shown(defaults.optimizer())),
        Map.entry("--momentum", shown(defaults.momentum())),
        Map.entry("--schedule", shown(defaults.schedule())),
        Map.entry("--weight-decay", shown(defaults.weightDecay())),
        Map.entry("--dropout", shown(defaults.dropout())),
        Map.entry("--embedding", shown(defaults.embedding())),
        Map.entry("--hidden", shown(defaults.hidden1()) + " " + shown(defaults.hidden2())),
        Map.entry("--patience", shown(defaults.patience())),
        Map.entry("--unknown-rate", shown(defaults.unknownRate())));
  }

  /** From {@link FactorizationSettings#defaults()}, as a person would write them. */
  private static Map<String, String> samplingDefaults() {
    FactorizationSettings defaults = FactorizationSettings.defaults();
    return Map.ofEntries(
        Map.entry("--factors", defaults.factors().toString().replaceAll("[\\[\\] ]", "")),
        Map.entry("--chains", shown(defaults.chains())),
        Map.entry("--noise", shown(defaults.noise())),
        Map.entry("--sweeps", shown(defaults.sweeps())),
        Map.entry("--burn-in", shown(defaults.burnIn())),
        Map.entry("--samples", shown(defaults.samples())),
        Map.entry("--attributes", shown(defaults.attributes())),
        Map.entry("--history", shown(defaults.history())),
        Map.entry("--dates", shown(defaults.dates())));
  }

  private static String shown(boolean choice) {
    return choice ? "yes" : "no";
  }

  private static List<OptionSpec> samplingOptions() {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(new FactorizationOptions()).options();
  }

  @Test
  void everySamplingOptionIsHeldToADefault() {
    assertThat(samplingOptions())
        .extracting(OptionSpec::longestName)
        .containsExactlyInAnyOrderElementsOf(samplingDefaults().keySet());
  }

  @ParameterizedTest
  @MethodSource("samplingOptions")
  void samplingDefaultsInTheTextsAreThoseOfTheSettings(OptionSpec option) {
    assertThat(String.join(" ", option.description()))
        .endsWith("(default: " + samplingDefaults().get(option.longestName()) + ").");
  }

  private static String shown(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static String shown(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private static List<OptionSpec> networkOptions() {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(new NetworkOptions()).options();
  }

  @Test
  void everyNetworkOptionIsHeldToADefault() {
    assertThat(networkOptions())
        .extracting(OptionSpec::longestName)
        .containsExactlyInAnyOrderElementsOf(defaults().keySet());
  }

  @ParameterizedTest
  @MethodSource("networkOptions")
  void defaultsInTheTextsAreThoseOfTheSettings(OptionSpec option) {
    assertThat(String.join(" ", option.description()))
        .endsWith("(default: " + defaults().get(option.longestName()) + ").");
  }

  /** The report's 200 epochs stand in the text of --protocol. */
  @Test
  void otherDefaultsInTheTextsAreThoseOfTheCode() {
    String help = run("train", "--help").out().replaceAll("\\s+", " ");
    assertThat(help)
        .contains("train on (default: " + SplitOptions.DEFAULT_SHARE + ")")
        .contains(
            "kept to watch (default: %s; factorization: %s)"
                .formatted(
                    shown(NetworkSettings.defaults().validation()),
                    shown(FactorizationSettings.defaults().validation())))
        .contains("every draw (default: " + NetworkSettings.defaults().seed() + ")")
        .contains("(" + NetworkSettings.report().build().epochs() + " epochs, nothing watched)");
  }

  private static List<String> subcommands() {
    return List.copyOf(new CommandLine(new Main(null)).getSubcommands().keySet());
  }

  /** The program itself is the empty one. */
  private static List<String> commands() {
    return Stream.concat(Stream.of(""), subcommands().stream()).toList();
  }

  @Test
  void noArgumentsShowTheHelp() {
    Program.Outcome nothing = run();
    assertThat(nothing.code()).isZero();
    assertThat(nothing.err()).isEmpty();
    assertThat(nothing.out()).isEqualTo(run("--help").out()).contains("Commands:", "Exit codes:");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpFitsAScreenAndShowsExamples(String command) {
    Program.Outcome help = command.isEmpty() ? run("--help") : run(command, "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out().lines())
        .hasSizeLessThanOrEqualTo(TRAINING.contains(command) ? 70 : command.isEmpty() ? 45 : 50)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
        .anyMatch(line -> line.matches("Examples?:"))
        .anyMatch(line -> line.matches(".*  .*matinee " + command + ".*"));
  }

  /** A wrapped example could not be copied. */
  @ParameterizedTest
  @MethodSource("subcommands")
  void linesOfExamplesAreNotWrapped(String command) {
    String help = run(command, "--help").out();
    assertThat(help.substring(help.indexOf("\nExample")).strip().lines().skip(1))
        .isNotEmpty()
        .allMatch(line -> line.contains("matinee " + command));
  }

  @Test
  void versionIsThatOfTheLibrary() {
    assertThat(run("--version").out()).isEqualTo("matinee " + Version.CURRENT + "\n");
    assertThat(run("train", "--version").out()).startsWith("matinee " + Version.CURRENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trian | matinee: expected a command, found trian",
        "trian | did you mean train?",
        "train --epoch=3 | matinee train: Unknown option: '--epoch=3'",
        "train --epochs | Missing required parameter for option '--epochs'",
        "train --epochs x | option '--epochs': expected a whole number below 2^31, found x",
        "train --by-time x | option '--by-time': expected a number, found x",
        "bench --rounds 0 | expected --rounds 1 or more, found 0",
        "bench --batches 1 | expected --batches 2 or more, found 1",
        "train --hidden 8 | option '--hidden'",
        "train --optimizer lbfgs | option '--optimizer'",
        "train --fold u1 --all | --fold=NAME, --all are mutually exclusive",
        "train u1 | Unmatched argument at index 1: 'u1'",
        "quickstart --format json | Unknown options: '--format', 'json'",
        "explore --format xml | option '--format'",
      })
  void wrongUsageIsOneLineWithExitCode2(String line, String expected) {
    Program.Outcome wrong = run(line.split(" "));
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.errors()).singleElement().asString().contains(expected).endsWith(" --help)");
  }
}
