package io.matinee.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How differently a model serves people, or movies.
 *
 * @param by what slices differ in
 * @param best the slice with the lowest RMSE
 * @param worst that with the highest
 */
public record SliceGap(String by, SliceMetrics best, SliceMetrics worst) {
  /** Slices of fewer people are too uncertain to be named. */
  public static final int FEWEST_PEOPLE = 20;

  /** The difference in RMSE, in stars. */
  public double gap() {
    return worst.metrics().rmse() - best.metrics().rmse();
  }

  /** The gap of each way to slice, the largest first. */
  static List<SliceGap> of(List<SliceMetrics> slices) {
    Comparator<SliceMetrics> byRmse = Comparator.comparingDouble(slice -> slice.metrics().rmse());
    List<SliceGap> gaps = new ArrayList<>();
    for (String by : slices.stream().map(SliceMetrics::by).distinct().toList()) {
      List<SliceMetrics> large =
          slices.stream()
              .filter(slice -> slice.by().equals(by) && slice.people() >= FEWEST_PEOPLE)
              .sorted(byRmse)
              .toList();
      if (large.size() > 1) {
        gaps.add(new SliceGap(by, large.get(0), large.get(large.size() - 1)));
      }
    }
    gaps.sort(Comparator.comparingDouble(SliceGap::gap).reversed());
    return gaps;
  }
}
