package io.matinee.factorization;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.SplitSpec;
import io.matinee.model.SameData;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/**
 * Samples the factorization from the training part of a split; the test part is never looked at.
 * The same data, split and settings give the same samples, bit for bit, on one machine, whatever
 * the number of threads.
 */
public final class FactorizationTrainer {
  private final FactorizationSettings settings;
  private final SamplingListener listener;
  private final int threads;
  private final Path checkpoint; // null where none is kept

  /** Creates a trainer that keeps no checkpoint. */
  public FactorizationTrainer(
      FactorizationSettings settings, SamplingListener listener, int threads) {
    this(settings, listener, threads, null);
  }

  /**
   * Creates a trainer that keeps a checkpoint at {@code checkpoint}, every few seconds; it is the
   * caller's to delete once the model is safe.
   */
  public FactorizationTrainer(
      FactorizationSettings settings, SamplingListener listener, int threads, Path checkpoint) {
    this.settings = settings;
    this.listener = listener;
    this.threads = threads;
    this.checkpoint = checkpoint;
  }

  /**
   * Trains from the beginning.
   *
   * @throws MatineeException if there is too little to learn from
   * @throws CancellationException if the thread is interrupted; the checkpoint stays
   */
  public FactorizationModel train(Dataset dataset, SplitSpec split) {
    return run(dataset, split, split.apply(dataset).train(), checkpoint).toTheEnd();
  }

  /**
   * Trains on {@code train} as it is: for protocols that part ratings in a way of their own. No
   * checkpoint is kept, since it could not say which ratings these are.
   *
   * @param train ratings of {@code dataset}
   */
  public FactorizationModel train(Dataset dataset, Ratings train) {
    return run(dataset, SplitSpec.all(), train, null).toTheEnd();
  }

  private SamplingRun run(Dataset dataset, SplitSpec split, Ratings train, Path kept) {
    int together = ChainGroup.size(settings, train.size());
    return new SamplingRun(dataset, split, train, settings, listener, threads, together, kept);
  }

  /**
   * Goes on from the checkpoint at {@code path}, with the split and settings that stand in it.
   *
   * @throws io.matinee.model.ModelFileException if the checkpoint is missing or damaged
   * @throws MatineeException if it was made from other data
   */
  public static FactorizationModel resume(
      Dataset dataset, Path path, SamplingListener listener, int threads) {
    SamplingCheckpoint saved = SamplingCheckpoint.load(path);
    SameData.require(dataset, saved.dataChecksum(), path, "train");
    Ratings train = saved.split().apply(dataset).train();
    FactorizationTrainer trainer =
        new FactorizationTrainer(saved.settings(), listener, threads, path);
    SamplingRun run = trainer.run(dataset, saved.split(), train, path);
    run.restore(saved);
    return run.toTheEnd();
  }
}
