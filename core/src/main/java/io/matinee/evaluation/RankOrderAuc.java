package io.matinee.evaluation;

import io.matinee.data.Ratings;
import java.util.Comparator;
import java.util.stream.IntStream;

/** {@link Metric#AUC} over any choice of people: their ratings count as often as they do. */
final class RankOrderAuc implements PeopleFigure {
  private final int[] users; // [ratings] in the order of their probabilities
  private final boolean[] liked; // [ratings] likewise
  private final boolean[] last; // [ratings] whether the next has a higher probability
  private final int userCount;

  /**
   * Puts ratings in order.
   *
   * @param probabilities [ratings] of a liking
   * @param border the lowest rating that is liked, in stars
   */
  RankOrderAuc(float[] probabilities, Ratings given, float border, int userCount) {
    int[] order =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> probabilities[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.userCount = userCount;
    users = new int[order.length];
    liked = new boolean[order.length];
    last = new boolean[order.length];
    for (int i = 0; i < order.length; i++) {
      users[i] = given.user(order[i]);
      liked[i] = given.value(order[i]) >= border;
      last[i] = i == order.length - 1 || probabilities[order[i]] < probabilities[order[i + 1]];
    }
  }

  @Override
  public double over(int[] people) {
    int[] times = new int[userCount];
    for (int person : people) {
      times[person]++;
    }
    double pairs = 0; // won
    long below = 0; // not liked ones of lower probability
    long yes = 0;
    long likedOfGroup = 0;
    long othersOfGroup = 0;
    for (int i = 0; i < users.length; i++) {
      likedOfGroup += liked[i] ? times[users[i]] : 0;
      othersOfGroup += liked[i] ? 0 : times[users[i]];
      if (last[i]) {
        pairs += likedOfGroup * (below + othersOfGroup / 2.0);
        below += othersOfGroup;
        yes += likedOfGroup;
        likedOfGroup = 0;
        othersOfGroup = 0;
      }
    }
    return pairs / ((double) yes * below);
  }
}
