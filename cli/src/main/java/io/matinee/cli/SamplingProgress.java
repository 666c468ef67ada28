package io.matinee.cli;

import io.matinee.factorization.FactorizationSettings;
import io.matinee.factorization.SamplingListener;
import io.matinee.factorization.SweepResult;
import java.util.Locale;

/** Shows a sampling of the factorization: chain, sweep, running validation RMSE and time left. */
final class SamplingProgress implements SamplingListener, AutoCloseable {
  private final TrainingDisplay display;
  private int chains;
  private int sweeps; // of a chain
  private int done; // sweeps of all chains

  SamplingProgress(Session session, boolean quiet) {
    display = new TrainingDisplay(session, quiet);
  }

  @Override
  public void started(
      int sweepsDone, FactorizationSettings settings, int trainSize, int validationSize) {
    done = sweepsDone;
    chains = settings.chains();
    sweeps = settings.sweeps();
    String headline =
        String.format(
            Locale.ROOT,
            "Sampling from %,d ratings, watching %,d of the training part%s",
            trainSize,
            validationSize,
            sweepsDone > 0 ? ", going on after sweep " + sweepsDone : "");
    display.start(headline, sweepsDone, (long) chains * sweeps, this::where);
  }

  private String where(long soFar) {
    long last = Math.max(0, soFar - 1);
    return "Chain %d/%d sweep %d/%d"
        .formatted(last / sweeps + 1, chains, soFar == 0 ? 0 : last % sweeps + 1, sweeps);
  }

  @Override
  public void sweepDone(SweepResult result) {
    done++;
    display.step(done);
    display.figures(
        rmse("RMSE", result),
        "Chain %d of %d, sweep %d of %d%s"
            .formatted(
                result.chain(),
                chains,
                result.sweep(),
                sweeps,
                result.validationRmse() == null ? "" : ": " + rmse("validation RMSE", result)));
  }

  private static String rmse(String name, SweepResult result) {
    return result.validationRmse() == null
        ? ""
        : String.format(Locale.ROOT, "%s %.4f", name, result.validationRmse());
  }

  @Override
  public void close() {
    display.close();
  }
}
