package io.matinee.evaluation;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.model.Predictions;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Trains and judges any number of models under the same conditions, all by the same code. It knows
 * none that is trained: contestants bring their trainers. The same contestants, parts and seed give
 * the same figures, but for what training and scoring cost.
 */
public final class Benchmark {
  private static final int TRAINING_RATINGS = 20_000; // to predict, of a part, at most

  private final Dataset dataset;
  private final Protocol protocol;
  private final List<Part> parts;
  private final int length;
  private final String surrogate;
  private final long seed;

  /**
   * Prepares to judge.
   *
   * @param protocol what is to be said of the parts
   * @param parts one or more, such as folds, with the same bound for what is relevant
   * @param length of lists, k, 1 or more
   * @param surrogate the name of the contestant whose predictions are biases; see {@link
   *     ModelResult#likeBiases}
   * @param seed of the bootstrap and the tests
   */
  public Benchmark(
      Dataset dataset,
      Protocol protocol,
      List<Part> parts,
      int length,
      String surrogate,
      long seed) {
    if (parts.isEmpty() || length < 1) {
      throw new IllegalArgumentException(
          "expected parts and lists of 1 or more, found %d and %d".formatted(parts.size(), length));
    }
    this.dataset = dataset;
    this.protocol = protocol.withLists(parts.get(0).relevant(), dataset.scale());
    this.parts = List.copyOf(parts);
    this.length = length;
    this.surrogate = surrogate;
    this.seed = seed;
  }

  /**
   * Trains and judges {@code contestants} on every part.
   *
   * @throws IllegalArgumentException if two have the same name, or one is built on none before it
   */
  public BenchmarkResult run(List<Contestant> contestants, BenchmarkListener listener) {
    checkNames(contestants);
    Map<String, ModelTally> tallies = new LinkedHashMap<>();
    contestants.forEach(contestant -> tallies.put(contestant.name(), new ModelTally()));
    Set<Integer> people = new TreeSet<>();
    for (Part part : parts) {
      PartJudge judge = new PartJudge(dataset, part, length);
      IntStream.of(judge.people()).forEach(people::add);
      run(part, judge, contestants, tallies, listener);
    }
    return result(tallies, people.stream().mapToInt(Integer::intValue).toArray());
  }

  private static void checkNames(List<Contestant> contestants) {
    Set<String> names = new HashSet<>();
    for (Contestant contestant : contestants) {
      if (!names.containsAll(contestant.builtOn()) || !names.add(contestant.name())) {
        throw new IllegalArgumentException(
            "expected contestants of different names, each after those that it is built on, found "
                + contestant.name());
      }
    }
  }

  private void run(
      Part part,
      PartJudge judge,
      List<Contestant> contestants,
      Map<String, ModelTally> tallies,
      BenchmarkListener listener) {
    PartRun run = new PartRun(part, contestants, listener);
    Map<String, float[]> predicted = new HashMap<>();
    run.forEach(
        (name, entrant) -> {
          PartJudgement judged = judge.judge(entrant);
          tallies.get(name).add(judged, part.test(), dataset.scale().liked());
          if (judged.predictions() != null) {
            predicted.put(name, judged.predictions().stars());
          }
        },
        (name, entrant, cost) -> {
          tallies.get(name).addCost(cost);
          addTrainRmse(part, entrant.predictor(), tallies.get(name));
        });
    compareWithSurrogate(predicted, tallies);
  }

  /** The overfitting shows in how much better it does on ratings that it learned from. */
  private void addTrainRmse(Part part, RatingPredictor predictor, ModelTally tally) {
    if (predictor != null) {
      int step = Math.max(1, part.train().size() / TRAINING_RATINGS);
      int[] rows = IntStream.range(0, part.train().size()).filter(row -> row % step == 0).toArray();
      Ratings some = part.train().select(rows);
      List<Profile> people = Profile.ofUsers(dataset, part.train());
      tally.addTrainRmse(Predictions.rmse(Predictions.of(predictor, people, some), some));
    }
  }

  private void compareWithSurrogate(
      Map<String, float[]> predicted, Map<String, ModelTally> tallies) {
    float[] biases = predicted.get(surrogate);
    if (biases != null) {
      predicted.forEach(
          (name, stars) -> tallies.get(name).addLikeBiases(squaredCorrelation(stars, biases)));
    }
  }

  /** Of Pearson; 0 where one of them does not vary. */
  static double squaredCorrelation(float[] one, float[] other) {
    double meanOne = IntStream.range(0, one.length).mapToDouble(i -> one[i]).average().orElse(0);
    double meanOther =
        IntStream.range(0, one.length).mapToDouble(i -> other[i]).average().orElse(0);
    double both = 0;
    double squaresOne = 0;
    double squaresOther = 0;
    for (int i = 0; i < one.length; i++) {
      both += (one[i] - meanOne) * (other[i] - meanOther);
      squaresOne += (one[i] - meanOne) * (one[i] - meanOne);
      squaresOther += (other[i] - meanOther) * (other[i] - meanOther);
    }
    double product = squaresOne * squaresOther;
    return product == 0 ? 0 : both * both / product;
  }

  private BenchmarkResult result(Map<String, ModelTally> tallies, int[] people) {
    Bootstrap bootstrap = new Bootstrap(people, seed);
    Map<String, List<Comparison>> againstBest =
        new Comparisons(tallies, people, bootstrap, seed).by(List.of(Metric.RMSE, Metric.NDCG));
    List<ModelResult> models =
        tallies.entrySet().stream()
            .map(
                model ->
                    model
                        .getValue()
                        .result(model.getKey(), people, bootstrap, againstBest.get(model.getKey())))
            .toList();
    return new BenchmarkResult(protocol, length, people.length, models);
  }
}
