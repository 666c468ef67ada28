package io.matinee.network;

import java.util.Arrays;

/**
 * Gives places 0, 1, 2, ... to keys in the order in which they come, and forgets them all in no
 * time: keys have numbers, and those that were given before are less than the first place's.
 */
final class Places {
  private final int[] numberOf; // [keys] first + the place of a key that has one, else less
  private final int[] keys; // [count] the key at each place
  private int first; // the number of place 0, above 0
  private int count;

  /** Creates one for the keys from 0 to {@code keys} - 1. */
  Places(int keys) {
    this(keys, 1);
  }

  /** Creates one that has given the numbers below {@code first}. */
  Places(int keys, int first) {
    numberOf = new int[keys];
    this.keys = new int[keys];
    this.first = first;
  }

  void clear() {
    first += count;
    count = 0;
    if (first > Integer.MAX_VALUE - keys.length) {
      Arrays.fill(numberOf, 0);
      first = 1;
    }
  }

  /** Gives all keys their own number as place. */
  void addAll() {
    clear();
    for (int key = 0; key < keys.length; key++) {
      findOrAdd(key);
    }
  }

  /** How many keys have a place. */
  int count() {
    return count;
  }

  /** The key at {@code place}. */
  int key(int place) {
    return keys[place];
  }

  /** The place of {@code key}, or -1. */
  int find(int key) {
    return Math.max(-1, numberOf[key] - first);
  }

  /**
   * The place of {@code key}, which is given the next one if it has none. A key that has one gets
   * it once more: no processor can foresee which keys are new.
   */
  int findOrAdd(int key) {
    int before = numberOf[key] - first;
    int place = before < 0 ? count : before;
    numberOf[key] = first + place;
    keys[place] = key;
    count = Math.max(count, place + 1);
    return place;
  }
}
