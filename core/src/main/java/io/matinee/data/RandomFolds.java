package io.matinee.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Folds made as those of MovieLens 100K are: the test parts of u1 to u5 are five random fifths of
 * all ratings, those of ua and ub ten random ratings of each person, none in both. Who has given
 * fewer than thirty has a third in each.
 */
final class RandomFolds implements OfficialFolds {
  private static final List<String> FIFTHS = List.of("u1", "u2", "u3", "u4", "u5");
  private static final List<String> TENS = List.of("ua", "ub");
  private static final int HELD_OUT = 10; // ratings of each person

  private final Ratings ratings;
  private final int people;
  private final long seed;

  RandomFolds(Ratings ratings, int people, long seed) {
    this.ratings = ratings;
    this.people = people;
    this.seed = seed;
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>(FIFTHS);
    names.addAll(TENS);
    return names;
  }

  @Override
  public Split split(String name) {
    require(name);
    int[] order = IntStream.range(0, ratings.size()).toArray();
    Shuffle.shuffle(order, seed);
    int fifth = FIFTHS.indexOf(name);
    BitSet test = fifth >= 0 ? fifth(order, fifth) : ten(order, TENS.indexOf(name));
    return Splits.apart(ratings, test);
  }

  private static BitSet fifth(int[] order, int fifth) {
    BitSet test = new BitSet(order.length);
    for (int i = fifth; i < order.length; i += FIFTHS.size()) {
      test.set(order[i]);
    }
    return test;
  }

  private BitSet ten(int[] order, int part) {
    int[] counts = ratings.countPerUser(people);
    int[] seen = new int[people];
    BitSet test = new BitSet(order.length);
    for (int row : order) {
      int person = ratings.user(row);
      int heldOut = Math.min(HELD_OUT, counts[person] / (TENS.size() + 1));
      int nth = seen[person]++;
      if (nth >= part * heldOut && nth < (part + 1) * heldOut) {
        test.set(row);
      }
    }
    return test;
  }
}
