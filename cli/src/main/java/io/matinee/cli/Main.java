package io.matinee.cli;

import io.matinee.MatineeException;
import io.matinee.Version;
import io.matinee.data.OneLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: picks the command, runs it, and turns its end into an exit code. */
@Command(
    name = "matinee",
    description = "Learns from movie ratings and people, and recommends movies.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionLine.class,
    subcommands = {
      QuickstartCommand.class,
      ExploreCommand.class,
      TrainCommand.class,
      TuneCommand.class,
      EvaluateCommand.class,
      BenchmarkCommand.class,
      RecommendCommand.class,
      SimilarCommand.class,
      ExplainCommand.class,
      MenuCommand.class,
      ImportCommand.class,
      GenerateCommand.class,
      ExportCommand.class,
      InspectCommand.class,
      BenchCommand.class,
      DoctorCommand.class,
      CompletionCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  matinee quickstart                    everything once, in about half a minute",
      "  matinee recommend --user 567 -n 5     five movies for a person of the data",
      "  matinee menu                          ask and answer",
      "",
      "Data: --data DIR|ZIP|FILE, else MATINEE_DATA, else the cache, else a download of",
      "MovieLens 100K, else a synthetic sample; which one is said first.",
      "Results go to standard output, progress and notes to standard error.",
      "Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted.",
    })
public final class Main implements Runnable {
  /** The exit code of a failure. */
  static final int FAILURE = 1;

  /** The exit code of wrong usage. */
  static final int USAGE = 2;

  /** The exit code of an interruption by Ctrl-C. */
  static final int INTERRUPTED = 130;

  private static final int HELP_WIDTH = 80;
  private static final String ERASE_LINE_ABOVE = "\033[1A\033[2K"; // ECMA-48

  final Session session;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  Main(Session session) {
    this.session = session;
  }

  /** Runs the program and ends the JVM. */
  public static void main(String[] arguments) {
    Session session = Session.ofThisProcess(arguments);
    if (session.live() && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
      session.err().print(ERASE_LINE_ABOVE); // the JVM's note on that module, not Matinee's
    }
    Runtime.getRuntime().addShutdownHook(new Thread(session::interrupt));
    int code = run(session);
    rest();
    System.exit(code);
  }

  /**
   * Gives the JIT time to do what it has been asked for: a method that waits for it when an archive
   * of classes is made would never be compiled in those who use the archive (seen in JDK 17).
   */
  private static void rest() {
    try {
      Thread.sleep(Long.getLong("matinee.rest", 0)); // milliseconds
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the program ends anyway
    }
  }

  /** Runs the program in {@code session} and returns its exit code. */
  static int run(Session session) {
    CommandLine program = new CommandLine(new Main(session));
    program.setOut(new PrintWriter(session.out(), true));
    program.setErr(new PrintWriter(session.err(), true));
    program.setUsageHelpWidth(HELP_WIDTH);
    program.getSubcommands().values().forEach(Main::complete);
    program.setCaseInsensitiveEnumValuesAllowed(true);
    program.setParameterExceptionHandler((e, found) -> wrongUsage(e.getCommandLine(), e));
    program.setExecutionExceptionHandler(
        (e, command, parsed) ->
            e instanceof WrongUsage ? wrongUsage(command, e) : failure(session, e));
    try (Interruption any = new Interruption(session, () -> "Interrupted")) {
      int code = program.execute(session.arguments().toArray(String[]::new));
      return code == 0 && session.out().checkError() ? unheard(session) : code;
    }
  }

  /** Results that nobody got are a failure. */
  private static int unheard(Session session) {
    return failure(session, new MatineeException(ExportTarget.UNHEARD));
  }

  /** What all commands have in common and picocli does not pass on. */
  private static void complete(CommandLine command) {
    command.getCommandSpec().versionProvider(new VersionLine());
    command.getCommandSpec().usageMessage().abbreviateSynopsis(true);
  }

  @Override
  public void run() {
    spec.commandLine().usage(session.out());
  }

  private static int wrongUsage(CommandLine command, Exception e) {
    String name = command.getCommandSpec().qualifiedName();
    PrintWriter err = command.getErr();
    String message = plain(oneLine(e.getMessage()));
    err.println(name + ": " + message + suggestion(e) + " (see " + name + " --help)");
    return USAGE;
  }

  /** Picocli's words in ours. */
  private static String plain(String message) {
    return message
        .replaceFirst("^Error: ", "")
        .replaceFirst("^Unmatched argument at index 0: '(.*)'$", "expected a command, found $1")
        .replaceFirst(": '(.*)' is not an int$", ": expected a whole number below 2^31, found $1")
        .replaceFirst(": '(.*)' is not a long$", ": expected a whole number, found $1")
        .replaceFirst(": '(.*)' is not a (double|float)$", ": expected a number, found $1");
  }

  private static String suggestion(Exception e) {
    List<String> similar =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    return similar.isEmpty() ? "" : "; did you mean " + similar.get(0) + "?";
  }

  private static int failure(Session session, Exception e) {
    if (e instanceof MatineeException) {
      session.err().println("matinee: " + oneLine(e.getMessage()));
    } else if (e instanceof UncheckedIOException) {
      session.err().println("matinee: " + OneLine.reason(e.getCause()));
    } else {
      session.err().println("matinee: internal error: " + oneLine(e.toString()));
      session.err().println("Please report it, with what MATINEE_TRACE=1 shows.");
    }
    if (session.environment().containsKey("MATINEE_TRACE")) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace, true));
      session.err().print(trace);
    }
    return FAILURE;
  }

  private static String oneLine(String text) {
    return text == null ? "no message" : text.strip().replaceAll("\\s*\\R\\s*", "; ");
  }

  /** What {@code --version} prints. */
  static final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"matinee " + Version.CURRENT};
    }
  }
}
