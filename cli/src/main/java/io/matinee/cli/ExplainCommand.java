package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.explanation.Explanation;
import io.matinee.explanation.Faithfulness;
import io.matinee.explanation.Standing;
import io.matinee.model.Profile;
import io.matinee.recommendation.Filter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code matinee explain}: why a person is expected to rate a movie as they are. */
@Command(
    name = "explain",
    description = "Say why a movie is rated as it is for a person.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  matinee explain --user 567 --movie 313",
      "  matinee explain --user 567 --movie fargo --format json",
      "  matinee explain --age 24 --rate 50:5 --rate 181:4 --movie 172",
      "  matinee explain --user 567 --movie 313 --genre Comedy    why not in that list",
      "  matinee explain --user 567 --movie 313 --model network",
      "  matinee explain --faithfulness    whether the reasons named are right",
    })
final class ExplainCommand implements Callable<Integer> {
  @ParentCommand private Main program;

  @Option(
      names = "--movie",
      paramLabel = "ID|TITLE",
      description = "The movie, by its id or a part of its title.")
  private String movie;

  @Mixin private PersonOptions person;

  @Option(
      names = "--faithfulness",
      description =
          "Delete the reasons named, and random ones, for all people: which moves ratings more?")
  private boolean faithfulness;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      defaultValue = "10",
      description = "How long the list is that it stands in or not (default: 10).")
  private int count;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Of the random ones with --faithfulness (default: 42).")
  private long seed;

  @Option(names = "--ascii", description = "Draw with ASCII characters only.")
  private boolean ascii;

  @Mixin private FilterOptions filter;
  @Mixin private ListOptions lists;
  @Mixin private ModelOption model;
  @Mixin private DataOption data;
  @Mixin private FormatOption format;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    RecommendCommand.checkCount(count);
    if (faithfulness == (movie != null)) {
      throw new WrongUsage(
          "expected either --movie or --faithfulness, found "
              + (faithfulness ? "both" : "neither"));
    }
    Session session = program.session;
    Dataset dataset = data.load(session, output.quiet);
    if (faithfulness) {
      measure(session, dataset);
    } else {
      explain(session, dataset);
    }
    return 0;
  }

  private ServedModel load(Session session, Dataset dataset) {
    return ServedModel.load(session, dataset, model.file(output, session), lists, output.quiet);
  }

  private void explain(Session session, Dataset dataset) {
    int index = new MovieSearch(dataset).one(movie);
    Profile profile = person.profile(dataset);
    Filter wanted = filter.filter(dataset);
    ServedModel served = load(session, dataset);
    Reasons reasons = Reasons.of(served);
    Explanation explanation = reasons.explainer(profile).explain(index);
    Standing standing =
        Standing.of(
            served.recommender(),
            profile,
            wanted,
            served.controls(),
            count,
            dataset.movies().get(index));
    List<String> words = reasons.sentences(profile).of(explanation, index);
    ExplainedOutput explained =
        new ExplainedOutput(
            served.model().name(), explanation, reasons.company(profile, index), standing, words);
    explained.print(session, format.format, ascii, person.user(), profile);
  }

  private void measure(Session session, Dataset dataset) {
    if (person.given()) {
      throw new WrongUsage("expected --faithfulness for all people, found a person");
    }
    ServedModel served = load(session, dataset);
    if (!served.model().usesHistory()) {
      throw new WrongUsage(
          "expected a model that goes by ratings, found %s; give --model factorization"
              .formatted(served.model().name()));
    }
    List<Profile> people = Profile.ofUsers(dataset, dataset.ratings());
    Faithfulness measured =
        ReasonsDeleted.measure(Reasons.predictor(served), served.recommender(), people, seed);
    new FaithfulnessOutput(served, measured, seed).print(session, format.format);
  }
}
