package io.matinee.cli;

import io.matinee.data.BadRows;
import io.matinee.data.CompactFormat;
import io.matinee.data.Dataset;
import io.matinee.data.DatasetImport;
import io.matinee.data.DatasetReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code matinee import}: anyone's data into one file that opens at once. */
@Command(
    name = "import",
    description = {
      "Turn your ratings into one file that every command takes as --data.",
      "Columns go by their usual names (userId, user_id, movieId, item, rating, timestamp, ...)"
          + " unless named."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  matinee import --ratings r.csv --movies m.csv --out mine.matinee",
      "  matinee import --ratings r.csv --rating-column note --out mine.matinee",
      "  matinee import --from recbole --data dataset/ml-100k --out mine.matinee",
      "  matinee import --data ml-25m.zip --out ml-25m.matinee",
    })
final class ImportCommand implements Callable<Integer> {
  private static final List<String> FOR_DATA = List.of("--data", "--out", "--quiet");
  private static final List<String> FOR_RECBOLE =
      List.of("--from", "--data", "--out", "--quiet", "--skip-bad-rows");
  private static final String SUFFIX = ".matinee";

  /** Other programs' layouts. */
  enum From {
    RECBOLE
  }

  @ParentCommand private Main program;
  @Spec private CommandSpec spec;

  @Option(names = "--ratings", paramLabel = "FILE", description = "Your ratings, with a header.")
  private Path ratings;

  @Option(names = "--people", paramLabel = "FILE", description = "Your people, with a header.")
  private Path people;

  @Option(names = "--movies", paramLabel = "FILE", description = "Your movies, with a header.")
  private Path movies;

  @Option(
      names = "--data",
      paramLabel = "DIR|ZIP",
      description = "MovieLens data to convert, or with --from that program's folder.")
  private Path data;

  @Option(
      names = "--from",
      paramLabel = "PROGRAM",
      description = "recbole: .inter, .user, .item files of --data.")
  private From from;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "File to write; its name, without .matinee, is the data's name.")
  private Path out;

  @Option(names = "--skip-bad-rows", description = "Keep bad rows apart, in FILE.rejected.csv.")
  private boolean skip;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no notes.")
  private boolean quiet;

  @Mixin private ColumnOptions columns;

  @Override
  public Integer call() {
    if ((ratings == null) == (data == null)) {
      throw new WrongUsage(
          "expected either --ratings FILE or --data DIR, found "
              + (data == null ? "neither" : "both"));
    }
    if (data != null) {
      MatchedOptions.refuseAllBut(
          from == null ? FOR_DATA : FOR_RECBOLE, spec, "beside --data, whose columns are known");
    } else if (from != null) {
      throw new WrongUsage("expected --from with --data DIR, found it with --ratings");
    }
    Path rejected = out.resolveSibling(out.getFileName() + ".rejected.csv");
    try (RejectedRows rows = new RejectedRows(program.session.err(), rejected)) {
      Dataset dataset = read(skip ? rows : BadRows.REFUSED);
      CompactFormat.write(dataset, out);
      report(dataset, rows);
    }
    return 0;
  }

  private Dataset read(BadRows badRows) {
    if (ratings != null) {
      return DatasetImport.csv(ratings, people, movies, columns.options(name()), badRows);
    }
    return from == null
        ? DatasetReader.standard().read(data)
        : DatasetImport.recBole(data, name(), badRows);
  }

  private String name() {
    String file = out.getFileName().toString();
    return file.endsWith(SUFFIX) && file.length() > SUFFIX.length()
        ? file.substring(0, file.length() - SUFFIX.length())
        : file;
  }

  private void report(Dataset dataset, RejectedRows rows) {
    if (rows.summary() != null) {
      program.session.err().println(rows.summary());
    }
    if (!quiet && !dataset.folds().names().isEmpty()) {
      program.session.err().println("Note: the folds of this data are not kept in the file");
    }
    program
        .session
        .out()
        .printf(
            Locale.ROOT,
            "%s: %,d people, %,d movies, %,d ratings from %s to %s in steps of %s%n",
            out,
            dataset.users().size(),
            dataset.movies().size(),
            dataset.ratings().size(),
            dataset.scale().min(),
            dataset.scale().max(),
            dataset.scale().step());
  }
}
