package io.matinee.cli;

import io.matinee.data.SyntheticFiles;
import io.matinee.data.SyntheticLayout;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code matinee generate}: synthetic data of any size. */
@Command(
    name = "generate",
    description = "Write synthetic data of any size in MovieLens' shape, for tests of scale.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example:",
      "  matinee generate --people 5000 --movies 3000 --ratings 1000000 --out big",
    })
final class GenerateCommand implements Callable<Integer> {
  private static final int LINE_EVERY = 10_000_000; // ratings

  /** MovieLens' layouts. */
  enum Like {
    CSV("csv", SyntheticLayout.CSV),
    ML100K("100k", SyntheticLayout.ML100K);

    private final String shown;
    private final SyntheticLayout layout;

    Like(String shown, SyntheticLayout layout) {
      this.shown = shown;
      this.layout = layout;
    }

    static Like of(String text) {
      for (Like like : values()) {
        if (like.shown.equals(text.toLowerCase(Locale.ROOT))) {
          return like;
        }
      }
      throw new WrongUsage("expected --like csv or 100k, found " + text);
    }
  }

  @ParentCommand private Main program;

  @Option(names = "--people", paramLabel = "N", required = true, description = "How many people.")
  private int people;

  @Option(names = "--movies", paramLabel = "N", required = true, description = "How many movies.")
  private int movies;

  @Option(names = "--ratings", paramLabel = "N", required = true, description = "How many ratings.")
  private int ratings;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of every draw (default: 42).")
  private long seed;

  @Option(
      names = "--like",
      paramLabel = "LAYOUT",
      defaultValue = "csv",
      description = "csv, as MovieLens 25M, with users.csv (default), or 100k.")
  private String like;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to write.")
  private Path folder;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no progress.")
  private boolean quiet;

  private int shown; // ratings when the last line was printed

  @Override
  public Integer call() {
    SyntheticLayout layout = Like.of(like).layout;
    SyntheticFiles files =
        WrongUsage.unless(() -> new SyntheticFiles(people, movies, ratings, seed));
    try (Interruption interruption = new Interruption(program.session, this::incomplete)) {
      files.write(folder, layout, this::progress);
    }
    program.session.out().println(folder.resolve(layout.ratings()));
    return 0;
  }

  private String incomplete() {
    return "Interrupted: the data in %s is not complete; start again".formatted(folder);
  }

  private void progress(int done, int total) {
    if (!quiet && done - shown >= LINE_EVERY) {
      shown = done;
      program.session.err().printf(Locale.ROOT, "%,d of %,d ratings%n", done, total);
    }
  }
}
