package io.matinee.factorization;

/** Is told how a search for settings goes, on the thread that asked for it. */
public interface FactorizationTuningListener {
  /** A listener that does nothing. */
  FactorizationTuningListener SILENT = new FactorizationTuningListener() {};

  /** A search begins, or goes on. */
  default void started(FactorizationTuning soFar) {}

  /** A sweep of {@code trial} is done. */
  default void sweepDone(FactorizationTrial trial, SweepResult result) {}

  /** A trial is done, or was before. */
  default void trialDone(FactorizationTrial trial) {}
}
