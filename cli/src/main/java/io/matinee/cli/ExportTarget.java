package io.matinee.cli;

import io.matinee.MatineeException;
import io.matinee.data.AtomicFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Where everyone's lists go, a file or standard output, with progress on standard error. */
final class ExportTarget {
  /** Why results are lost. */
  static final String UNHEARD =
      "standard output: cannot be written to any more; its reader has ended or its disk is full";

  private static final Path STANDARD_OUTPUT = Path.of("-");

  private final Session session;
  private final Path place;
  private final int people;
  private final boolean quiet;
  private final Line line;
  private final ProgressBar bar; // null where nothing is live

  ExportTarget(Session session, Path place, int people, boolean quiet) {
    this.session = session;
    this.place = place;
    this.people = people;
    this.quiet = quiet;
    this.line = new Line(session);
    this.bar = session.live() && !quiet ? bar() : null;
  }

  private ProgressBar bar() {
    return new ProgressBarBuilder()
        .setTaskName("People")
        .setInitialMax(people)
        .setStyle(ProgressBarStyle.ASCII)
        .setMaxRenderedLength(line.getMaxRenderedLength())
        .setConsumer(line)
        .build();
  }

  /** Ends once, by the bar or, where that was over before its first drawing, by us. */
  private static final class Line extends ConsoleProgressBarConsumer {
    private boolean ended;

    Line(Session session) {
      super(session.err(), session.columns() - 1); // in the last column some terminals wrap
    }

    @Override
    public void close() {
      if (!ended) {
        ended = true;
        super.close();
      }
    }
  }

  private boolean toStandardOutput() {
    return place.equals(STANDARD_OUTPUT);
  }

  /** Text that is written as it comes. */
  @FunctionalInterface
  interface Text {
    /** Writes all of it to {@code text}, which is not to be closed. */
    void writeTo(Writer text) throws IOException;
  }

  /** Writes all of {@code content} and says so; a file is there whole or not at all. */
  void write(Text content) {
    try {
      if (toStandardOutput()) {
        writeOut(content);
      } else {
        writeFile(content);
      }
    } finally {
      if (bar != null) {
        bar.close();
        line.close();
      }
    }
    if (!quiet && !toStandardOutput()) {
      session.err().printf(Locale.ROOT, "Wrote lists for %,d people: %s%n", people, place);
    }
  }

  private void writeFile(Text content) {
    try (Interruption interruption = new Interruption(session, this::nothingKept)) {
      AtomicFile.stream(
          place,
          out -> {
            encode(content, out);
            interruption.close(); // from here on the new file may take the place of the old one
          });
    }
  }

  private String nothingKept() {
    return "Interrupted: " + place + " is as it was before";
  }

  private void writeOut(Text content) {
    try {
      encode(content, session.out());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    checkOut();
  }

  private static void encode(Text content, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    content.writeTo(text);
    text.flush();
  }

  private void checkOut() {
    if (session.out().checkError()) {
      throw new MatineeException(UNHEARD);
    }
  }

  /** So many people's lists are written. */
  void done(int count) {
    if (toStandardOutput()) {
      checkOut(); // else nobody would notice that nobody reads
    }
    if (bar != null) {
      bar.stepTo(count);
    }
  }
}
