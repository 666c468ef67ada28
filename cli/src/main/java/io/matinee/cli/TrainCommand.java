package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.model.TrainedModel;
import io.matinee.network.NetworkModel;
import io.matinee.network.NetworkSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code matinee train}: trains a model, judges it once on the part held out, and saves it. */
@Command(
    name = "train",
    description = "Train a model, judge it once on the part held out, and save it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  matinee train                      the factorization, on a random 80/20",
      "  matinee train --fold u1            on u1.base, judged on u1.test",
      "  matinee train --all                on everything, to recommend with",
      "  matinee train --resume             go on where an interrupted training was",
      "  matinee train --kind network       RecommenderNet; stops early",
      "  matinee train --protocol report    as the published report: 200 epochs",
    })
final class TrainCommand implements Callable<Integer> {
  /** Options that may stand beside {@code --resume}: those that do not change the training. */
  private static final List<String> BESIDE_RESUME =
      List.of(
          "--resume",
          "--kind",
          "--data",
          "--out",
          "--format",
          "--quiet",
          "--threads",
          "--no-lists");

  /** Known ways of training and judging. */
  enum NamedProtocol {
    /** The published report's. */
    REPORT
  }

  @ParentCommand private Main program;
  @Spec private CommandSpec spec;
  @Mixin private DataOption data;
  @Mixin private SplitOptions split;
  @Mixin private KindOption kind;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of every draw (default: 42).")
  private long seed;

  @Option(
      names = "--protocol",
      paramLabel = "report",
      description =
          "As the published report (200 epochs, nothing watched), with its RMSE over all ratings.")
  private NamedProtocol protocol;

  @Option(
      names = "--no-lists",
      description = "Do not learn what people watch; lists then go by predicted rating alone.")
  private boolean noLists;

  @Option(names = "--resume", description = "Go on with an interrupted training.")
  private boolean resume;

  @Mixin private TrainingOptions options;
  @Mixin private FormatOption format;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    if (resume) {
      MatchedOptions.refuseAllBut(
          BESIDE_RESUME,
          spec,
          "beside --resume, which goes on with the settings it was begun with");
    }
    ModelKind chosen = kind.chosen(spec, TrainingOptions.ofOneKind("--protocol"));
    Training training = training(resume ? interrupted() : chosen);
    SplitSpec heldOut = split.spec(seed);
    Dataset dataset = data.load(program.session, output.quiet);
    TrainedModel model = resume ? training.resume(dataset) : training.train(dataset, heldOut);
    Supplier<String> interrupted =
        () ->
            "Interrupted. The model is kept in %s, but not all that comes with it; train again"
                .formatted(output.model(ModelKind.of(model)));
    try (Interruption interruption = new Interruption(program.session, interrupted)) {
      new TrainedOutput(program.session, output, format.format, !noLists)
          .finish(dataset, model, resume ? isReport(model) : protocol != null);
    }
    return 0;
  }

  private Training training(ModelKind wanted) {
    return protocol == null
        ? options.training(wanted, program.session, output, seed)
        : options.network(NetworkSettings.report(), program.session, output, seed);
  }

  /** Whether it was trained by the report's protocol, of which epochs and seed may differ. */
  private static boolean isReport(TrainedModel model) {
    return model instanceof NetworkModel network
        && NetworkSettings.report()
            .epochs(network.settings().epochs())
            .seed(network.settings().seed())
            .build()
            .equals(network.settings());
  }

  /** The kind of the training that was interrupted. */
  private ModelKind interrupted() {
    return kind.interrupted(
        Map.of(
            ModelKind.NETWORK, output.checkpoint(ModelKind.NETWORK),
            ModelKind.FACTORIZATION, output.checkpoint(ModelKind.FACTORIZATION)));
  }
}
