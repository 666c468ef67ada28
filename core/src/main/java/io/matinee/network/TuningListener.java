package io.matinee.network;

import io.matinee.network.TuningPlan.Rung;

/** Is told how a search for settings goes, on the thread that searches. */
public interface TuningListener {
  /** A listener that does nothing. */
  TuningListener SILENT = new TuningListener() {};

  /** The search begins, or goes on. */
  default void started(Tuning soFar) {}

  /**
   * A rung begins; in a search that goes on, each rung that was begun before is told again.
   *
   * @param trials how many take part
   */
  default void rungStarted(Rung rung, int trials) {}

  /** An epoch of {@code trial} is done. */
  default void epochDone(Trial trial, EpochResult result) {}

  /**
   * A trial has completed {@code rung}, or diverged on it, now or before an interruption.
   *
   * @param trial as it was then
   */
  default void trialDone(Rung rung, Trial trial) {}
}
