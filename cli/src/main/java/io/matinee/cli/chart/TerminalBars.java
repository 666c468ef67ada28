package io.matinee.cli.chart;

import org.jline.utils.AttributedString;

/**
 * Labels and bars as text.
 *
 * @param ascii whether the terminal shows nothing but ASCII
 */
record TerminalBars(boolean ascii) {
  private static final int LONGEST_LABEL = 22; // columns
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉"; // of a column

  /** {@code text} on one line and not too long. */
  String label(String text) {
    String line = Text.oneLine(text);
    String shown = ascii ? line.replace('–', '-').replaceAll("[^ -~]", "?") : line;
    AttributedString whole = new AttributedString(shown);
    return whole.columnLength() <= LONGEST_LABEL
        ? shown
        : whole.columnSubSequence(0, LONGEST_LABEL - 2).toString() + "..";
  }

  /** The columns that a terminal takes for {@code text}: two for a Chinese character. */
  static int columns(String text) {
    return new AttributedString(text).columnLength();
  }

  /** A bar of {@code share} (0 to 1) of {@code room} columns, of some length unless it is zero. */
  String bar(double share, int room) {
    if (ascii) {
      return "#".repeat((int) Math.ceil(share * room));
    }
    int eighths = (int) Math.ceil(share * room * 8);
    String full = "█".repeat(eighths / 8);
    return eighths % 8 == 0 ? full : full + EIGHTHS.charAt(eighths % 8);
  }

  /** The same, but that it grows to the left. */
  String leftBar(double share, int room) {
    if (ascii) {
      return bar(share, room);
    }
    int halves = (int) Math.ceil(share * room * 2); // there are no other blocks for the left
    return (halves % 2 == 0 ? "" : "▐") + "█".repeat(halves / 2);
  }

  /** {@code text} at the right of {@code columns}. */
  static String right(String text, int columns) {
    return " ".repeat(Math.max(0, columns - columns(text))) + text;
  }
}
