package io.matinee.benchmarks;

import io.matinee.data.Dataset;
import io.matinee.data.SyntheticDataset;
import io.matinee.model.Json;
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
 * How the cost of training RecommenderNet grows: nanoseconds a rating in an epoch, and bytes a
 * rating while it trains, at more and more synthetic ratings, with as many more people and movies
 * in the proportions of MovieLens 100K. Sizes are measured in turn. Prints tables and writes JSON.
 *
 * <p>Arguments: the JSON file, and how many ratings, from 100,000 to 25 million where none are
 * named.
 */
public final class NetworkGrowth {
  private static final double PEOPLE = 943e-5; // for each rating, as in MovieLens 100K ...
  private static final double MOVIES = 1682e-5; // ... likewise
  private static final int[] SIZES = {100_000, 1_000_000, 10_000_000, 25_000_000};
  private static final int[] BATCHES = {256, 8192};
  private static final int ROUNDS = 2;
  private static final double SECONDS = 4; // of batches, after which an epoch is cut short

  private final List<Dataset> datasets = new ArrayList<>();
  private final List<TrainingMemory> memory = new ArrayList<>();

  private NetworkGrowth() {}

  /** Measures. */
  public static void main(String[] arguments) throws IOException {
    int[] sizes = Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray();
    NetworkGrowth growth = new NetworkGrowth();
    System.out.printf("%s%n%n%s", Machine.facts(), TrainingMemory.header());
    for (int ratings : sizes.length == 0 ? SIZES : sizes) {
      growth.prepare(ratings);
    }
    System.out.printf(
        "%n%-20s %-12s %10s %10s %10s %8s %8s %13s%n",
        "ns a rating",
        "ratings",
        "median",
        "least",
        "greatest",
        "growth",
        "measured",
        "between cores");
    List<Map<String, Object>> costs = new ArrayList<>();
    for (int batch : BATCHES) {
      for (int threads : new int[] {1, 2}) {
        costs.addAll(growth.costs(batch, threads));
      }
    }
    Map<String, Object> report = new LinkedHashMap<>(Machine.facts());
    report.put("memory", growth.memory);
    report.put("costs", costs);
    Files.writeString(Path.of(arguments[0]), Json.pretty(report) + "\n");
  }

  private void prepare(int ratings) {
    long before = LiveHeap.bytes();
    Dataset dataset =
        SyntheticDataset.generate((int) (ratings * PEOPLE), (int) (ratings * MOVIES), ratings, 42);
    TrainingMemory measured = TrainingMemory.measure(dataset, LiveHeap.bytes() - before);
    System.out.print(measured.row());
    datasets.add(dataset);
    memory.add(measured);
  }

  private List<Map<String, Object>> costs(int batch, int threads) {
    double[][] nanos = new double[datasets.size()][ROUNDS];
    double[] shares = new double[datasets.size()];
    double[][] between = new double[datasets.size()][ROUNDS];
    for (int round = -1; round < ROUNDS; round++) { // the first warms up and does not count
      for (int i = 0; i < datasets.size(); i++) {
        double distance = CoreDistance.nanos();
        EpochPart part = EpochPart.measure(datasets.get(i), batch, threads, SECONDS);
        shares[i] = part.share();
        if (round >= 0) {
          nanos[i][round] = part.nanosPerRating();
          between[i][round] = distance;
        }
      }
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < nanos.length; i++) {
      Medians spread = Medians.of(nanos[i]);
      double growth = spread.median() / Medians.of(nanos[0]).median();
      Medians distance = Medians.of(between[i]);
      print(batch, threads, datasets.get(i).ratings().size(), spread, growth, shares[i], distance);
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("batch", batch);
      row.put("threads", threads);
      row.put("ratings", datasets.get(i).ratings().size());
      row.put("nanoseconds_a_rating", spread);
      row.put("growth", growth);
      row.put("share_of_the_epoch_measured", shares[i]);
      row.put("nanoseconds_between_cores", distance);
      rows.add(row);
    }
    return rows;
  }

  private static void print(
      int batch,
      int threads,
      int ratings,
      Medians spread,
      double growth,
      double share,
      Medians distance) {
    System.out.printf(
        Locale.ROOT,
        "%-20s %,12d %10.0f %10.0f %10.0f %8.2f %7.1f%% %5.0f to %3.0f%n",
        "batch " + batch + ", " + Contender.threads(threads),
        ratings,
        spread.median(),
        spread.least(),
        spread.greatest(),
        growth,
        100 * share,
        distance.least(),
        distance.greatest());
  }
}
