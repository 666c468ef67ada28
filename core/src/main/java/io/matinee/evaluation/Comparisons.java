package io.matinee.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares all models with the best by one metric, person by person. For the RMSE, people's summed
 * squared errors are compared: as the two models' total stays the same when some people's are
 * exchanged, the difference of the RMSE is the farther from 0 the farther theirs is.
 */
final class Comparisons {
  private final Map<String, ModelTally> models;
  private final int[] people;
  private final Bootstrap bootstrap;
  private final long seed;

  Comparisons(Map<String, ModelTally> models, int[] people, Bootstrap bootstrap, long seed) {
    this.models = models;
    this.people = people;
    this.bootstrap = bootstrap;
    this.seed = seed;
  }

  /** What each model but the best gets, by name. */
  Map<String, List<Comparison>> by(List<Metric> metrics) {
    Map<String, List<Comparison>> all = new HashMap<>();
    models.keySet().forEach(name -> all.put(name, new ArrayList<>()));
    for (Metric metric : metrics) {
      best(metric).ifPresent(best -> compare(metric, best, all));
    }
    return all;
  }

  private Optional<String> best(Metric metric) {
    int sign = metric.better() == Metric.Better.HIGHER ? -1 : 1;
    return models.keySet().stream()
        .filter(name -> models.get(name).has(metric))
        .min(Comparator.comparingDouble(name -> sign * models.get(name).over(metric, people)));
  }

  private void compare(Metric metric, String best, Map<String, List<Comparison>> into) {
    List<String> others =
        models.keySet().stream()
            .filter(name -> !name.equals(best) && models.get(name).has(metric))
            .toList();
    double[] pValues = others.stream().mapToDouble(other -> pValue(metric, best, other)).toArray();
    double[] corrected = SignFlipTest.holm(pValues);
    for (int i = 0; i < others.size(); i++) {
      into.get(others.get(i))
          .add(comparison(metric, best, others.get(i), pValues[i], corrected[i]));
    }
  }

  private double pValue(Metric metric, String best, String other) {
    double[] ofBest = models.get(best).perPerson(metric);
    double[] ofOther = models.get(other).perPerson(metric);
    double[] differences =
        Arrays.stream(people).mapToDouble(person -> ofOther[person] - ofBest[person]).toArray();
    return SignFlipTest.pValue(differences, seed);
  }

  private Comparison comparison(
      Metric metric, String best, String other, double pValue, double corrected) {
    double[] ofBest = models.get(best).resampled(metric, bootstrap);
    double[] differences = models.get(other).resampled(metric, bootstrap).clone();
    for (int i = 0; i < differences.length; i++) {
      differences[i] -= ofBest[i];
    }
    return new Comparison(
        metric,
        best,
        models.get(other).over(metric, people) - models.get(best).over(metric, people),
        Bootstrap.interval95(differences),
        pValue,
        corrected);
  }
}
