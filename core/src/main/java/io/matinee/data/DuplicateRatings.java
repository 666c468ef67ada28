package io.matinee.data;

import java.util.Arrays;

/** Finds pairs of user and movie that are there more than once, in linear time. */
final class DuplicateRatings {
  private DuplicateRatings() {}

  /**
   * The rows whose pair came before.
   *
   * @return [2 × rows found] the row, then the first row of its pair; rows ascending
   */
  static int[] find(Ratings ratings, int users, int movies) {
    int[] order = isGrouped(ratings) ? null : RowsByUser.of(ratings, users).rows();
    int[] firstRow = new int[movies]; // of the user at hand, + 1; else of an earlier one, or 0
    long[] found = new long[0];
    int size = 0;
    for (int i = 0; i < ratings.size(); i++) {
      int row = order == null ? i : order[i];
      int movie = ratings.movie(row);
      int first = firstRow[movie] - 1;
      if (first >= 0 && ratings.user(first) == ratings.user(row)) {
        found = size == found.length ? Arrays.copyOf(found, size * 2 + 16) : found;
        found[size++] = (long) row << 32 | first;
      } else {
        firstRow[movie] = row + 1;
      }
    }
    Arrays.sort(found, 0, size);
    int[] pairs = new int[2 * size];
    for (int i = 0; i < size; i++) {
      pairs[2 * i] = (int) (found[i] >>> 32);
      pairs[2 * i + 1] = (int) found[i];
    }
    return pairs;
  }

  /** Whether users come one after another, as they do in files sorted by user. */
  private static boolean isGrouped(Ratings ratings) {
    for (int row = 1; row < ratings.size(); row++) {
      if (ratings.user(row) < ratings.user(row - 1)) {
        return false;
      }
    }
    return true;
  }

  /** The ratings without the rows that {@link #find} found. */
  static Ratings remove(Ratings ratings, int[] found) {
    int[] kept = new int[ratings.size() - found.length / 2];
    int next = 0;
    for (int row = 0, size = 0; row < ratings.size(); row++) {
      if (next < found.length && found[next] == row) {
        next += 2;
      } else {
        kept[size++] = row;
      }
    }
    return ratings.select(kept);
  }
}
