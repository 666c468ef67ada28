package io.matinee.cli;

import io.matinee.factorization.FactorizationTrial;
import io.matinee.factorization.FactorizationTuning;
import io.matinee.factorization.FactorizationTuningListener;
import io.matinee.factorization.SweepResult;

/**
 * Shows a search on standard error: a line for each trial that is done, and, where that is a
 * terminal, one below on what is under way.
 */
final class FactorizationSearchProgress implements FactorizationTuningListener, AutoCloseable {
  private static final String ROW = "%5s  %6s  %9s  %8s  %10s  %7s%n";
  private static final String ERASE_LINE = "\r\033[2K"; // ECMA-48

  private final Session session;
  private final boolean quiet;
  private boolean drawn; // whether the line below is

  FactorizationSearchProgress(Session session, boolean quiet) {
    this.session = session;
    this.quiet = quiet;
  }

  @Override
  public void started(FactorizationTuning soFar) {
    boolean goesOn = soFar.trials().stream().anyMatch(FactorizationTrial::done);
    print(
        "Searching among %d trials of two chains of %d sweeps; trial 1 is the default settings%s%n",
        soFar.trials().size(),
        soFar.byDefault().settings().sweeps(),
        goesOn ? "; going on, with what was done told again" : "");
    print(ROW, FactorizationSearch.COLUMNS.toArray());
  }

  @Override
  public void sweepDone(FactorizationTrial trial, SweepResult result) {
    if (quiet || !session.live()) {
      return;
    }
    String line =
        "Trial %d, %s, sweep %d of %d: RMSE %s"
            .formatted(
                trial.number(),
                SamplingProgress.chains(result),
                result.sweep(),
                trial.settings().sweeps(),
                result.validationRmse() == null
                    ? "?"
                    : JudgedOutput.decimal(result.validationRmse()));
    int width = Math.min(line.length(), session.columns() - 1); // a wrapped line stays
    session.err().print(ERASE_LINE + line.substring(0, width));
    drawn = true;
  }

  @Override
  public void trialDone(FactorizationTrial trial) {
    print(ROW, FactorizationSearch.cells(trial).toArray());
  }

  private void print(String format, Object... values) {
    close();
    if (!quiet) {
      session.err().printf(format, values);
    }
  }

  /** Ends the display, whatever became of the search. */
  @Override
  public void close() {
    if (drawn) {
      session.err().print(ERASE_LINE);
      drawn = false;
    }
  }
}
