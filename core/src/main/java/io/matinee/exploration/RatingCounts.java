package io.matinee.exploration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How many ratings each user gave, or each movie got. All figures are 0 where there is nobody.
 *
 * @param descending one number for each user or movie, the largest first
 */
public record RatingCounts(List<Integer> descending) {
  /** Keeps its own copy. */
  public RatingCounts {
    descending = List.copyOf(descending);
  }

  static RatingCounts of(int[] counts) {
    return new RatingCounts(
        Arrays.stream(counts).boxed().sorted(Comparator.reverseOrder()).toList());
  }

  /** All ratings together. */
  public long total() {
    return sum(descending);
  }

  private static long sum(List<Integer> counts) {
    return counts.stream().mapToLong(Integer::longValue).sum();
  }

  /** The mean count. */
  public double mean() {
    return Distribution.share(total(), descending.size());
  }

  /**
   * The count below which a share of {@code q} lies, between neighbours on a straight line (Hyndman
   * and Fan 1996, type 7).
   *
   * @param q from 0 (smallest) over 0.5 (median) to 1 (largest)
   */
  public double quantile(double q) {
    if (descending.isEmpty()) {
      return 0;
    }
    double position = (1 - q) * (descending.size() - 1);
    int above = (int) position;
    int below = Math.min(above + 1, descending.size() - 1);
    double weight = position - above;
    return descending.get(above) * (1 - weight) + descending.get(below) * weight;
  }

  /** How many users or movies the {@code share} (0 to 1) with most ratings is: at least one. */
  public int top(double share) {
    return (int) Math.min(descending.size(), Math.max(1, Math.round(share * descending.size())));
  }

  /** The share of all ratings, from 0 to 1, that {@link #top} with {@code share} holds. */
  public double topShare(double share) {
    return Distribution.share(sum(descending.subList(0, top(share))), total());
  }

  /** How many have fewer than {@code ratings} ratings. */
  public int fewerThan(int ratings) {
    return (int) descending.stream().filter(count -> count < ratings).count();
  }

  /** The Gini coefficient: 0 where all have equally many, towards 1 where one has them all. */
  public double gini() {
    int size = descending.size();
    double weighted = 0; // Σ (rank from the smallest, from 1) × count
    for (int i = 0; i < size; i++) {
      weighted += (double) (size - i) * descending.get(i);
    }
    long total = total();
    return total == 0 ? 0 : 2 * weighted / ((double) size * total) - (size + 1.0) / size;
  }
}
