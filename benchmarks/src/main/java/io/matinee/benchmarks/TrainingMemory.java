package io.matinee.benchmarks;

import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.network.NetworkSettings;
import io.matinee.network.NetworkTrainer;
import io.matinee.network.TrainingListener;
import io.matinee.network.TrainingSpeed;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * What the heap holds in the midst of a training, garbage aside.
 *
 * @param ratings learned from
 * @param parameters of the network; most are of the table of zip codes
 * @param columns bytes of the dataset's own columns
 * @param dataset bytes of the whole dataset, people, movies and ids included
 * @param weights bytes of the weights, their gradients and Adam's two moments
 * @param training bytes of all else that training on everything holds
 * @param split bytes of all else where a part is held out and another watched, so that both the
 *     training part and what is learned from are copies
 */
record TrainingMemory(
    int ratings,
    int parameters,
    long columns,
    long dataset,
    long weights,
    long training,
    long split) {
  private static final int BATCH = 256;

  /**
   * Measures.
   *
   * @param bytes what the dataset itself holds
   */
  static TrainingMemory measure(Dataset dataset, long bytes) {
    int ratings = dataset.ratings().size();
    int parameters = TrainingSpeed.weights(dataset);
    long weights = 4L * Float.BYTES * parameters;
    return new TrainingMemory(
        ratings,
        parameters,
        16L * ratings,
        bytes,
        weights,
        live(dataset, SplitSpec.all(), TrainingSpeed.settings(BATCH, 1)) - weights,
        live(dataset, SplitSpec.random(0.8, 42), NetworkSettings.builder().build()) - weights);
  }

  /** What is live after some batches, beyond what was before. */
  private static long live(Dataset dataset, SplitSpec split, NetworkSettings settings) {
    long before = LiveHeap.bytes();
    long[] during = {0};
    TrainingListener look =
        new TrainingListener() {
          @Override
          public void batchDone(int epoch, int batch, double loss) {
            if (batch == 3) {
              during[0] = LiveHeap.bytes();
              Thread.currentThread().interrupt();
            }
          }
        };
    try {
      new NetworkTrainer(settings, look).withThreads(1).train(dataset, split);
    } catch (CancellationException e) {
      Thread.interrupted(); // it has been heeded
    }
    return during[0] - before;
  }

  static String header() {
    return String.format(
        "%-14s %10s %10s %10s %10s %10s %10s%n",
        "bytes a rating", "parameters", "columns", "dataset", "weights", "all", "split");
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "%,14d %,10d %10.1f %10.1f %10.1f %10.1f %10.1f%n",
        ratings,
        parameters,
        each(columns),
        each(dataset),
        each(weights),
        each(training),
        each(split));
  }

  private double each(long bytes) {
    return (double) bytes / ratings;
  }
}
