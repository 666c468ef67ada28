package io.matinee.cli;

import java.time.Duration;
import java.util.function.LongFunction;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * Shows a training on standard error: a bar where that is a terminal, a line every so often
 * elsewhere, nothing where that is asked for.
 */
final class TrainingDisplay implements AutoCloseable {
  private static final int REFRESH = 200; // milliseconds
  private static final long LINE_EVERY = 5_000_000_000L; // nanoseconds, where nothing is live

  private final Session session;
  private final boolean quiet;
  private ProgressBar bar;
  private String latest; // the line not yet printed
  private long lastLine = System.nanoTime();

  TrainingDisplay(Session session, boolean quiet) {
    this.session = session;
    this.quiet = quiet;
  }

  /**
   * Begins.
   *
   * @param headline printed first
   * @param done steps done before
   * @param inAll steps there are
   * @param where says where in the training so many steps are
   */
  void start(String headline, long done, long inAll, LongFunction<String> where) {
    if (quiet) {
      return;
    }
    session.err().println(headline);
    if (session.live()) {
      int width = session.columns() - 1; // in the last column some terminals wrap
      bar =
          new ProgressBarBuilder()
              .setInitialMax(inAll)
              .startsFrom(done, Duration.ZERO)
              .setRenderer(new TrainingBar(where))
              .setUpdateIntervalMillis(REFRESH)
              .setConsumer(
                  new DelegatingProgressBarConsumer(
                      line -> session.err().print("\r" + line), width))
              .build();
    }
  }

  /** So many steps are done. */
  void step(long done) {
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  /**
   * There are new figures.
   *
   * @param inBar as they are shown beside the bar
   * @param line as they are shown on a line of their own
   */
  void figures(String inBar, String line) {
    if (bar != null) {
      bar.setExtraMessage(inBar);
      return;
    }
    latest = line;
    if (System.nanoTime() - lastLine > LINE_EVERY) {
      printLine();
    }
  }

  private void printLine() {
    if (!quiet) {
      session.err().println(latest);
    }
    lastLine = System.nanoTime();
  }

  /** Ends the display, whatever became of the training. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      session
          .err()
          .println(); // the library forgets to where the training is shorter than a refresh
    } else if (latest != null) {
      printLine();
    }
  }
}
