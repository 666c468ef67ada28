package io.matinee.evaluation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured of one model.
 *
 * @param name of the contestant
 * @param scores its figures, in the order of {@link Metric}; those that it has
 * @param againstBest by RMSE and by NDCG, where the model has it and is not the best itself
 * @param slices its errors by age band, gender, occupation, number of the person's training ratings
 *     and number of the movie's; empty where it predicts no ratings
 * @param gaps the largest differences between slices, the largest first
 * @param listSlices NDCG by the same traits of people; empty where it makes no lists
 * @param uncertainty how its probabilities of a liking turned out, and its deviations where it
 *     states them; {@code null} where it predicts no ratings
 * @param trainRmse error on ratings that it learned from, at most 20,000 of a part, in stars;
 *     {@code null} where it predicts none
 * @param likeBiases the share of the variance of its predictions that person's and movie's biases
 *     explain (squared correlation with the surrogate's); {@code null} where it is not known
 * @param cost what it took
 */
public record ModelResult(
    String name,
    Map<Metric, Score> scores,
    List<Comparison> againstBest,
    List<SliceMetrics> slices,
    List<SliceGap> gaps,
    List<ListSlice> listSlices,
    UncertaintyJudgement uncertainty,
    Double trainRmse,
    Double likeBiases,
    Cost cost) {
  /** Keeps its own copies. */
  public ModelResult {
    Map<Metric, Score> ordered = new EnumMap<>(Metric.class);
    ordered.putAll(scores);
    scores = Collections.unmodifiableMap(ordered);
    againstBest = List.copyOf(againstBest);
    slices = List.copyOf(slices);
    gaps = List.copyOf(gaps);
    listSlices = List.copyOf(listSlices);
  }

  /** The figure of {@code metric}; NaN where it has none. */
  public double value(Metric metric) {
    return scores.containsKey(metric) ? scores.get(metric).value() : Double.NaN;
  }

  /** Without what it cost: all that a second run reproduces to the last digit. */
  public ModelResult reproducible() {
    return new ModelResult(
        name,
        scores,
        againstBest,
        slices,
        gaps,
        listSlices,
        uncertainty,
        trainRmse,
        likeBiases,
        Cost.NONE);
  }
}
