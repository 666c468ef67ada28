package io.matinee.evaluation;

import java.util.function.DoubleUnaryOperator;

/**
 * A figure that is a mean, summed per person.
 *
 * @param sums [users]
 * @param counts [users] how many values are in the sum
 * @param shape what becomes of the mean, such as its root
 */
record PersonMeans(double[] sums, int[] counts, DoubleUnaryOperator shape) implements PeopleFigure {
  /** The mean as it is. */
  static PersonMeans of(double[] sums, int[] counts) {
    return new PersonMeans(sums, counts, DoubleUnaryOperator.identity());
  }

  @Override
  public double over(int[] people) {
    double sum = 0;
    long count = 0;
    for (int person : people) {
      sum += sums[person];
      count += counts[person];
    }
    return shape.applyAsDouble(sum / count);
  }
}
