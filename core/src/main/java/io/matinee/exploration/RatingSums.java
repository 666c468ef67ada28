package io.matinee.exploration;

import io.matinee.data.Ratings;
import java.util.function.IntUnaryOperator;

/** Count, sum and sum of squares of ratings, for each of a number of users, movies or groups. */
final class RatingSums {
  private final long[] counts; // [size]
  private final double[] sums; // [size] stars
  private final double[] squares; // [size] stars²

  RatingSums(int size) {
    counts = new long[size];
    sums = new double[size];
    squares = new double[size];
  }

  /**
   * Sums up {@code ratings} for each of {@code size} members.
   *
   * @param member the dense index of the user or movie of a row
   */
  static RatingSums of(Ratings ratings, int size, IntUnaryOperator member) {
    RatingSums all = new RatingSums(size);
    for (int row = 0; row < ratings.size(); row++) {
      double value = ratings.value(row);
      int i = member.applyAsInt(row);
      all.counts[i]++;
      all.sums[i] += value;
      all.squares[i] += value * value;
    }
    return all;
  }

  /** Adds what {@code other} holds at {@code index} to what is held at {@code i}. */
  void add(int i, RatingSums other, int index) {
    counts[i] += other.counts[index];
    sums[i] += other.sums[index];
    squares[i] += other.squares[index];
  }

  /** How many ratings there are at {@code i}. */
  long count(int i) {
    return counts[i];
  }

  /** The mean at {@code i}, where there is at least one rating. */
  GroupMean mean(int i, String group) {
    double mean = sums[i] / counts[i];
    double variance = Math.max(0, squares[i] - sums[i] * mean) / (counts[i] - 1);
    Double error = counts[i] < 2 ? null : (Double) Math.sqrt(variance / counts[i]);
    return new GroupMean(group, counts[i], mean, error);
  }
}
