package io.matinee.factorization;

/** Is told how a sampling goes, on the thread that asked for it. */
public interface SamplingListener {
  /** A listener that does nothing. */
  SamplingListener SILENT = new SamplingListener() {};

  /**
   * Sampling begins, or goes on after {@code sweepsDone} sweeps.
   *
   * @param sweepsDone of all chains together
   * @param settings of the sampling
   * @param trainSize ratings to learn from
   * @param validationSize ratings kept to watch
   */
  default void started(
      int sweepsDone, FactorizationSettings settings, int trainSize, int validationSize) {}

  /** A sweep is done. */
  default void sweepDone(SweepResult result) {}
}
