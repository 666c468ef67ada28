package io.matinee.evaluation;

import io.matinee.data.Shuffle;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Things parted at random into folds of equal size, give or take one.
 *
 * @param count how many folds
 * @param foldOf [things] the fold of each, from 0
 */
record Folds(int count, int[] foldOf) {
  /**
   * Parts {@code things} things.
   *
   * @throws IllegalArgumentException if there are fewer than two folds, or fewer things than folds
   */
  static Folds of(int things, int count, String noun, long seed) {
    if (count < 2 || count > things) {
      throw new IllegalArgumentException(
          "expected from 2 folds to one for each of %d %s, found %d"
              .formatted(things, noun, count));
    }
    int[] order = IntStream.range(0, things).toArray();
    Shuffle.shuffle(order, seed);
    int[] foldOf = new int[things];
    for (int i = 0; i < things; i++) {
      foldOf[order[i]] = i % count;
    }
    return new Folds(count, foldOf);
  }

  /** The rows, of {@code rows}, whose thing is in {@code fold}, or is not. */
  int[] rows(int rows, IntUnaryOperator thing, int fold, boolean in) {
    return IntStream.range(0, rows)
        .filter(row -> (foldOf[thing.applyAsInt(row)] == fold) == in)
        .toArray();
  }
}
