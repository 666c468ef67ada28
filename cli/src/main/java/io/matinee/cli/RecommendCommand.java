package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.model.Profile;
import io.matinee.recommendation.Filter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code matinee recommend}: a list of movies for a person of the data or a newcomer. */
@Command(
    name = "recommend",
    description = "Recommend movies to a person of the data or to a newcomer.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  matinee recommend --user 567 -n 5",
      "  matinee recommend --age 24 --gender M --occupation entertainment --zip 10003",
      "  matinee recommend --rate 50:5 --rate 181:4 --age 24",
      "  matinee recommend --user 567 --why",
      "  matinee recommend --user 567 --genre Comedy,Romance --year 1990..1997",
      "  matinee recommend --user 567 --format csv > list.csv",
    })
final class RecommendCommand implements Callable<Integer> {
  @ParentCommand private Main program;
  @Mixin private PersonOptions person;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      defaultValue = "10",
      description = "How many movies (default: 10).")
  private int count;

  @Mixin private FilterOptions filter;

  @Mixin private ListOptions lists;

  @Option(names = "--why", description = "Say of each movie why it is there.")
  private boolean why;

  @Mixin private ModelOption model;
  @Mixin private DataOption data;
  @Mixin private FormatOption format;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    checkCount(count);
    Session session = program.session;
    Dataset dataset = data.load(session, output.quiet);
    Profile profile = person.profile(dataset);
    Filter wanted = filter.filter(dataset);
    ServedModel served =
        ServedModel.load(session, dataset, model.file(output, session), lists, output.quiet);
    noteWhatDoesNotCount(served);
    List<ListedMovie> list = served.list(profile, wanted, count);
    list = why ? Reasons.of(served).why(profile, list) : list;
    ListOutput.print(session, format.format, person.user(), profile, list);
    if (list.size() < count && !output.quiet) {
      session
          .err()
          .printf("Only %d movies fit: loosen --genre or --year, or --include-seen%n", list.size());
    }
    return 0;
  }

  private void noteWhatDoesNotCount(ServedModel served) {
    if (person.rates() && !served.model().usesHistory() && !output.quiet) {
      program
          .session
          .err()
          .printf(
              "Note: %s does not go by ratings; --rate only leaves those movies out%n",
              served.model().name());
    }
  }

  /** Refuses a length of a list that cannot be meant. */
  static void checkCount(int count) {
    if (count < 1) {
      throw new WrongUsage("expected a number of movies of 1 or more, found " + count);
    }
  }
}
