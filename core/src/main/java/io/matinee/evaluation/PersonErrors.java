package io.matinee.evaluation;

import io.matinee.data.Ratings;
import java.util.stream.IntStream;

/**
 * Errors summed per person, from which metrics over any choice of people follow. People are the
 * unit that bootstrap draws, since ratings of one person are not independent.
 *
 * @param counts [users] ratings predicted
 * @param squares [users] summed squared error, in stars²
 * @param absolutes [users] summed absolute error, in stars
 */
record PersonErrors(int[] counts, double[] squares, double[] absolutes) {
  static PersonErrors of(float[] predicted, Ratings given, int userCount) {
    PersonErrors errors =
        new PersonErrors(new int[userCount], new double[userCount], new double[userCount]);
    for (int row = 0; row < predicted.length; row++) {
      int user = given.user(row);
      double error = (double) predicted[row] - given.value(row);
      errors.counts[user]++;
      errors.squares[user] += error * error;
      errors.absolutes[user] += Math.abs(error);
    }
    return errors;
  }

  /** Those who had ratings to predict, by dense user index. */
  int[] judged() {
    return IntStream.range(0, counts.length).filter(user -> counts[user] > 0).toArray();
  }

  /** The metrics over {@code people}, each as often as it stands there. */
  RatingMetrics metrics(int[] people) {
    int count = 0;
    double square = 0;
    double absolute = 0;
    for (int person : people) {
      count += counts[person];
      square += squares[person];
      absolute += absolutes[person];
    }
    return new RatingMetrics(count, Math.sqrt(square / count), absolute / count);
  }
}
