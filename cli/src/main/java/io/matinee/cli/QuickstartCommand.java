package io.matinee.cli;

import io.matinee.Version;
import io.matinee.cli.TrainedOutput.Trained;
import io.matinee.cli.chart.Picture;
import io.matinee.cli.report.ExplorationFiles;
import io.matinee.cli.report.HtmlReport;
import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.exploration.Exploration;
import io.matinee.factorization.FactorizationSettings;
import io.matinee.model.Profile;
import io.matinee.model.TrainedModel;
import io.matinee.recommendation.Filter;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code matinee quickstart}: the whole way from data to recommendations, once. */
@Command(
    name = "quickstart",
    description = {
      "Explore the data, train both kinds of models, judge them, and recommend: the whole way, once.",
      "The factorization is sampled with 133 sweeps a chain unless --sweeps and --burn-in are given."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example:",
      "  matinee quickstart        leaves charts, report.html and two models in ./out",
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

  @Mixin private TrainingOptions options;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    Session session = program.session;
    output.makeFolder();
    Training network = options.training(ModelKind.NETWORK, session, output, seed);
    Training factorization = options.sampling(quick(), session, output, seed);
    Dataset dataset = data.load(session, output.quiet);
    Exploration exploration = Exploration.of(dataset);
    heading("The data");
    session.out().print(ExploredOutput.text(exploration, false));

    heading("Training");
    List<Trained> trained = List.of(trained(network, dataset), trained(factorization, dataset));
    Judged judged = trained.get(1).judged().beside(trained.get(0).judged());
    session.out().print("\n" + TrainedOutput.text(session.command(), judged) + "\n");
    trained.stream()
        .flatMap(one -> TrainedOutput.files(one).lines())
        .distinct() // both go by the same lists
        .forEach(session.out()::println);

    ExplorationFiles.write(
        dataset,
        exploration,
        output.folder,
        Version.CURRENT,
        report -> add(report, session.command(), trained, judged));
    recommend(dataset);
    session.out().println("\nCharts and report: " + output.folder.resolve("report.html"));
    session.out().println("Next: matinee menu, or matinee --help");
    return 0;
  }

  /** A third of the sweeps, which costs .003 of RMSE (MovieLens 100K, random 80/20). */
  private static FactorizationSettings.Builder quick() {
    FactorizationSettings defaults = FactorizationSettings.defaults();
    return FactorizationSettings.builder()
        .sweeps(defaults.sweeps() / 3)
        .burnIn(defaults.burnIn() / 2);
  }

  private Trained trained(Training training, Dataset dataset) {
    SplitSpec split = SplitSpec.random(SplitOptions.DEFAULT_SHARE, seed);
    TrainedModel model = training.train(dataset, split);
    Session session = program.session;
    session.out().print(TrainedOutput.summary(model));
    return new TrainedOutput(session, output, FormatOption.Format.TABLE)
        .complete(dataset, model, Map.of());
  }

  private void heading(String text) {
    PrintStream out = program.session.out();
    out.printf("%n%s%n%s%n%n", text, "=".repeat(text.length()));
  }

  private static void add(HtmlReport report, String command, List<Trained> trained, Judged judged) {
    List<Picture> curves =
        trained.parallelStream().map(one -> CurveFiles.picture(one.model())).toList();
    for (int i = 0; i < curves.size(); i++) {
      report.heading(trained.get(i).model().name()).picture(curves.get(i));
    }
    report
        .heading("Held-out figures")
        .table(JudgedOutput.COLUMNS, JudgedOutput.rows(judged.models()))
        .heading("Protocol")
        .table(List.of(), JudgedOutput.facts(command, judged.protocol()));
  }

  /** With the model as it was saved, so that what the next command will load is known to load. */
  private void recommend(Dataset dataset) {
    boolean preferred = dataset.tryUserIndex(PREFERRED_USER) >= 0;
    String user = preferred ? PREFERRED_USER : dataset.users().get(0).id();
    Path file = output.model(ModelKind.FACTORIZATION);
    ServedModel saved =
        ServedModel.load(program.session, dataset, file, new ListOptions(), output.quiet);
    heading("For user %s, by the %s".formatted(user, ModelKind.FACTORIZATION.word()));
    Profile profile = PersonOptions.known(dataset, user);
    program.session.out().print(ListOutput.text(saved.list(profile, Filter.UNSEEN, LIST), 0));
  }
}
