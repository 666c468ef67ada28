package io.matinee.cli;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.evaluation.Benchmark;
import io.matinee.evaluation.BenchmarkResult;
import io.matinee.evaluation.ColdStartCurve;
import io.matinee.evaluation.Contestant;
import io.matinee.evaluation.TimeDecay;
import io.matinee.explanation.Faithfulness;
import io.matinee.factorization.FactorizationSettings;
import io.matinee.kernels.Kernels;
import io.matinee.ranking.RankingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code matinee benchmark}: all models, judged by the same code under the same conditions. */
@Command(
    name = "benchmark",
    description = {
      "Train and judge all models and baselines under the same terms.",
      "Leaves benchmark.csv, benchmark.json and benchmark.html with charts in the folder."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  matinee benchmark                              random 80/20 of each person",
      "  matinee benchmark --all-folds                  u1 ... u5",
      "  matinee benchmark --microsoft                  beside what others published",
      "  matinee benchmark --by-time 0.8 --models biases,ease,factorization",
    })
final class BenchmarkCommand implements Callable<Integer> {
  private static final int CURVE_FOLDS = 5;
  private static final int QUICK_CHAINS = 2;
  private static final int QUICK_SWEEPS = 100; // of a chain
  private static final List<BenchmarkModel> OVER_TIME =
      List.of(BenchmarkModel.BIASES, BenchmarkModel.SVD, BenchmarkModel.FACTORIZATION);

  @ParentCommand private Main program;
  @Mixin private DataOption data;
  @Mixin private BenchmarkParts parts;

  @Option(
      names = "--models",
      paramLabel = "LIST",
      split = ",",
      description = {
        "Which, of global-mean, movie-mean, biases, popularity, item-knn, ease, ials, svd,"
            + " network, factorization, combined (default: all)."
      })
  private List<String> models;

  @Option(
      names = {"-k", "--length"},
      paramLabel = "K",
      defaultValue = "10",
      description = "Length of lists (default: 10).")
  private int length;

  @Option(
      names = "--no-weaknesses",
      description = "Leave out cold-start curve, decay with time, test of reasons.")
  private boolean noWeaknesses;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of every draw (default: 42).")
  private long seed;

