package io.matinee.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The split of the benchmark of Microsoft's Recommenders ({@code
 * python_stratified_split(ratio=0.75, filter_by="item", seed=42)}), to compare with what others
 * reach on the very same ratings: a random number, as numpy draws it, for each row of the file; of
 * each movie's rows the first three quarters by that number, rounded half to even, are for
 * training.
 */
public final class MicrosoftSplit {
  private static final double SHARE = 0.75;
  private static final int SEED = 42;

  private MicrosoftSplit() {}

  /** One phrase for people. */
  public static String describe() {
    return "Microsoft Recommenders' 75/25 of each movie's ratings, numpy's seed " + SEED;
  }

  /**
   * Parts ratings.
   *
   * @param ratings in the order of the file, such as u.data
   * @param movies how many there are
   * @throws DataException if a part would be empty
   */
  public static Split of(Ratings ratings, int movies) {
    MersenneTwister random = new MersenneTwister(SEED);
    double[] drawn = new double[ratings.size()];
    Arrays.setAll(drawn, row -> random.nextDouble());
    int[] left = ratings.countPerMovie(movies);
    Arrays.setAll(left, movie -> (int) Math.rint(SHARE * left[movie]));
    BitSet test = new BitSet();
    IntStream.range(0, drawn.length)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> drawn[row]))
        .forEach(row -> test.set(row, left[ratings.movie(row)]-- <= 0));
    Split split = Splits.apart(ratings, test);
    if (split.train().size() == 0 || split.test().size() == 0) {
      throw new DataException(
          "expected enough ratings of a movie to hold a quarter out, found %d ratings of %d movies"
              .formatted(ratings.size(), movies));
    }
    return split;
  }
}
