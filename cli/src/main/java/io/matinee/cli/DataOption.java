package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.DatasetLocator;
import io.matinee.data.SourceListener;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Where the data is, for commands that need some. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR|ZIP|FILE",
      description = "MovieLens folder or zip, or an imported file.")
  private Path place;

  private static final double NOTICEABLE = 1; // seconds

  /** Finds and reads the data, and says on standard error which it is. */
  Dataset load(Session session, boolean quiet) {
    Notes notes = new Notes(session, quiet);
    long start = System.nanoTime();
    Dataset dataset =
        new DatasetLocator(session.environment(), session.home()).locate(place, notes);
    notes.note(describe(dataset, (System.nanoTime() - start) / 1e9));
    return dataset;
  }

  private static String describe(Dataset dataset, double seconds) {
    String counts =
        String.format(
            Locale.ROOT,
            "Data: %s (%,d people, %,d movies, %,d ratings)",
            dataset.provenance().describe(),
            dataset.users().size(),
            dataset.movies().size(),
            dataset.ratings().size());
    return seconds < NOTICEABLE
        ? counts
        : counts + String.format(Locale.ROOT, ", read in %.1f s", seconds);
  }

  /** Passes on what is said while data is looked for. */
  private static final class Notes implements SourceListener {
    private static final long MEGABYTE = 1_000_000;

    private final Session session;
    private final boolean quiet;

    Notes(Session session, boolean quiet) {
      this.session = session;
      this.quiet = quiet;
    }

    @Override
    public void note(String line) {
      if (!quiet) {
        session.err().println(line);
      }
    }

    @Override
    public void progress(String what, long done, long total) {
      if (!quiet && session.live()) {
        String ofTotal = total > 0 ? String.format(" of %.1f", (double) total / MEGABYTE) : "";
        String end = done == total ? "\n" : "";
        session.err().printf("\r%s: %.1f%s MB%s", what, (double) done / MEGABYTE, ofTotal, end);
      }
    }
  }
}
