package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.network.NetworkModel;
import io.matinee.network.NetworkSettings;
import java.util.List;
import java.util.concurrent.Callable;
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
      "  matinee train                      random 80/20, stops early",
      "  matinee train --fold u1            on u1.base, judged on u1.test",
      "  matinee train --all                on everything, to recommend with",
      "  matinee train --resume             go on where an interrupted training was",
      "  matinee train --protocol report    as the published report: 200 epochs",
    })
final class TrainCommand implements Callable<Integer> {
  /** Options that may stand beside {@code --resume}: those that do not change the training. */
  private static final List<String> BESIDE_RESUME =
      List.of("--resume", "--data", "--out", "--format", "--quiet");

  /** Known ways of training and judging. */
  enum NamedProtocol {
    /** The published report's. */
    REPORT
  }

  @ParentCommand private Main program;
  @Spec private CommandSpec spec;
  @Mixin private DataOption data;
  @Mixin private SplitOptions split;

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

  @Option(names = "--resume", description = "Go on with an interrupted training.")
  private boolean resume;

  @Mixin private NetworkOptions network;
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
    NetworkSettings settings =
        network.settings(
            protocol == null ? NetworkSettings.builder() : NetworkSettings.report(), seed);
    SplitSpec heldOut = split.spec(seed);
    Dataset dataset = data.load(program.session, output.quiet);
    NetworkTraining training = new NetworkTraining(program.session, output);
    NetworkModel model =
        resume ? training.resume(dataset) : training.train(dataset, heldOut, settings);
    new TrainedOutput(program.session, output, format.format)
        .finish(dataset, model, protocol != null);
    return 0;
  }
}
