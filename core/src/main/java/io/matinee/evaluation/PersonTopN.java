package io.matinee.evaluation;

import java.util.BitSet;

/**
 * How good one person's list is. A movie of the test part that the person rated high enough is
 * relevant, whatever else it is: gains are 0 or 1. {@code k} is the length that was asked for; a
 * shorter list counts as if nothing relevant filled it up.
 *
 * @param person dense user index
 * @param precision relevant movies in the list / k
 * @param recall relevant movies in the list / relevant movies
 * @param ndcg Σ 1 / log₂(1 + rank) over relevant movies in the list, by that of the best list of k
 *     (Järvelin and Kekäläinen 2002)
 * @param averagePrecision Σ precision at the ranks of relevant movies in the list / relevant
 *     movies, be they more than k or not (as Spark's and Microsoft's MAP)
 * @param reciprocalRank 1 / rank of the first relevant movie in the list; 0 for none
 * @param hit 1 where a relevant movie is in the list, else 0
 */
public record PersonTopN(
    int person,
    double precision,
    double recall,
    double ndcg,
    double averagePrecision,
    double reciprocalRank,
    double hit) {

  /**
   * Judges a list.
   *
   * @param list dense movie indexes, the best first, at most {@code k}
   * @param relevant at least one
   */
  static PersonTopN of(int person, int[] list, BitSet relevant, int k) {
    int all = relevant.cardinality();
    int hits = 0;
    double gain = 0;
    double precisions = 0;
    double first = 0;
    for (int rank = 1; rank <= list.length; rank++) {
      if (relevant.get(list[rank - 1])) {
        hits++;
        gain += discount(rank);
        precisions += (double) hits / rank;
        first = first == 0 ? 1.0 / rank : first;
      }
    }
    double ideal = 0;
    for (int rank = 1; rank <= Math.min(k, all); rank++) {
      ideal += discount(rank);
    }
    return new PersonTopN(
        person,
        (double) hits / k,
        (double) hits / all,
        gain / ideal,
        precisions / all,
        first,
        hits > 0 ? 1 : 0);
  }

  private static double discount(int rank) {
    return Math.log(2) / Math.log(1 + rank);
  }
}
