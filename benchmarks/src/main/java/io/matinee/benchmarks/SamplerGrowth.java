package io.matinee.benchmarks;

import io.matinee.data.Dataset;
import io.matinee.data.SyntheticDataset;
import io.matinee.factorization.SamplingSpeed;
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
 * How the factorization's sampler grows: seconds a sweep, nanoseconds a rating and bytes a rating
 * beyond the dataset, on synthetic ratings of people and movies in the proportions of MovieLens
 * 100K. Of 100,000 ratings also what smaller and larger chains take, and how long a list takes
 * after one more rating. Prints a table and writes JSON.
 *
 * <p>Arguments: the JSON file, and how many ratings, 100,000 and a million where none are named.
 */
public final class SamplerGrowth {
  private static final int SMALL = 100_000; // ratings of MovieLens 100K ...
  private static final long PEOPLE = 943; // ... its people ...
  private static final long MOVIES = 1682; // ... and its movies
  private static final int FACTORS = 16;
  private static final double SECONDS = 4; // to measure a chain for, about
  private static final int WARM_UP = 3; // turns
  private static final int TURNS = 5; // that count

  private final Dataset dataset;
  private final int ratings;

  private SamplerGrowth(int ratings) {
    this.ratings = ratings;
    int people = (int) Math.max(1, PEOPLE * ratings / SMALL);
    int movies = (int) Math.max(1, MOVIES * ratings / SMALL);
    dataset = SyntheticDataset.generate(people, movies, ratings, 42);
  }

  /** Measures. */
  public static void main(String[] arguments) throws IOException {
    Map<String, Object> machine = Machine.facts();
    System.out.println(machine);
    List<Map<String, Object>> results = new ArrayList<>();
    for (int ratings : sizes(arguments)) {
      results.add(new SamplerGrowth(ratings).measure());
    }
    Map<String, Object> report = new LinkedHashMap<>(machine);
    report.put("results", results);
    Files.writeString(Path.of(arguments[0]), Json.pretty(report) + "\n");
  }

  private static int[] sizes(String[] arguments) {
    return arguments.length == 1
        ? new int[] {SMALL, 10 * SMALL}
        : Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray();
  }

  private Map<String, Object> measure() {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ratings", ratings);
    System.out.printf(Locale.ROOT, "%,d ratings%n", ratings);
    result.put("chains", chains());
    double bytes = bytes();
    result.put("bytes_a_rating", bytes);
    System.out.printf(
        Locale.ROOT, "  K = %d: %.1f bytes a rating beyond the dataset, at most%n", FACTORS, bytes);
    if (ratings == SMALL) {
      result.put("list", ListAfterRating.measure(dataset));
    }
    return result;
  }

  private List<Map<String, Object>> chains() {
    List<Map<String, Object>> chains = new ArrayList<>();
    if (ratings == SMALL) {
      chains.add(chain(8, false));
      chains.add(chain(10, true));
    }
    chains.add(chain(FACTORS, false));
    return chains;
  }

  private Map<String, Object> chain(int factors, boolean history) {
    Map<String, Object> chain = new LinkedHashMap<>();
    chain.put("factors", factors);
    chain.put("people_by_history", history);
    try (SamplingSpeed one = new SamplingSpeed(dataset, factors, history, 1);
        SamplingSpeed two = new SamplingSpeed(dataset, factors, history, 2)) {
      List<Medians> seconds = sweepsInTurn(List.of(one, two));
      chain.put("seconds_a_sweep_on_1", seconds.get(0));
      chain.put("seconds_a_sweep_on_2", seconds.get(1));
      chain.put("times_as_fast", seconds.get(0).median() / seconds.get(1).median());
      for (int threads = 1; threads <= 2; threads++) {
        System.out.printf(
            Locale.ROOT,
            "  K = %d%s, %d thread(s): %s s a sweep, %.0f ns a rating%n",
            factors,
            history ? " with people's history" : "",
            threads,
            seconds.get(threads - 1),
            1e9 * seconds.get(threads - 1).median() / ratings);
      }
    }
    return chain;
  }

  /** Of chains that are warm: each has run for as long before. */
  private static List<Medians> sweepsInTurn(List<SamplingSpeed> chains) {
    List<List<Double>> seconds =
        chains.stream().map(any -> (List<Double>) new ArrayList<Double>()).toList();
    int sweeps = 1; // of a turn
    for (int turn = 0; turn < 1 + WARM_UP + TURNS; turn++) {
      for (int i = 0; i < chains.size(); i++) {
        double[] its = chains.get(i).sweep(sweeps);
        if (turn > WARM_UP) {
          Arrays.stream(its).forEach(seconds.get(i)::add);
        } else if (turn == 0) {
          sweeps = i == 0 ? sweeps : (int) Math.max(1, SECONDS / TURNS / its[0]);
        }
      }
    }
    return seconds.stream()
        .map(its -> Medians.of(its.stream().mapToDouble(s -> s).toArray()))
        .toList();
  }

  /** The most that a chain holds while it sweeps, beyond what was there before, for each rating. */
  private double bytes() {
    long before = LiveHeap.bytes();
    try (SamplingSpeed speed = new SamplingSpeed(dataset, FACTORS, false, 1)) {
      return (double) (LiveHeap.most(() -> speed.sweep(1)) - before) / ratings;
    }
  }
}
