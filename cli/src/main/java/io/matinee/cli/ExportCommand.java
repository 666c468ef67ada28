package io.matinee.cli;

import io.matinee.data.AtomicFile;
import io.matinee.data.Dataset;
import io.matinee.model.Json;
import io.matinee.model.TrainedModel;
import io.matinee.network.NetworkModel;
import io.matinee.recommendation.Filter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code matinee export}: the model, or everyone's recommendations, for other tools. */
@Command(
    name = "export",
    description = "Write the model as ONNX, or recommendations for everyone as CSV or JSON.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  matinee export --onnx out/network.onnx",
      "  matinee export --csv out/lists.csv -n 10",
      "  matinee export --json - --genre Comedy | gzip > lists.ndjson.gz",
    })
final class ExportCommand implements Callable<Integer> {
  private static final List<String> FOR_ONNX =
      List.of("--onnx", "--encoders", "--model", "--out", "--quiet");

  /** What to export, one of it. */
  static final class Target {
    @Option(
        names = "--onnx",
        paramLabel = "FILE",
        required = true,
        description = "The network, for ONNX Runtime and others.")
    private Path onnx;

    @Option(
        names = "--csv",
        paramLabel = "FILE|-",
        required = true,
        description = "Everyone's list: a line an entry; - is standard output.")
    private Path csv;

    @Option(
        names = "--json",
        paramLabel = "FILE|-",
        required = true,
        description = "Everyone's list: a JSON object a person, on a line each.")
    private Path json;
  }

  @ParentCommand private Main program;
  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Target target;

  @Option(
      names = "--encoders",
      paramLabel = "FILE",
      description = "With --onnx: the tables of its inputs as a JSON file too.")
  private Path encoders;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      defaultValue = "10",
      description = "How many movies for each (default: 10).")
  private int count;

  @Mixin private FilterOptions filter;

  @Mixin private ListOptions lists;
  @Mixin private ModelOption model;
  @Mixin private DataOption data;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    if (target.onnx != null) {
      MatchedOptions.refuseAllBut(FOR_ONNX, spec, "beside --onnx");
      exportNetwork();
    } else {
      exportLists();
    }
    return 0;
  }

  private void exportNetwork() {
    TrainedModel loaded = SavedModel.load(onnxSource());
    if (!(loaded instanceof NetworkModel network)) {
      throw new WrongUsage(
          "expected a network beside --onnx, found a factorization:"
              + " only RecommenderNet, from matinee train --kind network, can be written as ONNX");
    }
    network.exportOnnx(target.onnx);
    note("Wrote " + target.onnx);
    if (encoders != null) {
      AtomicFile.write(encoders, Json.pretty(network.encoders()) + "\n");
      note("Wrote " + encoders);
    }
  }

  /** The network, if nothing else is named and it is there. */
  private Path onnxSource() {
    Path network = output.model(ModelKind.NETWORK);
    return model.given() || !Files.exists(network) ? model.file(output) : network;
  }

  private void exportLists() {
    if (encoders != null) {
      throw new WrongUsage("expected --encoders beside --onnx only");
    }
    RecommendCommand.checkCount(count);
    Session session = program.session;
    Dataset dataset = data.load(session, output.quiet);
    Filter wanted = filter.filter(dataset);
    ServedModel served =
        ServedModel.load(session, dataset, model.file(output, session), lists, output.quiet);
    Path place = target.csv != null ? target.csv : target.json;
    ExportTarget file = new ExportTarget(session, place, dataset.users().size(), output.quiet);
    EveryonesLists lists = new EveryonesLists(served, wanted, count, file::done);
    file.write(target.csv != null ? lists::writeCsv : lists::writeJsonLines);
  }

  private void note(String line) {
    if (!output.quiet) {
      program.session.err().println(line);
    }
  }
}
