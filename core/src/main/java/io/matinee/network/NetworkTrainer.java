package io.matinee.network;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.SplitSpec;
import io.matinee.kernels.Workers;
import io.matinee.model.SameData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/**
 * Trains RecommenderNet on the training part of a split; the test part is never looked at. Part of
 * the training part is kept to watch: vocabularies, scalers and weights come from the rest, the
 * stopping point from the part watched. The same data, split and settings give the same weights,
 * bit for bit, on one machine.
 */
public final class NetworkTrainer {
  static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(1);

  /**
   * When most of a process's training is compiled; until then one thread is sooner done than two.
   */
  private static final long COMPILED = System.nanoTime() + Duration.ofMillis(2500).toNanos();

  private final NetworkSettings settings;
  private final TrainingListener listener;
  private final Path checkpoint; // null where none is kept
  private final int threads;

  /** Creates a trainer that keeps no checkpoint. */
  public NetworkTrainer(NetworkSettings settings, TrainingListener listener) {
    this(settings, listener, null);
  }

  /**
   * Creates a trainer that keeps a checkpoint at {@code checkpoint}, at the end of an epoch and
   * about once a second; it is the caller's to delete once the model is safe.
   */
  public NetworkTrainer(NetworkSettings settings, TrainingListener listener, Path checkpoint) {
    this(settings, listener, checkpoint, availableThreads());
  }

  private NetworkTrainer(
      NetworkSettings settings, TrainingListener listener, Path checkpoint, int threads) {
    this.settings = settings;
    this.listener = listener;
    this.checkpoint = checkpoint;
    this.threads = threads;
  }

  /**
   * The same trainer with {@code threads} threads, 1 or more, instead of one a processor. Two help
   * with batches of any size, more with large ones; the weights are the same, bit for bit.
   */
  public NetworkTrainer withThreads(int threads) {
    return new NetworkTrainer(settings, listener, checkpoint, threads);
  }

  /** One a processor, up to eight, beyond which more do not help. */
  public static int availableThreads() {
    return Math.min(8, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Trains from the beginning.
   *
   * @throws MatineeException if the data is too small or the training diverges
   * @throws CancellationException if the thread is interrupted; the checkpoint stays
   */
  public NetworkModel train(Dataset dataset, SplitSpec split) {
    return run(TrainingData.of(dataset, split, settings));
  }

  /**
   * Trains on {@code train} as it is: for protocols that part ratings in a way of their own. The
   * same as the other way, but that the model does not know what was held out.
   *
   * @param train ratings of {@code dataset}
   */
  public NetworkModel train(Dataset dataset, Ratings train) {
    return run(TrainingData.of(dataset, SplitSpec.all(), train, settings));
  }

  /** Where a thread has a processor to spare, the compiler has one; elsewhere it comes first. */
  private static Workers workers(int threads) {
    boolean spare = threads < Runtime.getRuntime().availableProcessors();
    return new Workers(threads, spare ? System.nanoTime() : COMPILED);
  }

  private NetworkModel run(TrainingData data) {
    try (Workers workers = workers(threads)) {
      return new TrainingRun(data, settings, listener, checkpoint, CHECKPOINT_EVERY, workers)
          .toTheEnd();
    }
  }

  /**
   * Goes on from the checkpoint at {@code path}, with the split and settings that stand in it.
   *
   * @param threads 1 or more; the weights are the same whatever their number
   * @throws io.matinee.model.ModelFileException if the checkpoint is missing or damaged
   * @throws MatineeException if it was made from other data
   */
  public static NetworkModel resume(
      Dataset dataset, Path path, TrainingListener listener, int threads) {
    Checkpoint saved = Checkpoint.load(path);
    SameData.require(dataset, saved.dataChecksum(), path, "train");
    try (Workers workers = workers(threads)) {
      TrainingRun run =
          new TrainingRun(
              TrainingData.of(dataset, saved.split(), saved.settings()),
              saved.settings(),
              listener,
              path,
              CHECKPOINT_EVERY,
              workers);
      run.restore(saved);
      return run.toTheEnd();
    }
  }
}
