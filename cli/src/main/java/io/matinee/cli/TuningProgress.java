package io.matinee.cli;

import io.matinee.network.EpochResult;
import io.matinee.network.Trial;
import io.matinee.network.Tuning;
import io.matinee.network.TuningListener;
import io.matinee.network.TuningPlan.Rung;
import java.util.List;
import java.util.Locale;

/**
 * Shows a search on standard error: a table that grows by a row whenever a trial ends a rung, and,
 * where that is a terminal, a line below it on what is under way.
 */
final class TuningProgress implements TuningListener, AutoCloseable {
  private static final String ROW = "%5s  %6s  %8s  %8s  %5s  %5s  %7s  %7s  %9s%n"; // 76 columns
  private static final String ERASE_LINE = "\r\033[2K"; // ECMA-48

  private final Session session;
  private final boolean quiet;
  private Tuning begun;
  private Rung rung;
  private Trial best; // of those that did not diverge
  private boolean drawn; // whether the line below the table is

  TuningProgress(Session session, boolean quiet) {
    this.session = session;
    this.quiet = quiet;
  }

  @Override
  public void started(Tuning soFar) {
    begun = soFar;
    boolean goesOn = soFar.trials().stream().anyMatch(trial -> trial.rungs() > 0);
    print(
        "Searching among %d trials over at most %d epochs; trial 1 is the default settings%s%n",
        soFar.plan().trials(),
        soFar.plan().epochs(),
        goesOn ? "; going on, with what was done told again" : "");
  }

  @Override
  public void rungStarted(Rung started, int trials) {
    rung = started;
    print(
        "%nRung %d of %d: %d trials up to epoch %d, RMSE on the validation part%n",
        rung.number(), begun.plan().rungs().size(), trials, rung.epochs());
    print(ROW, TrialCells.COLUMNS.toArray());
  }

  @Override
  public void epochDone(Trial trial, EpochResult result) {
    if (quiet || !session.live()) {
      return;
    }
    String line =
        String.format(
            Locale.ROOT,
            "Trial %d, epoch %d of %d: RMSE %.4f",
            trial.number(),
            result.epoch(),
            rung.epochs(),
            result.validationRmse());
    if (best != null) {
      line += String.format(Locale.ROOT, " (best %.4f, trial %d)", best.bestRmse(), best.number());
    }
    int width = Math.min(line.length(), session.columns() - 1); // a wrapped line stays
    session.err().print(ERASE_LINE + line.substring(0, width));
    drawn = true;
  }

  @Override
  public void trialDone(Rung done, Trial trial) {
    if (!trial.diverged() && (best == null || trial.bestRmse() < best.bestRmse())) {
      best = trial;
    }
    List<String> cells = TrialCells.of(trial);
    print(ROW, cells.toArray());
  }

  private void print(String format, Object... values) {
    close();
    if (!quiet) {
      session.err().printf(Locale.ROOT, format, values);
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
