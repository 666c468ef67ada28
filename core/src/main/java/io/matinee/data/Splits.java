package io.matinee.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Parts ratings into two. */
public final class Splits {
  private Splits() {}

  /**
   * Draws {@code share} of the ratings at random as the training part. Rows keep their order.
   *
   * @param share above 0 and below 1
   * @throws DataException if a part would be empty
   */
  public static Split random(Ratings ratings, double share, long seed) {
    int[] rows = IntStream.range(0, ratings.size()).toArray();
    Shuffle.shuffle(rows, seed);
    return cut(ratings, rows, share);
  }

  /**
   * Takes the earliest {@code share} of the ratings as the training part; ratings of the same
   * second keep the dataset's order.
   *
   * @param share above 0 and below 1
   * @throws DataException if a part would be empty, or all ratings are of the same second
   */
  public static Split byTime(Ratings ratings, double share) {
    return cut(ratings, byTime(ratings), share);
  }

  /**
   * Parts ratings into periods, one after the other; ratings of the same second keep the dataset's
   * order, and so do rows within a period.
   *
   * @param ends ascending shares of the ratings, above 0 and below 1, at which a period ends and
   *     the next begins
   * @return one period more than ends; the first so many together are the training part of {@link
   *     #byTime} for the end of the last of them
   * @throws DataException if all ratings are of the same second
   */
  public static List<Ratings> periods(Ratings ratings, List<Double> ends) {
    int[] order = byTime(ratings);
    List<Ratings> periods = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= ends.size(); i++) {
      int to = i < ends.size() ? (int) Math.round(order.length * ends.get(i)) : order.length;
      int[] rows = Arrays.copyOfRange(order, from, to);
      Arrays.sort(rows);
      periods.add(ratings.select(rows));
      from = to;
    }
    return periods;
  }

  /** The rows by second, then row. */
  private static int[] byTime(Ratings ratings) {
    long[] keys = new long[ratings.size()]; // second, then row
    Arrays.setAll(keys, row -> ratings.epochSecond(row) << 31 | row);
    Arrays.sort(keys);
    if (keys.length > 1 && keys[0] >>> 31 == keys[keys.length - 1] >>> 31) {
      throw new DataException(
          "expected ratings of different times, found data without times;"
              + " part it with --random 0.8");
    }
    return Arrays.stream(keys).mapToInt(key -> (int) (key & Integer.MAX_VALUE)).toArray();
  }

  /**
   * Draws {@code share} of each person's ratings, to the nearest whole number, at random as the
   * training part. Rows keep their order.
   *
   * @param share above 0 and below 1
   * @throws DataException if a part would be empty
   */
  public static Split perPerson(Ratings ratings, double share, long seed) {
    int[] rows = IntStream.range(0, ratings.size()).toArray();
    Shuffle.shuffle(rows, seed);
    return cutPerPerson(ratings, rows, count -> (int) Math.round(count * share));
  }

  /**
   * Holds out the latest rating of each person who has two or more; of ratings of the same second
   * the dataset's last is the latest.
   *
   * @throws DataException if nobody has two ratings
   */
  public static Split leaveLastOut(Ratings ratings) {
    int[] rows = byTime(ratings);
    return cutPerPerson(ratings, rows, count -> Math.max(1, count - 1));
  }

  private static Split cutPerPerson(Ratings ratings, int[] order, IntUnaryOperator kept) {
    int people = IntStream.of(ratings.userColumn()).max().orElse(-1) + 1;
    int[] left = Arrays.stream(ratings.countPerUser(people)).map(kept).toArray();
    boolean[] train = new boolean[order.length];
    for (int row : order) {
      train[row] = left[ratings.user(row)]-- > 0;
    }
    return part(
        ratings,
        IntStream.range(0, train.length).filter(row -> train[row]).toArray(),
        IntStream.range(0, train.length).filter(row -> !train[row]).toArray());
  }

  /** Takes the rows in {@code test} as the test part; the rest is for training. Both keep order. */
  public static Split apart(Ratings ratings, BitSet test) {
    if (test.isEmpty()) {
      return new Split(ratings, ratings.select(new int[0]));
    }
    int[] train = IntStream.range(0, ratings.size()).filter(row -> !test.get(row)).toArray();
    return new Split(ratings.select(train), ratings.select(test.stream().toArray()));
  }

  private static Split cut(Ratings ratings, int[] order, double share) {
    int train = (int) Math.round(order.length * share);
    int[] first = Arrays.copyOfRange(order, 0, train);
    int[] second = Arrays.copyOfRange(order, train, order.length);
    Arrays.sort(first);
    Arrays.sort(second);
    return part(ratings, first, second);
  }

  private static Split part(Ratings ratings, int[] train, int[] test) {
    if (train.length == 0 || test.length == 0) {
      throw new DataException(
          "expected enough ratings for a training and a test part, found %d and %d of %d ratings;"
                  .formatted(train.length, test.length, ratings.size())
              + " use another share or more data");
    }
    return new Split(ratings.select(train), ratings.select(test));
  }
}
