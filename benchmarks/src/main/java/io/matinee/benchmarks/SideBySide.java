package io.matinee.benchmarks;

import io.matinee.data.Dataset;
import io.matinee.data.DatasetReader;
import io.matinee.data.Ratings;
import io.matinee.data.Split;
import io.matinee.data.SplitSpec;
import io.matinee.kernels.Roofline;
import io.matinee.model.Json;
import io.matinee.network.EpochWork;
import io.matinee.network.TorchPeer;
import io.matinee.network.TrainingSpeed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Trains the same network on the same ratings, and scores the same pairs, with Matinee, with
 * libtorch (through DJL) and, where a Python has it, with PyTorch: with one thread and with two, in
 * turn. Data and batches are prepared beforehand. Prints a table and writes JSON.
 *
 * <p>Arguments: the folder of MovieLens 100K, torch_peer.py, the JSON file, rounds, batch sizes.
 */
public final class SideBySide {
  private static final SplitSpec SPLIT = SplitSpec.random(0.8, 42);
  private static final int EPOCHS = 4; // of each training in a round; the fastest counts

  private final Dataset dataset;
  private final Split split;
  private final List<PythonPeer> pythons;
  private final int rounds;

  private SideBySide(Dataset dataset, List<PythonPeer> pythons, int rounds) {
    this.dataset = dataset;
    this.split = SPLIT.apply(dataset);
    this.pythons = pythons;
    this.rounds = rounds;
  }

  /** Runs the comparison. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[3]);
    int[] batches = Arrays.stream(arguments).skip(4).mapToInt(Integer::parseInt).toArray();
    Dataset dataset = DatasetReader.standard().read(folder);
    Path train = Files.createTempFile("train", ".data");
    write(dataset, SPLIT.apply(dataset).train(), train);
    List<PythonPeer> pythons =
        IntStream.of(1, 2)
            .boxed()
            .flatMap(n -> PythonPeer.start(Path.of(arguments[1]), folder, train, n).stream())
            .toList();
    try {
      Map<String, Object> report = new SideBySide(dataset, pythons, rounds).report(batches);
      Files.writeString(Path.of(arguments[2]), Json.pretty(report) + "\n");
    } finally {
      pythons.forEach(PythonPeer::close);
      Files.delete(train);
    }
  }

  /** As MovieLens 100K has it in u.data. */
  private static void write(Dataset dataset, Ratings ratings, Path file) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      for (int row = 0; row < ratings.size(); row++) {
        out.printf(
            "%s\t%s\t%.0f\t%d%n",
            dataset.users().get(ratings.user(row)).id(),
            dataset.movies().get(ratings.movie(row)).id(),
            ratings.value(row),
            ratings.epochSecond(row));
      }
    }
  }

  private Map<String, Object> report(int[] batches) throws IOException {
    Map<String, Object> report = new LinkedHashMap<>(Machine.facts());
    String python = pythons.isEmpty() ? "not installed" : pythons.get(0).version();
    report.put("pytorch", python);
    double peak = Roofline.gigaflops().orElse(Double.NaN);
    report.put("peak_gigaflops_a_core", peak);
    System.out.printf("%s%nPyTorch: %s%n%n%s", Machine.facts(), python, Comparison.header());
    List<Map<String, Object>> results = new ArrayList<>();
    for (int batch : batches) {
      results.add(training(batch, peak));
    }
    Scoring scoring = new Scoring(dataset, split, pythons);
    results.add(scoring.compare(rounds).json());
    report.put("results", results);
    System.out.printf(Locale.ROOT, "%nMost multiply-adds measured: %.0f Gflop/s a core%n", peak);
    return report;
  }

  private Map<String, Object> training(int batch, double peak) {
    try (TorchPeer peer = new TorchPeer(dataset, split, TrainingSpeed.settings(batch, EPOCHS))) {
      List<Contender> contenders = new ArrayList<>();
      for (int threads : new int[] {1, 2}) {
        contenders.add(Contender.of("Matinee", threads, () -> ours(batch, threads)));
        contenders.add(
            Contender.of(
                "libtorch",
                threads,
                () -> {
                  TorchPeer.setThreads(threads);
                  return theirs(peer);
                }));
      }
      for (PythonPeer python : pythons) {
        contenders.add(
            Contender.of(
                "PyTorch", python.threads(), () -> python.secondsOfAnEpoch(batch, EPOCHS)));
      }
      Comparison comparison = Comparison.of("an epoch, batch " + batch, contenders, rounds);
      Map<String, Object> result = comparison.json();
      double operations = EpochWork.operations(dataset, split.train(), batch);
      double gigaflops = operations / comparison.best("Matinee") / 1e9;
      result.put("share_of_peak", gigaflops / peak);
      System.out.print(comparison.table());
      System.out.printf(
          Locale.ROOT,
          "    Matinee's matrix products: %.0f Gflop/s, %.0f %% of one core's most;"
              + " from core to core %.0f to %.0f ns%n",
          gigaflops,
          100 * gigaflops / peak,
          comparison.nanosBetweenCores().least(),
          comparison.nanosBetweenCores().greatest());
      return result;
    }
  }

  private double ours(int batch, int threads) {
    double[] epochs = TrainingSpeed.epochs(dataset, SPLIT, batch, EPOCHS, threads);
    return Arrays.stream(epochs).min().orElseThrow();
  }

  private static double theirs(TorchPeer peer) {
    double[] fastest = {Double.POSITIVE_INFINITY};
    long[] begin = {System.nanoTime()};
    peer.train(
        EPOCHS,
        () -> {
          fastest[0] = Math.min(fastest[0], (System.nanoTime() - begin[0]) / 1e9);
          begin[0] = System.nanoTime();
        });
    return fastest[0];
  }
}
