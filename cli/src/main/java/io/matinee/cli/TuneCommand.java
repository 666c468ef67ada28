package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.network.TuningPlan;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code matinee tune}: searches for good settings, and trains, judges and saves the winner. */
@Command(
    name = "tune",
    description =
        "Search for good settings on a part of the training part, then train the winner, judge it"
            + " once on the part held out, and save it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  matinee tune                       27 trials on a random 80/20",
      "  matinee tune --fold u1             on u1.base, the winner judged on u1.test",
      "  matinee tune --trials 81           a wider search",
      "  matinee tune --resume              go on where an interrupted search was",
    })
final class TuneCommand implements Callable<Integer> {
  /** Options that may stand beside {@code --resume}: those that do not change the search. */
  private static final List<String> BESIDE_RESUME =
      List.of("--resume", "--data", "--out", "--format", "--quiet");

  @ParentCommand private Main program;
  @Spec private CommandSpec spec;
  @Mixin private DataOption data;
  @Mixin private SplitOptions split;

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "27",
      description = "Settings to try, the default ones among them (default: 27).")
  private int trials;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "27",
      description =
          "Passes over the training part, at most, of the best trials and the winner"
              + " (default: 27).")
  private int epochs;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of every draw (default: 42).")
  private long seed;

  @Option(names = "--resume", description = "Go on with an interrupted search, as it was begun.")
  private boolean resume;

  @Mixin private FormatOption format;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    if (resume) {
      MatchedOptions.refuseAllBut(
          BESIDE_RESUME, spec, "beside --resume, which goes on with the search as it was begun");
    }
    TuningPlan plan = WrongUsage.unless(() -> new TuningPlan(trials, epochs, seed));
    SplitSpec heldOut = split.spec(seed);
    Dataset dataset = data.load(program.session, output.quiet);
    NetworkTuning tuning = new NetworkTuning(program.session, output, format.format);
    if (resume) {
      tuning.resume(dataset);
    } else {
      tuning.tune(dataset, heldOut, plan);
    }
    return 0;
  }
}
