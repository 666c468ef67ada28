package io.matinee.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.kernels.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be shared without showing: the work among threads, people and movies among ratings. */
class SharedWorkTest {
  private static final NetworkShape REPORT = new NetworkShape(796, 73, 22, 19, 50, 128, 64);
  private static final NetworkShape ODD = new NetworkShape(300, 37, 11, 7, 13, 77, 50);

  @ParameterizedTest
  @CsvSource({
    "31, 2, 0",
    "257, 2, 0",
    "513, 5, 0",
    "2048, 2, 0.001",
    "2049, 3, 0",
    "3000, 2, 0.001",
    "3000, 5, 0"
  })
  void theNumberOfThreadsDoesNotShowInASingleBit(int size, int threads, double decay) {
    for (NetworkShape shape : new NetworkShape[] {REPORT, ODD}) {
      NetworkSettings settings = NetworkSettings.builder().weightDecay(decay).build();
      NetworkWeights alone = afterThreeSteps(shape, size, 1, settings);
      NetworkWeights helped = afterThreeSteps(shape, size, threads, settings);
      assertThat(helped.weights()).isEqualTo(alone.weights());
      assertThat(helped.mean1()).isEqualTo(alone.mean1());
      assertThat(helped.variance2()).isEqualTo(alone.variance2());
    }
  }

  private static NetworkWeights afterThreeSteps(
      NetworkShape shape, int size, int threads, NetworkSettings settings) {
    try (Workers workers = new Workers(threads)) {
      RecommenderNet net = OracleView.net(shape, 0.2f, size, 1, workers);
      Optimizer adam = Optimizer.of(settings, net.layout);
      for (int step = 0; step < 3; step++) {
        OracleView.step(net, shared(shape, size, step), step, adam, 1e-3);
      }
      net.settle(adam);
      return NetworkWeights.copyOf(net);
    }
  }

  /** Among them 512 of 513, which are summed in more groups than 513 are. */
  @ParameterizedTest
  @CsvSource({"512, 513", "64, 65", "100, 700", "960, 1025"})
  void howManyRatingsThereIsRoomForDoesNotShow(int size, int capacity) {
    RecommenderNet tight = OracleView.net(ODD, 0.2f, size, 1);
    RecommenderNet roomy = OracleView.net(ODD, 0.2f, capacity, 1);
    Batch batch = shared(ODD, size, 7);
    double loss = OracleView.pass(tight, batch, 5);
    assertThat(OracleView.pass(roomy, batch, 5)).isEqualTo(loss);
    assertThat(roomy.gradients).isEqualTo(tight.gradients);
  }

  /** Ratings by fewer people of fewer movies. */
  private static Batch shared(NetworkShape shape, int size, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Batch batch = OracleView.randomBatch(shape, size, random);
    batch.people = (size + 2) / 3;
    batch.movies = (size + 4) / 5;
    Arrays.setAll(batch.person, i -> i < batch.people ? i : random.nextInt(batch.people));
    Arrays.setAll(batch.movie, i -> i < batch.movies ? i : random.nextInt(batch.movies));
    return batch;
  }

  /** Only rounding may differ: gradients are summed in another order. */
  @ParameterizedTest
  @ValueSource(ints = {30, 300})
  void ratingsThatShareAPersonLearnAsIfEachHadTheirOwn(int size) {
    Batch shared = shared(ODD, size, 7);
    RecommenderNet one = OracleView.net(ODD, 0.2f, size, 1);
    RecommenderNet other = OracleView.net(ODD, 0.2f, size, 1);
    double loss = OracleView.pass(one, shared, 5);
    assertThat(OracleView.pass(other, spread(shared), 5)).isEqualTo(loss);
    for (int i = 0; i < one.gradients.length; i++) {
      float expected = other.gradients[i];
      assertThat(Math.abs(one.gradients[i] - expected))
          .as("gradient %d", i)
          .isLessThan(1e-7f + 1e-4f * Math.abs(expected));
    }
  }

  /** The same ratings, each with a person and a movie of its own. */
  private static Batch spread(Batch shared) {
    Batch spread = new Batch(shared.size);
    spread.size = shared.size;
    spread.people = shared.size;
    spread.movies = shared.size;
    for (int i = 0; i < shared.size; i++) {
      int person = shared.person[i];
      int movie = shared.movie[i];
      spread.person[i] = i;
      spread.movie[i] = i;
      spread.target[i] = shared.target[i];
      spread.zip[i] = shared.zip[person];
      spread.occupation[i] = shared.occupation[person];
      spread.age[i] = shared.age[person];
      spread.female[i] = shared.female[person];
      spread.male[i] = shared.male[person];
      spread.year[i] = shared.year[movie];
      spread.genres[i] = shared.genres[movie];
    }
    return spread;
  }
}
