package io.matinee.network;

import io.matinee.network.TuningPlan.Rung;
import java.util.ArrayList;
import java.util.List;

/** Notes what a search tells, and interrupts the thread after some epochs. */
final class TuningRecorder implements TuningListener {
  final List<String> lines = new ArrayList<>();
  int epochs;
  int stopAfter = Integer.MAX_VALUE;

  @Override
  public void rungStarted(Rung rung, int trials) {
    lines.add("rung %d: %d trials".formatted(rung.number(), trials));
  }

  @Override
  public void epochDone(Trial trial, EpochResult result) {
    epochs++;
    if (epochs == stopAfter) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void trialDone(Rung rung, Trial trial) {
    lines.add("trial %d after %d epochs".formatted(trial.number(), trial.epochs()));
  }
}
