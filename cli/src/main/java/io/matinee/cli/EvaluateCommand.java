package io.matinee.cli;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.model.Json;
import io.matinee.network.NetworkModel;
import io.matinee.network.NetworkSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
      "Judge a model on ratings it has not seen, beside three baselines.",
      "With --fold, --random, --by-time or --all-folds a model is trained for it and not kept;"
          + " otherwise a saved model is judged on the part that its training held out."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  matinee evaluate                            the saved model",
      "  matinee evaluate --kind network --fold u1   train on u1.base, judge on u1.test",
      "  matinee evaluate --all-folds                u1 ... u5, mean and deviation",
      "  matinee evaluate --format json              for programs",
    })
final class EvaluateCommand implements Callable<Integer> {
  /** Options that mean something where nothing is trained. */
  private static final List<String> FOR_SAVED =
      List.of("--model", "--data", "--out", "--format", "--quiet");

  /** The kinds of models. */
  enum Kind {
    NETWORK
  }

  @ParentCommand private Main program;
  @Spec private CommandSpec spec;
  @Mixin private DataOption data;
  @Mixin private SplitOptions split;

  @Option(names = "--all-folds", description = "Train and judge on each of u1 ... u5.")
  private boolean allFolds;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "The kind of model to train: network.")
  private Kind kind;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "The saved model (default: OUT/network.safetensors).")
  private Path model;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of every draw (default: 42).")
  private long seed;

  @Mixin private NetworkOptions network;
  @Mixin private FormatOption format;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    boolean train = split.chosen() || allFolds || kind != null;
    if (train && model != null) {
      throw new WrongUsage("expected either --model or a split to train for, found both");
    }
    if (allFolds && split.chosen()) {
      throw new WrongUsage("expected either --all-folds or one split, found both");
    }
    if (!train) {
      MatchedOptions.refuseAllBut(
          FOR_SAVED, spec, "for a saved model; name a split to train one for it");
    }
    NetworkSettings settings = network.settings(NetworkSettings.builder(), seed);
    Dataset dataset = data.load(program.session, output.quiet);
    if (allFolds) {
      new FoldsOutput(program.session, format.format).print(judgeFolds(dataset, settings));
    } else {
      print(train ? trained(dataset, split.spec(seed), settings) : saved(dataset));
    }
    return 0;
  }

  private Judged trained(Dataset dataset, SplitSpec spec, NetworkSettings settings) {
    if (!spec.holdsOut()) {
      throw new WrongUsage("expected a part held out to judge on, found --all");
    }
    NetworkTraining training = new NetworkTraining(program.session, output);
    return Judged.of(dataset, training.trainOnly(dataset, spec, settings));
  }

  private List<Judged> judgeFolds(Dataset dataset, NetworkSettings settings) {
    List<Judged> folds = new ArrayList<>();
    for (String fold : List.of("u1", "u2", "u3", "u4", "u5")) {
      folds.add(trained(dataset, SplitSpec.fold(fold), settings));
    }
    return folds;
  }

  private Judged saved(Dataset dataset) {
    Path file = model == null ? output.model() : model;
    NetworkModel saved = NetworkModel.load(file);
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
    return Judged.of(dataset, saved);
  }

  private void print(Judged judged) {
    Session session = program.session;
    switch (format.format) {
      case TABLE -> {
        session.out().println(JudgedOutput.table(judged.models()));
        session.out().println(JudgedOutput.slices(judged.model()));
        session.out().print(JudgedOutput.protocol(judged.protocol()));
      }
      case JSON -> session.out().println(Json.pretty(judged.json()));
      case CSV -> session.out().print(JudgedOutput.csv(judged));
    }
  }
}
