package io.matinee.data;

import java.util.Arrays;

/** From rows that were kept back to the lines they stood on. */
final class LineNumbers {
  private final int header;
  private int[] skipped = new int[16]; // [capacity] lines that hold no kept row, ascending
  private int size;

  /** Creates one for a file whose rows begin after {@code header} lines. */
  LineNumbers(int header) {
    this.header = header;
  }

  /** Notes that {@code line}, from 1 and after all noted before, holds no row. */
  void skip(int line) {
    if (size == skipped.length) {
      skipped = Arrays.copyOf(skipped, size * 2);
    }
    skipped[size++] = line;
  }

  /** The line, from 1, of {@code row}, from 0. */
  int of(int row) {
    int low = 0;
    int high = size;
    while (low < high) { // how many skipped lines come before the row
      int middle = (low + high) >>> 1;
      if (skipped[middle] - middle <= row + header + 1) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return row + header + 1 + low;
  }
}
