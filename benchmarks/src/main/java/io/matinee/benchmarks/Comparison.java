package io.matinee.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** How long the same work takes several contenders, who do it in turn. */
final class Comparison {
  private static final String ROW = "%-22s %-32s %10s %10s %10s %8s%n";

  private final String work;
  private final List<Contender> contenders; // the first engine is what others are compared with
  private final List<double[]> seconds; // [contenders][rounds]
  private final double[] nanosBetweenCores; // [rounds]

  private Comparison(String work, List<Contender> contenders, int rounds) {
    this.work = work;
    this.contenders = contenders;
    this.seconds = contenders.stream().map(any -> new double[rounds]).toList();
    this.nanosBetweenCores = new double[rounds];
  }

  /** Has everyone do {@code work} once to warm up, and then {@code rounds} times. */
  static Comparison of(String work, List<Contender> contenders, int rounds) {
    Comparison comparison = new Comparison(work, contenders, rounds);
    for (int round = -1; round < rounds; round++) {
      if (round >= 0) {
        comparison.nanosBetweenCores[round] = CoreDistance.nanos();
      }
      for (int i = 0; i < contenders.size(); i++) {
        double measured = contenders.get(i).seconds().getAsDouble();
        if (round >= 0) {
          comparison.seconds.get(i)[round] = measured;
        }
      }
    }
    return comparison;
  }

  private Medians spread(int contender) {
    return Medians.of(seconds.get(contender));
  }

  private List<String> engines() {
    return contenders.stream().map(Contender::engine).distinct().toList();
  }

  /** The median of the engine with its best way. */
  double best(String engine) {
    return spread(bestOf(engine)).median();
  }

  private int bestOf(String engine) {
    return IntStream.range(0, contenders.size())
        .filter(i -> contenders.get(i).engine().equals(engine))
        .boxed()
        .min(Comparator.comparingDouble(i -> spread(i).median()))
        .orElseThrow();
  }

  /** How many times as long {@code engine} takes as the first, each at its best. */
  double ratio(String engine) {
    return best(engine) / best(engines().get(0));
  }

  /** See {@link CoreDistance}: before each round. */
  Medians nanosBetweenCores() {
    return Medians.of(nanosBetweenCores);
  }

  /** The header of {@link #table}. */
  static String header() {
    return String.format(ROW, "seconds for", "by", "median", "least", "greatest", "times");
  }

  /** A row for each contender; the best of each engine says how many times as long it takes. */
  String table() {
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < contenders.size(); i++) {
      Contender contender = contenders.get(i);
      Medians spread = spread(i);
      boolean best = bestOf(contender.engine()) == i;
      table.append(
          String.format(
              Locale.ROOT,
              ROW,
              work,
              contender.described(),
              shown(spread.median()),
              shown(spread.least()),
              shown(spread.greatest()),
              best ? String.format(Locale.ROOT, "%.1f", ratio(contender.engine())) : ""));
    }
    return table.toString();
  }

  private static String shown(double seconds) {
    return String.format(Locale.ROOT, "%.4f", seconds);
  }

  /** Every figure. */
  Map<String, Object> json() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < contenders.size(); i++) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("engine", contenders.get(i).engine());
      row.put("how", contenders.get(i).how());
      row.put("spread", spread(i));
      row.put("seconds", seconds.get(i));
      rows.add(row);
    }
    Map<String, Object> ratios = new LinkedHashMap<>();
    engines().forEach(engine -> ratios.put(engine, ratio(engine)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("work", work);
    json.put("nanos_between_cores", nanosBetweenCores);
    json.put("contenders", rows);
    json.put("times_as_long", ratios);
    return json;
  }
}
