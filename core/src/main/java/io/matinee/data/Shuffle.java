package io.matinee.data;

import java.util.SplittableRandom;

/** Puts things in random order. */
public final class Shuffle {
  private Shuffle() {}

  /** Shuffles {@code values} in place (Fisher and Yates); the same seed gives the same order. */
  public static void shuffle(int[] values, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }
}
