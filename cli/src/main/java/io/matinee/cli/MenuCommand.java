package io.matinee.cli;

import io.matinee.data.Dataset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code matinee menu}: the interactive menu. */
@Command(
    name = "menu",
    description = "Ask for a person and recommend movies, in a menu.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  matinee menu                             at a terminal",
      "  printf '2\\n567\\n5\\n4\\n' | matinee menu   from a pipe",
    })
final class MenuCommand implements Callable<Integer> {
  @ParentCommand private Main program;

  @Mixin private ListOptions lists;

  @Option(names = "--why", description = "Say of each movie why it is there.")
  private boolean why;

  @Mixin private ModelOption model;
  @Mixin private DataOption data;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    Session session = program.session;
    Dataset dataset = data.load(session, output.quiet);
    ServedModel served =
        ServedModel.load(session, dataset, model.file(output, session), lists, output.quiet);
    try (Prompt prompt = Prompt.of(session)) {
      new Menu(session, prompt, dataset, served, why).run();
      return 0;
    } catch (Prompt.EndOfInput e) {
      session.out().println("Goodbye.");
      return 0;
    } catch (Prompt.Interrupted e) {
      session.out().println("Goodbye.");
      return Main.INTERRUPTED;
    }
  }
}
