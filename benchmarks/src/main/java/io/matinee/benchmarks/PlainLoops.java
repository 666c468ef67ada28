package io.matinee.benchmarks;

import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.data.SyntheticDataset;
import io.matinee.model.Json;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import io.matinee.network.NetworkTrainer;
import io.matinee.network.TrainingListener;
import io.matinee.network.TrainingSpeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;

/**
 * RecommenderNet with SIMD and with plain loops, in turn, on one thread. Kernels are chosen once in
 * a JVM, so each has one of its own. Prints a table and writes JSON.
 *
 * <p>Arguments: the JSON file, and how many rounds.
 */
public final class PlainLoops {
  private static final int EPOCHS = 2; // of each training in a round; the faster counts

  private final Dataset dataset = SyntheticDataset.generate();
  private final RatingPredictor predictor =
      new NetworkTrainer(TrainingSpeed.settings(8192, 1), TrainingListener.SILENT)
          .train(dataset, SplitSpec.all())
          .predictor(dataset.movies());

  private PlainLoops() {}

  /** Compares; without arguments, does the work that lines on standard input name. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      new PlainLoops().answer();
      return;
    }
    int rounds = Integer.parseInt(arguments[1]);
    Map<String, Object> report = new LinkedHashMap<>(Machine.facts());
    List<Map<String, Object>> results = new ArrayList<>();
    System.out.printf("%s%n%n%s", report, Comparison.header());
    try (AnsweringProcess simd = child("simd");
        AnsweringProcess plain = child("scalar")) {
      for (String work : List.of("train 32", "train 256", "train 1024", "train 8192", "score")) {
        List<Contender> both =
            List.of(
                Contender.of("SIMD", 1, () -> Double.parseDouble(simd.ask(work))),
                Contender.of("plain loops", 1, () -> Double.parseDouble(plain.ask(work))));
        Comparison comparison = Comparison.of(work, both, rounds);
        System.out.print(comparison.table());
        results.add(comparison.json());
      }
    }
    report.put("results", results);
    Files.writeString(Path.of(arguments[0]), Json.pretty(report) + "\n");
  }

  private static AnsweringProcess child(String kernels) throws IOException {
    return new AnsweringProcess(
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xlog:disable", // its standard output is for answers
            "--add-modules=jdk.incubator.vector",
            "-XX:+UseParallelGC",
            "-Dmatinee.kernels=" + kernels,
            "-cp",
            System.getProperty("java.class.path"),
            PlainLoops.class.getName()));
  }

  private void answer() {
    Scanner questions = new Scanner(System.in);
    while (questions.hasNextLine()) {
      String[] words = questions.nextLine().split(" ", -1);
      System.out.println(words[0].equals("train") ? epoch(Integer.parseInt(words[1])) : scores());
    }
  }

  private double epoch(int batch) {
    double[] epochs = TrainingSpeed.epochs(dataset, SplitSpec.all(), batch, EPOCHS, 1);
    return Arrays.stream(epochs).min().orElseThrow();
  }

  /** Every movie for everyone. */
  private double scores() {
    List<Profile> people =
        dataset.users().stream().map(user -> Profile.newcomer(user.demographics())).toList();
    float[] scores = new float[dataset.movies().size()];
    long begin = System.nanoTime();
    people.forEach(person -> predictor.bind(person).scoreAll(scores));
    return (System.nanoTime() - begin) / 1e9;
  }
}
