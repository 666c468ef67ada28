package io.matinee.cli;

import io.matinee.evaluation.BenchmarkListener;
import io.matinee.factorization.FactorizationSettings;
import io.matinee.factorization.SamplingListener;
import io.matinee.factorization.SweepResult;
import io.matinee.network.EpochResult;
import io.matinee.network.TrainingListener;
import java.time.Duration;
import java.util.Map;

/** Shows on standard error which model of a benchmark is trained or judged, and the time left. */
final class BenchmarkProgress implements BenchmarkListener, AutoCloseable {
  private final TrainingDisplay display;
  private final long start = System.nanoTime();
  private Map<String, Integer> weights = Map.of(); // of models, in the units of the display
  private long all; // units
  private long done; // units
  private String doing = "";

  BenchmarkProgress(Session session, boolean quiet) {
    display = new TrainingDisplay(session, quiet);
  }

  /** Begins; so many units are to be done. */
  void start(String headline, long units) {
    all = units;
    display.start(headline, 0, units, soFar -> doing);
  }

  /** From now on models weigh so much, by name. */
  void weigh(Map<String, Integer> units) {
    weights = units;
  }

  @Override
  public void training(String part, String model) {
    say("training " + model + " on " + part);
  }

  @Override
  public void judging(String part, String model) {
    say("judging " + model + " on " + part);
  }

  @Override
  public void done(String part, String model) {
    done += weights.getOrDefault(model, 0);
    display.step(done);
  }

  private void say(String now) {
    doing = Character.toUpperCase(now.charAt(0)) + now.substring(1);
    display.figures("", doing + left());
  }

  private String left() {
    if (done == 0) {
      return "";
    }
    Duration left = Duration.ofNanos((System.nanoTime() - start) / done * Math.max(0, all - done));
    return ", about %d:%02d left".formatted(left.toMinutes(), left.toSecondsPart());
  }

  private void within(BenchmarkModel model, double share) {
    display.step(done + (long) (share * weights.getOrDefault(model.label(), 0)));
  }

  /** Moves the bar on while RecommenderNet trains. */
  TrainingListener ofNetwork() {
    return new TrainingListener() {
      private int epochs = 1;

      @Override
      public void started(
          int epochsDone, int epochsAtMost, int trainSize, int validationSize, int batches) {
        epochs = epochsAtMost;
      }

      @Override
      public void epochDone(EpochResult result) {
        within(BenchmarkModel.NETWORK, (double) result.epoch() / epochs);
      }
    };
  }

  /** Moves the bar on while the factorization is sampled. */
  SamplingListener ofFactorization() {
    return new SamplingListener() {
      private int sweeps = 1;
      private int done;

      @Override
      public void started(
          int sweepsDone, FactorizationSettings settings, int trainSize, int validationSize) {
        sweeps = settings.chains() * settings.sweeps();
      }

      @Override
      public void sweepDone(SweepResult result) {
        done += result.chains();
        within(BenchmarkModel.FACTORIZATION, (double) done / sweeps);
      }
    };
  }

  @Override
  public void close() {
    display.close();
  }
}
