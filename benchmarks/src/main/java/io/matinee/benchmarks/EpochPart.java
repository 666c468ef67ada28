package io.matinee.benchmarks;

import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.network.NetworkSettings;
import io.matinee.network.NetworkTrainer;
import io.matinee.network.TrainingListener;
import io.matinee.network.TrainingSpeed;
import java.util.concurrent.CancellationException;

/**
 * What a rating costs in an epoch of RecommenderNet, the shuffled order of all ratings included. An
 * epoch that takes longer than its time is cut short: what the order costs is then shared by all
 * ratings, and what the batches cost by those that were learned from, but for the batches of the
 * first part of the time, which find caches full of other things.
 */
final class EpochPart implements TrainingListener {
  private final long atMost; // ns of batches
  private int ratings;
  private int batches;
  private long begin;
  private long first; // when the first batch was done
  private long last; // when the last batch was done
  private long warm; // when the first batch of those that count began
  private int done; // batches
  private int learned; // batches that count

  private EpochPart(double seconds) {
    atMost = (long) (seconds * 1e9);
  }

  /**
   * Measures.
   *
   * @param seconds of batches, a quarter of which does not count, after which the epoch is cut
   *     short
   */
  static EpochPart measure(Dataset dataset, int batch, int threads, double seconds) {
    EpochPart part = new EpochPart(seconds);
    NetworkSettings settings = TrainingSpeed.settings(batch, 1);
    try {
      new NetworkTrainer(settings, part).withThreads(threads).train(dataset, SplitSpec.all());
    } catch (CancellationException e) {
      Thread.interrupted(); // it has been heeded
    }
    return part;
  }

  @Override
  public void started(int epochsDone, int atMost, int train, int validation, int batches) {
    this.ratings = train;
    this.batches = batches;
    begin = System.nanoTime();
  }

  @Override
  public void batchDone(int epoch, int batch, double loss) {
    last = System.nanoTime();
    if (batch == 1) {
      first = last;
    }
    if (batch == 1 || (warm == first && last - first > atMost / 4)) {
      warm = last;
      learned = -1;
    }
    done = batch;
    learned++;
    if (last - first > atMost && batch < batches) {
      Thread.currentThread().interrupt();
    }
  }

  /** The share of the epoch that was measured. */
  double share() {
    return (double) done / batches;
  }

  /** What a rating costs. */
  double nanosPerRating() {
    double batch = learned == 0 ? 0 : (double) (last - warm) / learned;
    double order = first - begin - batch;
    return (order + batch * batches) / ratings;
  }
}
