package io.matinee.factorization;

import java.util.Arrays;

/**
 * A number for each rating. Where there are few different ones, as of stars, and they do not
 * change, they take a byte each; any others take four.
 */
final class Targets {
  private static final int FEW = 128; // the values of a byte from 0 on

  private final float[] numbers; // [ratings]; null where codes are kept
  private final byte[] codes; // [ratings] places in values; null where numbers are kept
  private final float[] values; // ascending; null likewise

  private Targets(float[] numbers, byte[] codes, float[] values) {
    this.numbers = numbers;
    this.codes = codes;
    this.values = values;
  }

  /** The {@code numbers} themselves, [ratings], which may change. */
  static Targets of(float[] numbers) {
    return new Targets(numbers, null, null);
  }

  /** Where numbers come from. */
  interface Source {
    /** The one at {@code i}. */
    float at(int i);
  }

  /** Numbers that stay as they are, in as little memory as will do. */
  static Targets fixed(int size, Source source) {
    byte[] codes = new byte[size];
    float[] values = new float[0];
    for (int i = 0; i < size; i++) {
      float value = source.at(i);
      if (Arrays.binarySearch(values, value) < 0) {
        values = Arrays.copyOf(values, values.length + 1);
        values[values.length - 1] = value;
        Arrays.sort(values);
        if (values.length > FEW) {
          return of(copy(size, source));
        }
      }
    }
    for (int i = 0; i < size; i++) {
      codes[i] = (byte) Arrays.binarySearch(values, source.at(i));
    }
    return new Targets(null, codes, values);
  }

  private static float[] copy(int size, Source source) {
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = source.at(i);
    }
    return numbers;
  }

  /** How many there are. */
  int size() {
    return numbers == null ? codes.length : numbers.length;
  }

  /** The number at {@code i}. */
  float get(int i) {
    return numbers == null ? values[codes[i]] : numbers[i];
  }

  /** The numbers that may change, [ratings]; {@code null} where they are kept otherwise. */
  float[] numbers() {
    return numbers;
  }

  /** All of them, [ratings], in memory of their own. */
  float[] copy() {
    return copy(size(), this::get);
  }

  /** Their mean. */
  double mean() {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      sum += get(i);
    }
    return sum / size();
  }

  /**
   * The same, which are not to change, in the order of the other side.
   *
   * @param from the meetings in this order
   * @param transposed {@code from}, {@link Incidence#transposed}
   */
  Targets carried(Incidence from, Incidence transposed) {
    byte[] carried = new byte[codes.length];
    int[] next = transposed.starts().clone();
    for (int i = 0; i < codes.length; i++) {
      carried[next[from.others()[i]]++] = codes[i];
    }
    return new Targets(null, carried, values);
  }
}
