package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.MicrosoftSplit;
import io.matinee.data.Split;
import io.matinee.data.SplitSpec;
import io.matinee.evaluation.ColdMovies;
import io.matinee.evaluation.ColdPeople;
import io.matinee.evaluation.Part;
import io.matinee.evaluation.Protocol;
import io.matinee.ranking.RankingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a benchmark parts the ratings. */
final class BenchmarkParts {
  @Mixin private SplitOptions split;

  @Option(names = "--all-folds", description = "Each of u1 ... u5, and their mean.")
  private boolean allFolds;

  @Option(
      names = "--microsoft",
      description =
          "The split of Microsoft Recommenders' benchmark; whatever was rated is relevant.")
  private boolean microsoft;

  @Mixin private ColdOptions cold;

  @Option(
      names = "--given",
      paramLabel = "N",
      description = "Beside --cold-people: ratings given, of 0, 1, 3, 5, 10, 20 (default: 10).")
  private Integer given;

  private static final int GIVEN = 10;

  /**
   * Parts and what is to be said of them.
   *
   * @param protocol under which conditions
   * @param parts one or more
   * @param ranking for lists of what is relevant in them
   * @param notes what is to be known of the figures
   */
  record Chosen(Protocol protocol, List<Part> parts, RankingSettings ranking, List<String> notes) {
    /** Movies that people liked are relevant. */
    Chosen(Protocol protocol, List<Part> parts) {
      this(protocol, parts, RankingSettings.liked(), List.of());
    }
  }

  /**
   * Checks what can be checked without data.
   *
   * @throws WrongUsage if there are several ways or one that cannot be
   */
  void check() {
    long ways =
        Stream.of(split.chosen(), allFolds, microsoft, cold.people() != null, cold.movies() != null)
            .filter(way -> way)
            .count();
    if (ways > 1) {
      throw new WrongUsage(
          "expected one of --all-folds, --microsoft, --cold-people, --cold-movies or a split, found "
              + ways);
    }
    if (given != null && cold.people() == null) {
      throw new WrongUsage("expected no --given without --cold-people");
    }
    if (split.chosen() && !split.spec(0).holdsOut()) {
      throw new WrongUsage("expected a part held out to judge on, found --all");
    }
  }

  /** The parts of {@code dataset}. */
  Chosen of(Dataset dataset, long seed) {
    if (cold.people() != null) {
      return WrongUsage.unless(() -> coldPeople(dataset, seed));
    }
    if (cold.movies() != null) {
      return WrongUsage.unless(() -> coldMovies(dataset, seed));
    }
    if (allFolds) {
      return folds(dataset, seed);
    }
    if (microsoft) {
      return microsoft(dataset, seed);
    }
    SplitSpec spec =
        split.chosen() ? split.spec(seed) : SplitSpec.perPerson(SplitOptions.DEFAULT_SHARE, seed);
    Split applied = spec.apply(dataset);
    String name = spec.fold() == null ? "the training part" : spec.fold();
    return new Chosen(
        Protocol.of(dataset, spec, applied, seed), List.of(Part.of(dataset, name, applied)));
  }

  private static Chosen microsoft(Dataset dataset, long seed) {
    Split split = MicrosoftSplit.of(dataset.ratings(), dataset.movies().size());
    Part part = Part.of(dataset, "the training part", split, dataset.scale().min());
    Protocol protocol = Protocol.of(dataset, MicrosoftSplit.describe(), split, seed);
    return new Chosen(protocol, List.of(part), RankingSettings.watched(), List.of());
  }

  private Chosen coldPeople(Dataset dataset, long seed) {
    ColdPeople people = new ColdPeople(dataset, cold.people(), seed);
    int known = given == null ? GIVEN : given;
    Protocol protocol = people.protocol();
    return new Chosen(
        protocol.over(protocol.split() + ", " + known + " given"), people.parts(known));
  }

  private Chosen coldMovies(Dataset dataset, long seed) {
    ColdMovies movies = new ColdMovies(dataset, cold.movies(), seed);
    String lists =
        "Lists are of the whole catalogue: models that go by who watched what put no movie in them"
            + " that nobody has rated, so that their figures are 0.";
    return new Chosen(movies.protocol(), movies.parts(), RankingSettings.liked(), List.of(lists));
  }

  private static Chosen folds(Dataset dataset, long seed) {
    List<Part> parts = new ArrayList<>();
    Protocol protocol = null;
    for (String fold : SplitOptions.FIVE_FOLDS) {
      SplitSpec spec = SplitSpec.fold(fold);
      Split applied = spec.apply(dataset);
      parts.add(Part.of(dataset, fold, applied));
      protocol = protocol == null ? Protocol.of(dataset, spec, applied, seed) : protocol;
    }
    return new Chosen(protocol.over("official folds u1 to u5, mean"), parts);
  }
}
