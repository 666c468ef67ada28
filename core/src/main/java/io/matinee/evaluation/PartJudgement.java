package io.matinee.evaluation;

import java.util.List;
import java.util.Map;

/**
 * How an entrant did on one part.
 *
 * @param figures those that follow from people
 * @param wholes those of all lists together
 * @param predictions of the test ratings; {@code null} where it predicts none
 * @param squares [users] summed squared error, in stars²; {@code null} where it predicts none
 * @param ndcg [users] of those who have lists, else 0; {@code null} where it makes none
 * @param slices of errors
 * @param listSlices of lists
 */
record PartJudgement(
    Map<Metric, PeopleFigure> figures,
    Map<Metric, Double> wholes,
    HeldOutPredictions predictions,
    double[] squares,
    double[] ndcg,
    List<SliceMetrics> slices,
    List<ListSlice> listSlices) {}
