package io.matinee.cli;

import io.matinee.factorization.FactorizationSettings;
import io.matinee.factorization.SamplingListener;
import io.matinee.factorization.SweepResult;
import java.util.Locale;

/** Shows a sampling of the factorization: chain, sweep, running validation RMSE and time left. */
final class SamplingProgress implements SamplingListener, AutoCloseable {
  private final TrainingDisplay display;
  private int chains;
  private int sweeps; // of each chain
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
    return "Sweep %,d/%,d".formatted(soFar, (long) chains * sweeps);
  }

  @Override
  public void sweepDone(SweepResult result) {
    done += result.chains();
    display.step(done);
    display.figures(
        rmse("RMSE", result),
        "Sampling %s of %d, sweep %d of %d%s"
            .formatted(
                chains(result),
                chains,
                result.sweep(),
                sweeps,
                result.validationRmse() == null ? "" : ": " + rmse("validation RMSE", result)));
  }

  /** The name of the chains that {@code result} is of. */
  static String chains(SweepResult result) {
    return result.chains() == 1
        ? "chain " + result.chain()
        : "chains %d-%d".formatted(result.chain(), result.lastChain());
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
