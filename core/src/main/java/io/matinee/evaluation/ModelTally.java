package io.matinee.evaluation;

import io.matinee.data.Ratings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is known of one model so far, part by part. */
final class ModelTally {
  private final Map<Metric, List<PeopleFigure>> figures = new EnumMap<>(Metric.class);
  private final Map<Metric, List<Double>> wholes = new EnumMap<>(Metric.class);
  private final Map<Metric, double[]> perPerson = new EnumMap<>(Metric.class); // [users] sums
  private final Map<Metric, double[]> resampled = new EnumMap<>(Metric.class); // [RESAMPLES]
  private final PooledSlices slices = new PooledSlices();
  private final UncertaintyTally uncertainty = new UncertaintyTally(CalibrationError.BINS);
  private final List<Double> likeBiases = new ArrayList<>();
  private final List<Double> trainRmse = new ArrayList<>();
  private Cost cost = Cost.NONE;

  void add(PartJudgement judged, Ratings test, float border) {
    judged
        .figures()
        .forEach(
            (metric, figure) ->
                figures.computeIfAbsent(metric, m -> new ArrayList<>()).add(figure));
    judged
        .wholes()
        .forEach(
            (metric, value) -> wholes.computeIfAbsent(metric, m -> new ArrayList<>()).add(value));
    addPerPerson(Metric.RMSE, judged.squares());
    addPerPerson(Metric.NDCG, judged.ndcg());
    judged.slices().forEach(slices::add);
    judged.listSlices().forEach(slices::add);
    if (judged.predictions() != null) {
      uncertainty.add(judged.predictions(), test, border);
    }
  }

  private void addPerPerson(Metric metric, double[] values) {
    if (values != null) {
      double[] sums = perPerson.computeIfAbsent(metric, m -> new double[values.length]);
      for (int person = 0; person < values.length; person++) {
        sums[person] += values[person];
      }
    }
  }

  void addCost(Cost more) {
    cost = cost.then(more);
  }

  void addTrainRmse(double rmse) {
    trainRmse.add(rmse);
  }

  void addLikeBiases(double share) {
    likeBiases.add(share);
  }

  boolean has(Metric metric) {
    return figures.containsKey(metric);
  }

  /** What sign-flip tests compare, [users]: squared errors, or NDCG. */
  double[] perPerson(Metric metric) {
    return perPerson.get(metric);
  }

  /**
   * The mean of the parts' figures over {@code people}; parts in which they have none are left out.
   */
  double over(Metric metric, int[] people) {
    return figures.get(metric).stream()
        .mapToDouble(figure -> figure.over(people))
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  double[] resampled(Metric metric, Bootstrap bootstrap) {
    return resampled.computeIfAbsent(metric, m -> bootstrap.over(people -> over(metric, people)));
  }

  /** Those that are defined: where nothing is liked, or everything, there is no AUC. */
  private Map<Metric, Score> scores(int[] people, Bootstrap bootstrap) {
    Map<Metric, Score> scores = new EnumMap<>(Metric.class);
    figures.forEach(
        (metric, parts) -> {
          double value = over(metric, people);
          if (Double.isFinite(value)) {
            Interval interval = Bootstrap.interval95(resampled(metric, bootstrap));
            scores.put(metric, new Score(value, interval, defined(parts, people)));
          }
        });
    wholes.forEach((metric, parts) -> scores.put(metric, new Score(mean(parts), null, parts)));
    return scores;
  }

  private static List<Double> defined(List<PeopleFigure> parts, int[] people) {
    return parts.stream().map(part -> part.over(people)).filter(Double::isFinite).toList();
  }

  private static Double mean(List<Double> values) {
    return values.isEmpty()
        ? null
        : (Double) values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  ModelResult result(String name, int[] people, Bootstrap bootstrap, List<Comparison> againstBest) {
    return new ModelResult(
        name,
        scores(people, bootstrap),
        againstBest,
        slices.slices(),
        SliceGap.of(slices.slices()),
        slices.listSlices(),
        has(Metric.RMSE) ? uncertainty.judgement() : null,
        mean(trainRmse),
        mean(likeBiases),
        cost);
  }
}
