package io.matinee.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.matinee.data.Dataset;
import io.matinee.data.DatasetReader;
import io.matinee.data.Ratings;
import io.matinee.data.Split;
import io.matinee.data.SplitSpec;
import io.matinee.features.NetworkFeatures;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whole trainings on real data, ours against libtorch's, each with its own random numbers: the same
 * network, settings and ratings must learn equally well. The test RMSE of one training moves by
 * about 0.002 stars with the seed, so the difference of two means of three by 0.0016; the tolerance
 * is three times that.
 */
class TorchTrainingComparisonTest {
  private static final SplitSpec SPLIT = SplitSpec.fold("u1");
  private static final int EPOCHS = 10;
  private static final int SEEDS = 3;
  private static final double TOLERANCE = 0.005; // stars

  private Dataset dataset;
  private Split split;
  private NetworkFeatures features;

  @BeforeEach
  void readData() {
    Libtorch.assumeAvailable();
    String place = System.getenv("MATINEE_DATA");
    assumeTrue(place != null, "Skipped: MATINEE_DATA does not name a folder with MovieLens 100K");
    dataset = DatasetReader.standard().read(Path.of(place));
    split = SPLIT.apply(dataset);
    features = NetworkFeatures.fit(dataset, split.train());
  }

  @Test
  void bothLearnEquallyWell() {
    double ours = LongStream.range(0, SEEDS).mapToDouble(this::ours).average().orElseThrow();
    double theirs = LongStream.range(0, SEEDS).mapToDouble(this::theirs).average().orElseThrow();
    assertThat(ours).as("mean test RMSE, stars").isCloseTo(theirs, within(TOLERANCE));
  }

  private static NetworkSettings settings(long seed) {
    return NetworkSettings.builder().epochs(EPOCHS).unknownRate(0).validation(0).seed(seed).build();
  }

  /** The RMSE on the test part after our training. */
  private double ours(long seed) {
    NetworkModel model =
        new NetworkTrainer(settings(seed), TrainingListener.SILENT).train(dataset, SPLIT);
    return ModelContent.rmse(model, dataset, split.test());
  }

  /** The RMSE on the test part after libtorch's training. */
  private double theirs(long seed) {
    NetworkSettings settings = settings(seed);
    OracleShape shape = OracleView.shape(NetworkModel.shape(settings, features));
    SplittableRandom random = new SplittableRandom(seed);
    try (TorchNetwork network = new TorchNetwork(shape, shape.start(random))) {
      network.train(
          encode(split.train()),
          settings.batch(),
          EPOCHS,
          random,
          (float) settings.dropout(),
          TorchOptimizer.adam(settings.learningRate(), settings.weightDecay()));
      return 5 * Math.sqrt(network.loss(encode(split.test()), false, null));
    }
  }

  private OracleBatch encode(Ratings ratings) {
    Batch batch = new Batch(ratings.size());
    int[] order = IntStream.range(0, ratings.size()).toArray();
    new Examples(dataset, features, new DistinctMovies(features, dataset.movies()), ratings)
        .fill(batch, order, 0, order.length, 0, new SplittableRandom(0));
    return OracleView.batch(batch, features.genres().size());
  }
}
