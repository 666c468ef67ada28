package io.matinee.cli;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** Rows of text in aligned columns: numbers to the right, words to the left. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... header) {
    this.header = List.of(header);
  }

  /** Adds a row with as many cells as the header has. */
  TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  @Override
  public String toString() {
    int[] widths = new int[header.size()];
    boolean[] words = new boolean[header.size()];
    for (int column = 0; column < widths.length; column++) {
      widths[column] = width(header.get(column));
      for (List<String> row : rows) {
        widths[column] = Math.max(widths[column], width(row.get(column)));
        words[column] |= !row.get(column).matches("[-+]?[\\d.,]*( ?%)?");
      }
    }
    StringBuilder text = new StringBuilder();
    append(text, header, widths, words);
    rows.forEach(row -> append(text, row, widths, words));
    return text.toString();
  }

  private static void append(
      StringBuilder text, List<String> cells, int[] widths, boolean[] words) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String padding = " ".repeat(widths[column] - width(cells.get(column)));
      line.append(column == 0 ? "" : GAP);
      line.append(words[column] ? cells.get(column) + padding : padding + cells.get(column));
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  /** Columns of a terminal; some characters take two. */
  private static int width(String text) {
    return new AttributedString(text).columnLength();
  }
}