  @Mixin private FactorizationOptions factorization;
  @Mixin private ThreadsOption threads;
  @Mixin private FormatOption format;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    List<BenchmarkModel> kinds = kinds();
    if (length < 1) {
      throw new WrongUsage("expected --length 1 or more, found " + length);
    }
    FactorizationSettings sampling =
        factorization.settings(FactorizationSettings.builder(), null, seed);
    if (sampling.dates()) {
      throw new WrongUsage("expected no --dates: all models predict without them");
    }
    int workers = threads.factorization();
    parts.check();
    output.makeFolder();
    Dataset dataset = data.load(program.session, output.quiet);
    BenchmarkRun run = run(dataset, kinds, sampling, workers);
    new BenchmarkOutput(program.session, output, format.format).finish(run);
    return 0;
  }

  private List<BenchmarkModel> kinds() {
    return models == null
        ? List.of(BenchmarkModel.values())
        : BenchmarkModels.complete(models.stream().map(BenchmarkModel::of).toList());
  }

  private BenchmarkRun run(
      Dataset dataset, List<BenchmarkModel> kinds, FactorizationSettings sampling, int workers) {
    BenchmarkParts.Chosen chosen = parts.of(dataset, seed);
    Supplier<String> interrupted = () -> "Interrupted: nothing was written";
    try (BenchmarkProgress progress = new BenchmarkProgress(program.session, output.quiet);
        Interruption interruption = new Interruption(program.session, interrupted)) {
      FactorizationSettings quick = quick(sampling);
      BenchmarkModels full =
          new BenchmarkModels(dataset, sampling, chosen.ranking(), seed, workers, progress);
      BenchmarkModels fewer =
          new BenchmarkModels(dataset, quick, RankingSettings.liked(), seed, workers, progress);
      List<BenchmarkModel> overTime = kinds.stream().filter(OVER_TIME::contains).toList();
      long extra = noWeaknesses ? 0 : fewer.weight(kinds) + 5L * fewer.weight(overTime);
      progress.start(
          headline(kinds, chosen), (long) chosen.parts().size() * full.weight(kinds) + extra);
      progress.weigh(weights(full, kinds));
      BenchmarkResult result = judged(dataset, chosen, full.of(kinds), progress);
      progress.weigh(weights(fewer, kinds));
      List<String> notes = new ArrayList<>(chosen.notes());
      ColdStartCurve cold =
          measured("cold-start curve", notes, () -> cold(dataset, fewer.of(kinds), progress));
      TimeDecay decay =
          measured(
              "decay with time",
              notes,
              () -> TimeDecay.of(dataset, seed, fewer.of(overTime), progress));
      Faithfulness reasons =
          measured(
              "deletion test of reasons",
              notes,
              () ->
                  ReasonsDeleted.measure(dataset, chosen.parts().get(0), full.withCurves(), seed));
      return new BenchmarkRun(
          program.session.command(),
          seed,
          dataset.provenance(),
          result,
          cold,
          decay,
          reasons,
          notes,
          List.of(describe(sampling), describe(quick)),
          full.withCurves(),
          machine(workers));
    }
  }

  private BenchmarkResult judged(
      Dataset dataset,
      BenchmarkParts.Chosen chosen,
      List<Contestant> contestants,
      BenchmarkProgress progress) {
    String biases = BenchmarkModel.BIASES.label();
    return new Benchmark(dataset, chosen.protocol(), chosen.parts(), length, biases, seed)
        .run(contestants, progress);
  }

  private ColdStartCurve cold(
      Dataset dataset, List<Contestant> contestants, BenchmarkProgress progress) {
    int folds = Math.min(CURVE_FOLDS, dataset.users().size());
    return ColdStartCurve.of(dataset, folds, seed, length, contestants, progress);
  }

  /** What can be measured of data, or a note why not. */
  private <T> T measured(String what, List<String> notes, Supplier<T> measure) {
    if (noWeaknesses) {
      return null;
    }
    try {
      return measure.get();
    } catch (MatineeException | IllegalArgumentException e) {
      notes.add("No " + what + ": " + e.getMessage());
      return null;
    }
  }

  private static String headline(List<BenchmarkModel> kinds, BenchmarkParts.Chosen chosen) {
    return "Judging %d model%s on %s"
        .formatted(kinds.size(), kinds.size() == 1 ? "" : "s", chosen.protocol().split());
  }

  private static Map<String, Integer> weights(BenchmarkModels models, List<BenchmarkModel> kinds) {
    Function<BenchmarkModel, Integer> weight = models::weight;
    return kinds.stream().collect(Collectors.toMap(BenchmarkModel::label, weight));
  }

  /** Few sweeps, so that what is trained several times over stays quick. */
  private static FactorizationSettings quick(FactorizationSettings settings) {
    int sweeps = Math.min(QUICK_SWEEPS, settings.sweeps());
    int chains = Math.min(QUICK_CHAINS, settings.chains());
    return FactorizationSettings.builder()
        .factors(settings.factors())
        .chains(chains)
        .noise(settings.noise())
        .sweeps(sweeps)
        .burnIn(Math.min(settings.burnIn(), sweeps * 2 / 5))
        .samples(Math.max(chains, settings.samples() / 3))
        .attributes(settings.attributes())
        .history(settings.history())
        .validation(settings.validation())
        .seed(settings.seed())
        .build();
  }

  private static String describe(FactorizationSettings settings) {
    int drawn = settings.chains() * (settings.sweeps() - settings.burnIn());
    return "%d chains of %d sweeps, %d of them burn-in, %d samples, factors %s"
        .formatted(
            settings.chains(),
            settings.sweeps(),
            settings.burnIn(),
            Math.min(settings.samples(), drawn),
            settings.factors());
  }

  private static String machine(int workers) {
    return "%s, Java %s, %s %s, %d thread%s"
        .formatted(
            Kernels.best().description(),
            System.getProperty("java.version"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            workers,
            workers == 1 ? "" : "s");
  }
}
