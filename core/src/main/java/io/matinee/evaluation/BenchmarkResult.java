package io.matinee.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was measured of all models, under the same conditions.
 *
 * @param protocol which conditions
 * @param length of lists, k
 * @param people who had something to predict, in one part at least
 * @param models in the order of the contestants
 */
public record BenchmarkResult(Protocol protocol, int length, int people, List<ModelResult> models) {
  /** Keeps its own copy. */
  public BenchmarkResult {
    models = List.copyOf(models);
  }

  /** The best by {@code metric}, the first of several; empty where none has it. */
  public Optional<ModelResult> best(Metric metric) {
    int sign = metric.better() == Metric.Better.HIGHER ? -1 : 1;
    return models.stream()
        .filter(model -> Double.isFinite(model.value(metric)))
        .min(Comparator.comparingDouble(model -> sign * model.value(metric)));
  }
}
