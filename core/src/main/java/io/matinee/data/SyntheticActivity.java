package io.matinee.data;

import java.util.SplittableRandom;

/** How many ratings each person of the synthetic sample gives: at least a few, some very many. */
final class SyntheticActivity {
  private static final int LEAST = 20; // as in MovieLens, where there are enough ratings
  private static final double SPREAD = 0.95; // of the logarithm

  private SyntheticActivity() {}

  /** Counts that add up to {@code ratings}, none above {@code movies}: [people]. */
  static int[] counts(int people, int movies, int ratings, SplittableRandom random) {
    int least = Math.min(LEAST, Math.min(movies, ratings / people));
    int most = Math.max(least, movies / 2);
    double[] weights = weights(people, random);
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    int left = ratings - least * people;
    int[] counts = new int[people];
    double exact = 0; // what all so far should have beyond the least
    int given = 0;
    for (int person = 0; person < people; person++) {
      exact += left * (weights[person] / total);
      int extra = Math.min((int) exact - given, most - least);
      counts[person] = least + extra;
      given += extra;
    }
    spread(left - given, counts, movies);
    return counts;
  }

  private static double[] weights(int people, SplittableRandom random) {
    NormalDraw normal = new NormalDraw(random);
    double[] weights = new double[people];
    for (int person = 0; person < people; person++) {
      weights[person] = StrictMath.exp(SPREAD * normal.next());
    }
    return weights;
  }

  /** Gives what is {@code left} to whoever has not rated all the {@code movies}. */
  private static void spread(int left, int[] counts, int movies) {
    for (int person = 0; left > 0; person++) {
      int extra = Math.min(left, movies - counts[person]);
      counts[person] += extra;
      left -= extra;
    }
  }
}
