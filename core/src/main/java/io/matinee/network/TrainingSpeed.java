package io.matinee.network;

import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.features.NetworkFeatures;

/** How long epochs take, for benchmarks: the report's network, learning only, nothing watched. */
public final class TrainingSpeed {
  private TrainingSpeed() {}

  /** The settings of the trainings that are measured: the report's, but for batch and epochs. */
  public static NetworkSettings settings(int batch, int epochs) {
    return NetworkSettings.builder()
        .batch(batch)
        .epochs(epochs)
        .schedule(Schedule.CONSTANT)
        .weightDecay(0)
        .unknownRate(0)
        .patience(0)
        .validation(0)
        .build();
  }

  /** How many weights the network has that is trained on all of {@code dataset}. */
  public static int weights(Dataset dataset) {
    NetworkFeatures features = NetworkFeatures.fit(dataset, dataset.ratings());
    return new NetworkLayout(NetworkModel.shape(settings(2, 1), features)).size();
  }

  /**
   * Trains anew on the training part of {@code split}.
   *
   * @return [epochs] the seconds that each took
   */
  public static double[] epochs(
      Dataset dataset, SplitSpec split, int batch, int epochs, int threads) {
    double[] seconds = new double[epochs];
    TrainingListener clock =
        new TrainingListener() {
          private long begin;

          @Override
          public void started(int done, int atMost, int train, int validation, int batches) {
            begin = System.nanoTime();
          }

          @Override
          public void epochDone(EpochResult result) {
            long now = System.nanoTime();
            seconds[result.epoch() - 1] = (now - begin) / 1e9;
            begin = now;
          }
        };
    new NetworkTrainer(settings(batch, epochs), clock).withThreads(threads).train(dataset, split);
    return seconds;
  }
}
