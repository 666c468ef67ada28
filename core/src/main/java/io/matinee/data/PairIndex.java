package io.matinee.data;

import java.util.Arrays;

/** Finds the row of a pair of user and movie: a hash table with linear probing. */
final class PairIndex {
  private static final int FREE = -1;

  private final Ratings ratings;
  private final int[] slots; // [a power of two, at least twice the rows] row, or FREE

  /** Creates an empty index over {@code ratings}. */
  PairIndex(Ratings ratings) {
    this.ratings = ratings;
    this.slots = new int[Integer.highestOneBit(Math.max(1, ratings.size())) * 4];
    Arrays.fill(slots, FREE);
  }

  /** Adds {@code row}; the row that has its pair already, or -1 where none had and it is added. */
  int add(int row) {
    int slot = slot(ratings.user(row), ratings.movie(row));
    if (slots[slot] == FREE) {
      slots[slot] = row;
      return FREE;
    }
    return slots[slot];
  }

  /** The added row of {@code user} and {@code movie} (dense indexes), or -1 where there is none. */
  int find(int user, int movie) {
    return slots[slot(user, movie)];
  }

  /** Where the pair is, or else would be added. */
  private int slot(int user, int movie) {
    int mask = slots.length - 1;
    long hash = (((long) user << 32) | movie) * 0x9E3779B97F4A7C15L; // 2⁶⁴ / golden ratio
    int slot = (int) (hash >>> 32) & mask;
    while (slots[slot] != FREE && !isAt(slots[slot], user, movie)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isAt(int row, int user, int movie) {
    return ratings.user(row) == user && ratings.movie(row) == movie;
  }
}
