package io.matinee.benchmarks;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.Split;
import io.matinee.kernels.Workers;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import io.matinee.network.NetworkTrainer;
import io.matinee.network.TorchPeer;
import io.matinee.network.TrainingListener;
import io.matinee.network.TrainingSpeed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/**
 * Scores every movie for some people with all engines; Matinee's threads have people each. Of some
 * times in a row the fastest counts, but for PyTorch, which takes minutes.
 */
final class Scoring {
  private static final int PEOPLE = 943;
  private static final int TIMES = 4;
  private static final int[] BATCHES = {1024, 8192}; // each engine's best counts

  private final Dataset dataset;
  private final Split split;
  private final List<PythonPeer> pythons;

  Scoring(Dataset dataset, Split split, List<PythonPeer> pythons) {
    this.dataset = dataset;
    this.split = split;
    this.pythons = pythons;
  }

  /** Compares and prints. */
  Comparison compare(int rounds) {
    RatingPredictor predictor =
        new NetworkTrainer(TrainingSpeed.settings(8192, 1), TrainingListener.SILENT)
            .train(dataset, split.train())
            .predictor(dataset.movies());
    Ratings pairs = pairs();
    try (TorchPeer peer = new TorchPeer(dataset, split, TrainingSpeed.settings(8192, 1))) {
      List<Contender> contenders = new ArrayList<>();
      for (int threads : new int[] {1, 2}) {
        contenders.add(
            Contender.of("Matinee", threads, () -> fastest(() -> ours(predictor, threads))));
      }
      for (int batch : BATCHES) {
        for (int threads : new int[] {1, 2}) {
          contenders.add(
              new Contender(
                  "libtorch",
                  how(threads, batch),
                  () -> {
                    TorchPeer.setThreads(threads);
                    return fastest(() -> peer.secondsToPredict(pairs, batch));
                  }));
        }
        for (PythonPeer python : pythons) {
          contenders.add(
              new Contender(
                  "PyTorch",
                  how(python.threads(), batch),
                  () -> python.secondsToScore(batch, PEOPLE)));
        }
      }
      String work = String.format("%,d pairs", pairs.size());
      Comparison comparison = Comparison.of(work, contenders, rounds);
      System.out.print(comparison.table());
      return comparison;
    }
  }

  private static double fastest(DoubleSupplier seconds) {
    return DoubleStream.generate(seconds).limit(TIMES).min().orElseThrow();
  }

  private static String how(int threads, int batch) {
    return Contender.threads(threads) + ", batch " + batch;
  }

  private Ratings pairs() {
    int movies = dataset.movies().size();
    Ratings.Builder pairs = new Ratings.Builder(PEOPLE * movies);
    for (int user = 0; user < PEOPLE; user++) {
      for (int movie = 0; movie < movies; movie++) {
        pairs.add(user, movie, 0, 0);
      }
    }
    return pairs.build();
  }

  private double ours(RatingPredictor predictor, int threads) {
    try (Workers workers = new Workers(threads)) {
      long begin = System.nanoTime();
      workers.inParts(PEOPLE, 1, (from, to) -> score(predictor, from, to));
      return (System.nanoTime() - begin) / 1e9;
    }
  }

  private void score(RatingPredictor predictor, int from, int to) {
    float[] scores = new float[dataset.movies().size()];
    for (int user = from; user < to; user++) {
      Profile person = Profile.newcomer(dataset.users().get(user).demographics());
      predictor.bind(person).scoreAll(scores);
    }
  }
}
