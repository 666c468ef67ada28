package io.matinee.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that the person gave to a command. */
final class MatchedOptions {
  private MatchedOptions() {}

  /**
   * Refuses every option that would be silently ignored.
   *
   * @param meant the options that have a meaning, by their longest names
   * @param why goes into the message, after the name of the option refused
   * @throws WrongUsage if there is another
   */
  static void refuseAllBut(List<String> meant, CommandSpec command, String why) {
    for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
      if (!meant.contains(option.longestName())) {
        throw new WrongUsage("expected no %s %s".formatted(option.longestName(), why));
      }
    }
  }

  /** The first of {@code names}, in the order of the line, that the person gave. */
  static Optional<String> first(List<String> names, CommandSpec command) {
    return command.commandLine().getParseResult().matchedOptions().stream()
        .map(OptionSpec::longestName)
        .filter(names::contains)
        .findFirst();
  }
}
