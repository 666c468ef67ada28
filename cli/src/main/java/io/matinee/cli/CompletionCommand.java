package io.matinee.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * {@code matinee completion}: teaches a shell to complete commands, options and values. The same
 * script serves both shells.
 */
@Command(
    name = "completion",
    description = "Print a script that makes the Tab key complete commands and options.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  source <(matinee completion bash)              for this shell",
      "  matinee completion zsh > ~/.matinee.zsh        to source in ~/.zshrc",
    })
final class CompletionCommand implements Callable<Integer> {
  /** A list of values in picocli's script, which has enums in capitals. */
  private static final Pattern VALUES =
      Pattern.compile("(?m)^ *local \\w+_(option|pos_param)_args=\\(.*$");

  /** Shells whose completion can be taught. */
  enum Shell {
    BASH,
    ZSH
  }

  @ParentCommand private Main program;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  private Shell shell;

  @Override
  public Integer call() {
    String script = AutoComplete.bash("matinee", spec.root().commandLine());
    String lower = VALUES.matcher(script).replaceAll(line -> lowerAfterEquals(line.group()));
    program.session.out().print(lower);
    return 0;
  }

  private static String lowerAfterEquals(String line) {
    int values = line.indexOf('=');
    return line.substring(0, values) + line.substring(values).toLowerCase(Locale.ROOT);
  }
}
