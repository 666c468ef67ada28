package io.matinee.data;

/** Numbers in plain decimal notation, parsed from bytes without making text of them. */
final class NumberBytes {
  private static final int MAX_LENGTH = 18; // so many digits always fit a long
  private static final double[] POWERS = new double[MAX_LENGTH + 1]; // [digits] 10^digits

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private NumberBytes() {}

  /** A whole number from 0 up, maybe with a fraction of zeros; -1 where there is none. */
  static long whole(byte[] bytes, int from, int to) {
    if (to <= from || to - from > MAX_LENGTH) {
      return -1;
    }
    long number = 0;
    for (int at = from; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return at > from && zeros(bytes, at, to) ? number : -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static boolean zeros(byte[] bytes, int from, int to) {
    boolean zeros = bytes[from] == '.';
    for (int at = from + 1; at < to; at++) {
      zeros &= bytes[at] == '0';
    }
    return zeros;
  }

  /** A number such as 4, 3.5 or -0.25; NaN where there is none. */
  static double decimal(byte[] bytes, int from, int to) {
    if (to - from == 3 && bytes[from + 1] == '.') { // nearly all: a star rating such as 3.5
      int whole = bytes[from] - '0';
      int tenths = bytes[from + 2] - '0';
      if (whole >= 0 && whole <= 9 && tenths >= 0 && tenths <= 9) {
        return (whole * 10 + tenths) / 10.0;
      }
    }
    return anyDecimal(bytes, from, to);
  }

  private static double anyDecimal(byte[] bytes, int from, int to) {
    boolean negative = from < to && bytes[from] == '-';
    int start = negative ? from + 1 : from;
    if (to - start > MAX_LENGTH) {
      return Double.NaN;
    }
    long number = 0;
    int digits = 0;
    int point = -1;
    for (int at = start; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0 && digit <= 9) {
        number = number * 10 + digit;
        digits++;
      } else if (bytes[at] == '.' && point < 0) {
        point = at;
      } else {
        return Double.NaN;
      }
    }
    if (digits == 0) {
      return Double.NaN;
    }
    double value = point < 0 ? number : number / POWERS[to - point - 1];
    return negative ? -value : value;
  }
}
