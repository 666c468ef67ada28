package io.matinee.cli;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.model.Json;
import io.matinee.model.TrainedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code matinee evaluate}: judges a saved model, or one trained for the purpose. */
@Command(
    name = "evaluate",
    description = {
      "Judge a model on ratings it has not seen, beside baselines.",
      "With a split, folds or --kind a model is trained for it and not kept; otherwise a saved"
          + " model is judged on the part that its training held out."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  matinee evaluate                            the saved model",
      "  matinee evaluate --kind network --fold u1   train on u1.base, judge on u1.test",
      "  matinee evaluate --all-folds                u1 ... u5, mean and deviation",
      "  matinee evaluate --cold-people 5            by ratings a newcomer gave",
    })
final class EvaluateCommand implements Callable<Integer> {
  /** Options that mean something where nothing is trained. */
  private static final List<String> FOR_SAVED =
      List.of(
          "--model",
          "--data",
          "--out",
          "--format",
          "--quiet",
          "--top",
          "--order",
          "--diversity",
          "--calibration",
          "--damping",
          "--genre",
          "--year",
          "--min-ratings",
          "--include-seen");

  @ParentCommand private Main program;
  @Spec private CommandSpec spec;
  @Mixin private DataOption data;
  @Mixin private SplitOptions split;

  @Option(names = "--all-folds", description = "Train and judge on each of u1 ... u5.")
  private boolean allFolds;

  @Mixin private ColdOptions cold;

  @Option(
      names = "--top",
      paramLabel = "K",
      description = "The saved model's lists of K; what controls cost.")
  private Integer top;

  @Mixin private ListOptions lists;
  @Mixin private FilterOptions filter;
  @Mixin private KindOption kind;
  @Mixin private ModelOption model;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of every draw (default: 42).")
  private long seed;

  @Mixin private TrainingOptions options;
  @Mixin private FormatOption format;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    Supplier<String> interrupted = () -> "Interrupted: nothing is kept";
    try (Interruption interruption = new Interruption(program.session, interrupted)) {
      return judge();
    }
  }

  private int judge() {
    boolean train = checkedWhetherToTrain();
    if (top == null ? lists.given() || filter.given() : train) {
      throw new WrongUsage(
          top == null
              ? "expected list controls and filters beside --top K only"
              : "expected --top K for a saved model, found a split to train one for");
    }
    ModelKind chosen = kind.chosen(spec, TrainingOptions.ofOneKind());
    Training training = options.training(chosen, program.session, output, seed);
    Dataset dataset = data.load(program.session, output.quiet);
    if (top != null) {
      printLists(dataset);
    } else if (cold.given()) {
      cold.judge(program.session, output.quiet, dataset, training, seed).print(format.format);
    } else if (allFolds) {
      new FoldsOutput(program.session, format.format).print(judgeFolds(dataset, training));
    } else {
      print(train ? trained(dataset, split.spec(seed), training) : saved(dataset));
    }
    return 0;
  }

  private boolean checkedWhetherToTrain() {
    long ways = Stream.of(split.chosen(), allFolds, cold.given()).filter(way -> way).count();
    boolean train = ways > 0 || kind.given() != null;
    if (train && model.given()) {
      throw new WrongUsage("expected either --model or a split to train for, found both");
    }
    if (ways > 1) {
      throw new WrongUsage(
          "expected either --all-folds, --cold-people, --cold-movies or one split, found "
              + (ways == 2 ? "both" : "all"));
    }
    if (!train) {
      MatchedOptions.refuseAllBut(
          FOR_SAVED, spec, "for a saved model; name a split to train one for it");
    }
    return train;
  }

  private Judged trained(Dataset dataset, SplitSpec heldOut, Training training) {
    if (!heldOut.holdsOut()) {
      throw new WrongUsage("expected a part held out to judge on, found --all");
    }
    return Judged.of(dataset, training.trainOnly(dataset, heldOut));
  }

  private List<Judged> judgeFolds(Dataset dataset, Training training) {
    List<Judged> folds = new ArrayList<>();
    for (String fold : SplitOptions.FIVE_FOLDS) {
      folds.add(trained(dataset, SplitSpec.fold(fold), training));
    }
    return folds;
  }

  private void printLists(Dataset dataset) {
    RecommendCommand.checkCount(top);
    Path file = model.file(output, program.session);
    ServedModel served = ServedModel.load(program.session, dataset, file, lists, output.quiet);
    checkHeldOut(dataset, file, served.model());
    new TopOutput(served, filter, top).print(program.session, format.format);
  }

  private Judged saved(Dataset dataset) {
    Path file = model.file(output, program.session);
    TrainedModel saved = SavedModel.load(file);
    checkHeldOut(dataset, file, saved);
    return Judged.of(dataset, saved);
  }

  private static void checkHeldOut(Dataset dataset, Path file, TrainedModel saved) {
    if (!saved.card().split().holdsOut()) {
      throw new MatineeException(
          file
              + ": was trained on everything, so nothing is left to judge it on;"
              + " train with --fold, --random or --by-time");
    }
    if (!saved.card().dataChecksum().equals(dataset.checksum())) {
      throw new MatineeException(
          ("%s: was trained on other data (%s, checksum %s), so it is not known what it has not"
                  + " seen; name that data with --data")
              .formatted(file, saved.card().data().describe(), saved.card().dataChecksum()));
    }
  }

  private void print(Judged judged) {
    Session session = program.session;
    switch (format.format) {
      case TABLE -> {
        session.out().println(JudgedOutput.table(judged.models()));
        session.out().println(JudgedOutput.slices(judged.model()));
        if (judged.uncertainty() != null) {
          session.out().println(UncertaintyOutput.text(judged.uncertainty()));
        }
        session.out().print(JudgedOutput.protocol(session.command(), judged.protocol()));
      }
      case JSON -> session.out().println(Json.pretty(judged.json(session.command())));
      case CSV -> session.out().print(JudgedOutput.csv(session.command(), judged));
    }
  }
}
