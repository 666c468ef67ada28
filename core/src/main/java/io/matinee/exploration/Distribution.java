package io.matinee.exploration;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How many fall under each label.
 *
 * @param tallies the bars, in the order in which they are shown
 */
public record Distribution(List<Tally> tallies) {
  /** Keeps its own copy. */
  public Distribution {
    tallies = List.copyOf(tallies);
  }

  /** The distribution with {@code counts[i]} under {@code labels.get(i)}. */
  static Distribution of(List<String> labels, long[] counts) {
    long total = LongStream.of(counts).sum();
    return new Distribution(
        IntStream.range(0, counts.length)
            .mapToObj(i -> new Tally(labels.get(i), counts[i], share(counts[i], total)))
            .toList());
  }

  /** {@code part} of {@code total} from 0 to 1; 0 of nothing is 0. */
  static double share(long part, long total) {
    return total == 0 ? 0 : (double) part / total;
  }

  /** The same bars, the longest first; equal ones keep their order. */
  Distribution sorted() {
    return new Distribution(
        tallies.stream().sorted(Comparator.comparingLong(Tally::count).reversed()).toList());
  }

  /** The sum of all counts. */
  public long total() {
    return tallies.stream().mapToLong(Tally::count).sum();
  }

  /** Says whether nothing was counted. */
  public boolean isEmpty() {
    return total() == 0;
  }
}
