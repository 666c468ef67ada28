package io.matinee.benchmarks;

import io.matinee.data.Dataset;
import io.matinee.data.DatasetReader;
import io.matinee.data.Split;
import io.matinee.data.SplitSpec;
import io.matinee.model.Json;
import io.matinee.network.TorchPeer;
import io.matinee.network.TrainingSpeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Trains the same network on the same ratings with Matinee and with libtorch (through DJL, its data
 * and loop prepared beforehand, Adam in one native call a parameter), with one thread and with two,
 * in turn, and compares the seconds that an epoch takes. Prints a table and writes JSON.
 *
 * <p>Arguments: the folder of MovieLens 100K, the JSON file, rounds, batch sizes.
 */
public final class SideBySide {
  private static final SplitSpec SPLIT = SplitSpec.random(0.8, 42);
  private static final int EPOCHS = 2; // of each training in a round; the faster counts

  private final Dataset dataset;
  private final int rounds;
  private final Map<String, double[]> seconds = new LinkedHashMap<>(); // [rounds] by engine

  private SideBySide(Dataset dataset, int rounds) {
    this.dataset = dataset;
    this.rounds = rounds;
  }

  /** Runs the comparison. */
  public static void main(String[] arguments) throws IOException {
    Dataset dataset = DatasetReader.standard().read(Path.of(arguments[0]));
    Path file = Path.of(arguments[1]);
    int rounds = Integer.parseInt(arguments[2]);
    double peak = Roofline.peakGigaflops();
    List<Map<String, Object>> results = new ArrayList<>();
    for (int i = 3; i < arguments.length; i++) {
      int batch = Integer.parseInt(arguments[i]);
      results.add(new SideBySide(dataset, rounds).compare(batch, peak));
    }
    Map<String, Object> report = new LinkedHashMap<>(Machine.facts());
    report.put("peak_gigaflops_a_core", peak);
    report.put("results", results);
    Files.writeString(file, Json.pretty(report) + "\n");
    System.out.printf(
        "%s%nMost multiply-adds measured: %.0f Gflop/s a core%n", Machine.facts(), peak);
  }

  private Map<String, Object> compare(int batch, double peak) {
    Split split = SPLIT.apply(dataset);
    try (TorchPeer peer = new TorchPeer(dataset, split, TrainingSpeed.settings(batch, EPOCHS))) {
      for (int round = -1; round < rounds; round++) { // the first warms up and does not count
        for (int threads = 1; threads <= 2; threads++) {
          record("Matinee", threads, round, ours(batch, threads));
          TorchPeer.setThreads(threads);
          record("libtorch", threads, round, theirs(peer));
        }
      }
    }
    double ours = Math.min(median("Matinee", 1), median("Matinee", 2));
    double theirs = Math.min(median("libtorch", 1), median("libtorch", 2));
    double gigaflops = EpochWork.operations(dataset, split.train(), batch) / ours / 1e9;
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("batch", batch);
    result.put("seconds_per_epoch", seconds);
    result.put("ratio", theirs / ours);
    result.put("share_of_peak", gigaflops / peak);
    print(batch, theirs / ours, gigaflops, peak);
    return result;
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

  private void record(String engine, int threads, int round, double measured) {
    if (round >= 0) {
      seconds.computeIfAbsent(engine + " " + threads, any -> new double[rounds])[round] = measured;
    }
  }

  private double median(String engine, int threads) {
    return Medians.of(seconds.get(engine + " " + threads)).median();
  }

  private void print(int batch, double ratio, double gigaflops, double peak) {
    System.out.printf("batch %d: seconds per epoch%n", batch);
    seconds.forEach(
        (engine, figures) -> {
          Medians medians = Medians.of(figures);
          String threads = engine.substring(engine.length() - 1);
          String name = engine.substring(0, engine.length() - 2);
          System.out.printf(
              Locale.ROOT,
              "  %-9s %s thread(s)  median %.4f  min %.4f  max %.4f%n",
              name,
              threads,
              medians.median(),
              medians.least(),
              medians.greatest());
        });
    System.out.printf(
        Locale.ROOT,
        "  libtorch / Matinee, each at its best: %.1f; %.0f Gflop/s, %.0f %% of one core's most%n",
        ratio,
        gigaflops,
        100 * gigaflops / peak);
  }
}
