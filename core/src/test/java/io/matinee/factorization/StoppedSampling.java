package io.matinee.factorization;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.SplitSpec;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/** A sampling that was stopped on its way. */
final class StoppedSampling {
  private StoppedSampling() {}

  /**
   * Samples until the checkpoint is that after some sweeps.
   *
   * @param together chains that are sampled side by side
   * @param sweeps of each group of chains, one group after the other
   */
  static void write(
      Dataset data,
      SplitSpec split,
      FactorizationSettings settings,
      int together,
      int sweeps,
      Path checkpoint) {
    SamplingListener stops =
        new SamplingListener() {
          private int done;

          @Override
          public void sweepDone(SweepResult result) {
            if (++done > sweeps) {
              Thread.currentThread().interrupt();
            }
          }
        };
    Ratings train = split.apply(data).train();
    try {
      new SamplingRun(data, split, train, settings, stops, 2, together, checkpoint)
          .checkpointAlways()
          .toTheEnd();
    } catch (CancellationException e) {
      Thread.interrupted(); // it did what it was for
    }
  }
}
