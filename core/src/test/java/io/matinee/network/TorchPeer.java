package io.matinee.network;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.Split;
import io.matinee.features.NetworkFeatures;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * RecommenderNet in libtorch for benchmarks: the same network, data, batch and optimizer as ours.
 */
public final class TorchPeer implements AutoCloseable {
  private final Dataset dataset;
  private final NetworkFeatures features;
  private final NetworkSettings settings;
  private final OracleBatch ratings;
  private final TorchNetwork network;
  private final TorchOptimizer optimizer;
  private final SplittableRandom random;

  /**
   * Prepares a training on the training part of {@code split}, all of it.
   *
   * @param settings whose batch, learning rate, dropout, sizes and seed are used
   */
  public TorchPeer(Dataset dataset, Split split, NetworkSettings settings) {
    this.settings = settings;
    this.dataset = dataset;
    features = NetworkFeatures.fit(dataset, split.train());
    ratings = encoded(split.train());
    OracleShape shape = OracleView.shape(NetworkModel.shape(settings, features));
    random = new SplittableRandom(settings.seed());
    network = new TorchNetwork(shape, shape.start(random));
    optimizer = TorchOptimizer.nativeAdam(settings.learningRate());
  }

  private OracleBatch encoded(Ratings some) {
    Batch all = new Batch(some.size());
    new Examples(dataset, features, new DistinctMovies(features, dataset.movies()), some)
        .fill(all, IntStream.range(0, all.capacity()).toArray(), 0, all.capacity(), 0, null);
    return OracleView.batch(all, features.genres().size());
  }

  /** Sets how many threads libtorch may use for an operation, in the whole process. */
  public static void setThreads(int threads) {
    Libtorch.setThreads(threads);
  }

  /** Trains on; {@code epochDone} is run after every epoch. */
  public void train(int epochs, Runnable epochDone) {
    network.train(
        ratings,
        settings.batch(),
        epochs,
        random,
        (float) settings.dropout(),
        optimizer,
        epochDone);
  }

  /** Predicts the first {@code count} of the ratings trained on in one batch, from 0 to 1. */
  public float[] predict(int count) {
    return network.forward(ratings.first(count), false, null);
  }

  /**
   * Predicts {@code pairs}, whose stars do not count, {@code batch} at a time.
   *
   * @return the seconds that it took; batches are prepared before
   */
  public double secondsToPredict(Ratings pairs, int batch) {
    return network.secondsToPredict(encoded(pairs), batch);
  }

  @Override
  public void close() {
    network.close();
  }
}
