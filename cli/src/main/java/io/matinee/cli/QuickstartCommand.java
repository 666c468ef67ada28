package io.matinee.cli;

import io.matinee.Version;
import io.matinee.cli.report.ExplorationFiles;
import io.matinee.cli.report.HtmlReport;
import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.exploration.Exploration;
import io.matinee.model.Profile;
import io.matinee.network.NetworkModel;
import io.matinee.network.NetworkSettings;
import io.matinee.recommendation.Filter;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code matinee quickstart}: the whole way from data to recommendations, once. */
@Command(
    name = "quickstart",
    description = "Explore the data, train a model, judge it, and recommend: the whole way, once.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example:",
      "  matinee quickstart        leaves charts, report.html and the model in ./out",
    })
final class QuickstartCommand implements Callable<Integer> {
  private static final String PREFERRED_USER = "567"; // whom the published report recommends to
  private static final int LIST = 5;

  @ParentCommand private Main program;
  @Mixin private DataOption data;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of every draw (default: 42).")
  private long seed;

  @Mixin private NetworkOptions network;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    Session session = program.session;
    NetworkSettings settings = network.settings(NetworkSettings.builder(), seed);
    Dataset dataset = data.load(session, output.quiet);
    Exploration exploration = Exploration.of(dataset);
    heading("The data");
    session.out().print(ExploredOutput.text(exploration, false));

    heading("Training");
    SplitSpec split = SplitSpec.random(SplitOptions.DEFAULT_SHARE, seed);
    NetworkModel model = new NetworkTraining(session, output).train(dataset, split, settings);
    Judged judged =
        new TrainedOutput(session, output, FormatOption.Format.TABLE).finish(dataset, model, false);

    ExplorationFiles.write(
        dataset, exploration, output.folder, Version.CURRENT, report -> add(report, model, judged));
    recommend(dataset);
    session.out().println("\nCharts and report: " + output.folder.resolve("report.html"));
    session.out().println("Next: matinee menu, or matinee --help");
    return 0;
  }

  private void heading(String text) {
    PrintStream out = program.session.out();
    out.printf("%n%s%n%s%n%n", text, "=".repeat(text.length()));
  }

  private static void add(HtmlReport report, NetworkModel model, Judged judged) {
    report
        .heading("RecommenderNet")
        .picture(CurveFiles.picture(model))
        .table(JudgedOutput.COLUMNS, JudgedOutput.rows(judged.models()))
        .heading("Protocol")
        .table(List.of(), JudgedOutput.facts(judged.protocol()));
  }

  /** With the model as it was saved, so that what the next command will load is known to load. */
  private void recommend(Dataset dataset) {
    boolean preferred = dataset.tryUserIndex(PREFERRED_USER) >= 0;
    String user = preferred ? PREFERRED_USER : dataset.users().get(0).id();
    heading("For user " + user);
    Profile profile = PersonOptions.known(dataset, user);
    ServedModel saved = ServedModel.load(program.session, dataset, output.model(), output.quiet);
    program
        .session
        .out()
        .print(ListOutput.text(saved.recommender().recommend(profile, Filter.UNSEEN, LIST)));
  }
}
