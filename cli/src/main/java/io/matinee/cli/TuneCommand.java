package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.factorization.FactorizationTuner;
import io.matinee.factorization.FactorizationTuningListener;
import io.matinee.network.Tuner;
import io.matinee.network.TuningListener;
import io.matinee.network.TuningPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
      "  matinee tune                   the factorization: 8 trials on a random 80/20",
      "  matinee tune --fold u1         on u1.base, the winner judged on u1.test",
      "  matinee tune --trials 20       a wider search",
      "  matinee tune --kind network    RecommenderNet: 27 trials",
      "  matinee tune --resume          go on where an interrupted search was",
    })
final class TuneCommand implements Callable<Integer> {
  /** Options that may stand beside {@code --resume}: those that do not change the search. */
  private static final List<String> BESIDE_RESUME =
      List.of("--resume", "--kind", "--threads", "--data", "--out", "--format", "--quiet");

  private static final Map<ModelKind, List<String>> OF_ONE_KIND =
      Map.of(
          ModelKind.NETWORK, List.of("--epochs"),
          ModelKind.FACTORIZATION, List.of("--sweeps"));

  private static final int TRIALS = 8; // of the factorization
  private static final int SWEEPS = 100;
  private static final int NETWORK_TRIALS = 27;
  private static final int EPOCHS = 27;

  @ParentCommand private Main program;
  @Spec private CommandSpec spec;
  @Mixin private DataOption data;
  @Mixin private SplitOptions split;
  @Mixin private KindOption kind;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Settings to try, the default ones among them (default: 8; network: 27).")
  private Integer trials;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description =
          "Network: passes over the training part, at most, of the best trials and the winner"
              + " (default: 27).")
  private Integer epochs;

  @Option(
      names = "--sweeps",
      paramLabel = "N",
      description = "Factorization: sweeps of each of a trial's two chains (default: 100).")
  private Integer sweeps;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of every draw (default: 42).")
  private long seed;

  @Option(names = "--resume", description = "Go on with an interrupted search, as it was begun.")
  private boolean resume;

  @Mixin private ThreadsOption threads;
  @Mixin private FormatOption format;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    if (resume) {
      MatchedOptions.refuseAllBut(
          BESIDE_RESUME, spec, "beside --resume, which goes on with the search as it was begun");
    }
    ModelKind chosen = kind.chosen(spec, OF_ONE_KIND);
    if ((resume ? interrupted() : chosen) == ModelKind.NETWORK) {
      tuneNetwork();
    } else {
      tuneFactorization();
    }
    return 0;
  }

  private void tuneNetwork() {
    TuningPlan plan =
        WrongUsage.unless(
            () -> new TuningPlan(or(trials, NETWORK_TRIALS), or(epochs, EPOCHS), seed));
    int workers = threads.network();
    SplitSpec heldOut = split.spec(seed);
    Dataset dataset = data.load(program.session, output.quiet);
    NetworkTuning tuning = new NetworkTuning(program.session, output, format.format, workers);
    if (resume) {
      tuning.resume(dataset);
    } else {
      tuning.tune(dataset, heldOut, plan);
    }
  }

  private void tuneFactorization() {
    int tried = or(trials, TRIALS);
    int swept = or(sweeps, SWEEPS);
    WrongUsage.unless(
        () -> {
          FactorizationTuner.check(tried, swept);
          return null;
        });
    int workers = threads.factorization();
    SplitSpec heldOut = split.spec(seed);
    Dataset dataset = data.load(program.session, output.quiet);
    FactorizationSearch search =
        new FactorizationSearch(program.session, output, format.format, workers);
    if (resume) {
      search.resume(dataset);
    } else {
      search.tune(dataset, heldOut, tried, swept, seed);
    }
  }

  private static int or(Integer given, int otherwise) {
    return given == null ? otherwise : given;
  }

  /** The kind of the search that was interrupted. */
  private ModelKind interrupted() {
    Path network = new Tuner(output.folder, TuningListener.SILENT).file();
    Path factorization =
        new FactorizationTuner(output.folder, FactorizationTuningListener.SILENT, 1).file();
    return kind.interrupted(
        Map.of(ModelKind.NETWORK, network, ModelKind.FACTORIZATION, factorization));
  }
}
