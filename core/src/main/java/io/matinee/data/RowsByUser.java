package io.matinee.data;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The rows of some ratings, grouped by user; within a user they keep their order.
 *
 * @param starts [users + 1]; user {@code u} has the positions from starts[u] to starts[u + 1] of
 *     {@code rows}
 * @param rows [ratings] row numbers
 */
public record RowsByUser(int[] starts, int[] rows) {
  /** Groups {@code ratings} of {@code userCount} users. */
  public static RowsByUser of(Ratings ratings, int userCount) {
    int[] counts = ratings.countPerUser(userCount);
    int[] starts = new int[userCount + 1];
    for (int user = 0; user < userCount; user++) {
      starts[user + 1] = starts[user] + counts[user];
    }
    int[] next = starts.clone();
    int[] rows = new int[ratings.size()];
    for (int row = 0; row < rows.length; row++) {
      rows[next[ratings.user(row)]++] = row;
    }
    return new RowsByUser(starts, rows);
  }

  /** How many rows {@code user} has. */
  public int count(int user) {
    return starts[user + 1] - starts[user];
  }

  /** The rows of {@code user}, in their order. */
  public int[] rowsOf(int user) {
    return Arrays.copyOfRange(rows, starts[user], starts[user + 1]);
  }

  /** Does {@code task} for each user who has rows, for several at once. */
  public void forEachUser(IntConsumer task) {
    IntStream.range(0, starts.length - 1).filter(user -> count(user) > 0).parallel().forEach(task);
  }
}
