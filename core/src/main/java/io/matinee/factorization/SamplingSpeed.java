package io.matinee.factorization;

import io.matinee.data.Dataset;
import io.matinee.factorization.FactorizationSettings.Noise;
import io.matinee.kernels.Workers;
import java.util.List;

/** How long the sweeps of one chain take, for benchmarks: all attributes, nothing watched. */
public final class SamplingSpeed implements AutoCloseable {
  private final Workers workers;
  private final Chain chain;

  /**
   * Starts a chain with Gaussian noise on all ratings of {@code dataset}.
   *
   * @param factors K
   * @param history whether the movies that a person rated count; who rated a movie always does
   */
  public SamplingSpeed(Dataset dataset, int factors, boolean history, int threads) {
    FactorizationSettings settings =
        FactorizationSettings.builder()
            .factors(List.of(factors))
            .chains(2)
            .noise(Noise.GAUSSIAN)
            .history(history)
            .build();
    Observations observations = Observations.of(dataset, dataset.ratings(), settings);
    workers = new Workers(threads);
    FactorizationSettings.Chain second = settings.chain(1); // the one that may lean on history
    RandomStreams streams = RandomStreams.ofChain(settings.seed(), second.number());
    chain = new Chain(observations, second, streams, workers, false);
    chain.start();
  }

  /**
   * Goes on with the chain.
   *
   * @return [sweeps] the seconds that each took
   */
  public double[] sweep(int sweeps) {
    double[] seconds = new double[sweeps];
    for (int i = 0; i < sweeps; i++) {
      long begin = System.nanoTime();
      chain.sweep();
      seconds[i] = (System.nanoTime() - begin) / 1e9;
    }
    return seconds;
  }

  @Override
  public void close() {
    workers.close();
  }
}
