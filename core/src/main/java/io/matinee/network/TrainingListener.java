package io.matinee.network;

/** Is told how a training goes, on the thread that trains. */
public interface TrainingListener {
  /** A listener that does nothing. */
  TrainingListener SILENT = new TrainingListener() {};

  /**
   * Training begins, or goes on after {@code epochsDone} epochs.
   *
   * @param epochsAtMost epochs after which it ends, if not before
   * @param trainSize ratings to learn from
   * @param validationSize ratings kept to watch
   * @param batches batches in an epoch
   */
  default void started(
      int epochsDone, int epochsAtMost, int trainSize, int validationSize, int batches) {}

  /**
   * A batch is done.
   *
   * @param epoch from 1
   * @param batch from 1
   * @param loss mean squared error of the epoch's batches so far, on the scale from 0 to 1
   */
  default void batchDone(int epoch, int batch, double loss) {}

  /** An epoch is done. */
  default void epochDone(EpochResult result) {}
}
