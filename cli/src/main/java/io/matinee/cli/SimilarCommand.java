package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.Movie;
import io.matinee.data.User;
import io.matinee.kernels.Workers;
import io.matinee.model.Json;
import io.matinee.model.Profile;
import io.matinee.ranking.PeopleAlike;
import io.matinee.ranking.RankingModel;
import io.matinee.ranking.Similar;
import io.matinee.ranking.SimilarMovies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code matinee similar}: movies that the same people watch, or people who watch the same. */
@Command(
    name = "similar",
    description = "Show movies that the same people watch, or people who watch the same.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  matinee similar \"Toy Story\"",
      "  matinee similar 50 -n 20 --format csv",
      "  matinee similar --user 567       people alike",
    })
final class SimilarCommand implements Callable<Integer> {
  @ParentCommand private Main program;

  @Parameters(
      arity = "0..1",
      paramLabel = "MOVIE",
      description = "The id or title of a movie, or part of its title.")
  private String movie;

  @Option(names = "--user", paramLabel = "ID", description = "A person, for people alike.")
  private String user;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      defaultValue = "10",
      description = "How many (default: 10).")
  private int count;

  @Mixin private DataOption data;
  @Mixin private FormatOption format;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    RecommendCommand.checkCount(count);
    if ((movie == null) == (user == null)) {
      throw new WrongUsage(
          "expected either a movie or --user ID, found " + (user == null ? "neither" : "both"));
    }
    Dataset dataset = data.load(program.session, output.quiet);
    Path file = output.model(ModelKind.FACTORIZATION);
    RankingModel model = RankingModel.load(RankingFile.beside(file)).over(dataset.movies());
    print(user == null ? movies(dataset, model) : people(dataset, model));
    return 0;
  }

  /** A line of the answer: names of columns and what stands in them. */
  private record Line(Map<String, String> cells, float similarity) {}

  private List<Line> movies(Dataset dataset, RankingModel model) {
    int asked = new MovieSearch(dataset).one(movie);
    List<Line> lines = new ArrayList<>();
    for (Similar similar : new SimilarMovies(model).to(asked, count)) {
      Movie found = dataset.movies().get(similar.index());
      Map<String, String> cells = new LinkedHashMap<>();
      cells.put("id", found.id());
      cells.put("title", found.title());
      cells.put("genres", String.join("|", found.genres()));
      lines.add(new Line(cells, similar.similarity()));
    }
    return lines;
  }

  private List<Line> people(Dataset dataset, RankingModel model) {
    Profile asking = PersonOptions.known(dataset, user);
    List<Profile> all = Profile.ofUsers(dataset, dataset.ratings());
    List<Similar> alike;
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      alike = new PeopleAlike(model, all, workers).to(asking, count + 1); // who asks is among them
    }
    List<Line> lines = new ArrayList<>();
    for (Similar similar : alike) {
      User found = dataset.users().get(similar.index());
      if (!found.id().equals(user) && lines.size() < count) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("id", found.id());
        cells.put("age", shown(found.demographics().age()));
        cells.put("gender", shown(found.demographics().gender()));
        cells.put("occupation", shown(found.demographics().occupation()));
        lines.add(new Line(cells, similar.similarity()));
      }
    }
    return lines;
  }

  private static String shown(Object value) {
    return value == null ? "" : value.toString();
  }

  private void print(List<Line> lines) {
    Session session = program.session;
    if (lines.isEmpty()) {
      session.err().println("Nothing is alike: there were no ratings to go by in training.");
      return;
    }
    List<String> header = new ArrayList<>(List.of("similarity"));
    header.addAll(lines.get(0).cells().keySet());
    List<List<String>> rows = lines.stream().map(SimilarCommand::row).toList();
    switch (format.format) {
      case TABLE -> {
        TextTable table = new TextTable(header.toArray(String[]::new));
        rows.forEach(row -> table.row(row.toArray(String[]::new)));
        session.out().print(table);
      }
      case JSON -> session.out().println(Json.pretty(Map.of("similar", json(lines))));
      case CSV -> session.out().print(Csv.of(header, rows));
    }
  }

  private static List<String> row(Line line) {
    List<String> row = new ArrayList<>();
    row.add(String.format(Locale.ROOT, "%.3f", line.similarity()));
    row.addAll(line.cells().values());
    return row;
  }

  private static List<Map<String, Object>> json(List<Line> lines) {
    return lines.stream()
        .map(
            line -> {
              Map<String, Object> object = new LinkedHashMap<>(line.cells());
              object.put("similarity", line.similarity());
              return object;
            })
        .toList();
  }
}
