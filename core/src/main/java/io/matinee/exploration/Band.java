package io.matinee.exploration;

import java.util.Comparator;
import java.util.Locale;

/**
 * A range of whole numbers.
 *
 * @param from the lowest
 * @param to the highest, {@link Integer#MAX_VALUE} where there is no end
 */
record Band(int from, int to) implements Comparable<Band> {
  private static final int OLD = 100;

  /** The ages around {@code age}, {@code width} years wide; from 100 years on all are one band. */
  static Band ofAge(int age, int width) {
    int from = Math.max(0, age) / width * width;
    return from >= OLD ? new Band(OLD, Integer.MAX_VALUE) : new Band(from, from + width - 1);
  }

  /** The numbers with as many digits as {@code count}: 1–9, 10–99, 100–999, and so on. */
  static Band ofMagnitude(int count) {
    int digits = Integer.toString(count).length();
    return new Band((int) Math.pow(10, digits - 1), (int) Math.pow(10, digits) - 1);
  }

  @Override
  public int compareTo(Band other) {
    return Comparator.comparingInt(Band::from).compare(this, other);
  }

  @Override
  public String toString() {
    return to == Integer.MAX_VALUE ? from + "+" : String.format(Locale.ROOT, "%,d–%,d", from, to);
  }
}
