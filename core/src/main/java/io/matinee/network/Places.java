package io.matinee.network;

/**
 * Gives places 0, 1, 2, ... to keys in the order in which they come, and forgets them all in no
 * time (a sparse set, Briggs and Torczon 1993).
 */
final class Places {
  private final int[] placeOf; // [keys], of any value where a key has no place
  private final int[] keys; // [count] the key at each place
  private int count;

  /** Creates one for the keys from 0 to {@code keys} - 1. */
  Places(int keys) {
    placeOf = new int[keys];
    this.keys = new int[keys];
  }

  void clear() {
    count = 0;
  }

  /** Gives all keys their own number as place. */
  void addAll() {
    clear();
    for (int key = 0; key < keys.length; key++) {
      add(key);
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

  /** The keys in the order of their places, [count] or longer; not to be changed. */
  int[] keys() {
    return keys;
  }

  /** The place of {@code key}, or -1. */
  int find(int key) {
    int place = placeOf[key];
    return place < count && keys[place] == key ? place : -1;
  }

  /** Gives {@code key}, which has none, the next place. */
  int add(int key) {
    placeOf[key] = count;
    keys[count] = key;
    return count++;
  }

  /** The place of {@code key}, which is given the next one if it has none. */
  int findOrAdd(int key) {
    int place = find(key);
    return place < 0 ? add(key) : place;
  }
}
