package io.matinee.evaluation;

import io.matinee.data.Ratings;
import io.matinee.data.Split;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The split of the benchmark of Microsoft's Recommenders ({@code
 * python_stratified_split(ratio=0.75, filter_by="item", seed=42)}): a random number for each row of
 * the file; of each movie's rows the first three quarters by that number, rounded half to even, are
 * for training.
 */
final class MicrosoftSplit {
  private MicrosoftSplit() {}

  /**
   * Parts ratings.
   *
   * @param ratings in the order of the file u.data
   */
  static Split of(Ratings ratings, int movies) {
    MersenneTwister random = new MersenneTwister(42);
    double[] drawn = new double[ratings.size()];
    Arrays.setAll(drawn, row -> random.nextDouble());
    int[] left = ratings.countPerMovie(movies);
    Arrays.setAll(left, movie -> (int) Math.rint(0.75 * left[movie]));
    boolean[] train = new boolean[drawn.length];
    IntStream.range(0, drawn.length)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> drawn[row]))
        .forEach(row -> train[row] = left[ratings.movie(row)]-- > 0);
    return new Split(rows(ratings, train, true), rows(ratings, train, false));
  }

  private static Ratings rows(Ratings ratings, boolean[] train, boolean wanted) {
    return ratings.select(
        IntStream.range(0, train.length).filter(row -> train[row] == wanted).toArray());
  }
}
