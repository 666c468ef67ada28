package io.matinee.cli.chart;

import io.matinee.data.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words and numbers as charts and reports show them. */
public final class Text {
  private static final int LONGEST_LABEL = 24; // characters

  private Text() {}

  /** {@code title}, which says so where {@code data} was made up. */
  public static String titled(Provenance data, String title) {
    return data.synthetic() ? "SYNTHETIC: " + title : title;
  }

  /** {@code text} from the data on one line, without control characters. */
  static String oneLine(String text) {
    return text.replaceAll("\\p{C}", " ").strip();
  }

  /** {@code text} with at most {@code length} characters, the last an ellipsis where it is cut. */
  public static String cut(String text, int length) {
    int characters = text.codePointCount(0, text.length());
    return characters <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length - 1)) + "…";
  }

  /**
   * {@code text} in lines that end where words do.
   *
   * @param columns how many characters fit in a line; 0 for any number
   * @param indent before each line
   */
  public static String wrapped(String text, int columns, String indent) {
    StringBuilder lines = new StringBuilder(indent);
    int room = columns - indent.length();
    int at = 0;
    for (String word : text.split(" ", -1)) {
      boolean full = columns > 0 && at > 0 && at + 1 + word.length() > room;
      lines.append(full ? "\n" + indent : at > 0 ? " " : "").append(word);
      at = (full || at == 0 ? 0 : at + 1) + word.length();
    }
    return lines.toString();
  }

  /** Names from the data as labels: none empty, none very long, no two the same. */
  static List<String> labels(List<String> names) {
    List<String> labels = new ArrayList<>();
    for (String name : names) {
      String line = oneLine(name).isEmpty() ? "(empty)" : oneLine(name);
      String label = cut(line, LONGEST_LABEL);
      for (int copy = 2; labels.contains(label); copy++) {
        label = cut(line, LONGEST_LABEL - 6) + " (" + copy + ")";
      }
      labels.add(label);
    }
    return labels;
  }

  /** {@code number} with commas between thousands. */
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code share} (0 to 1) in percent with one decimal. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** {@code number} with {@code decimals} digits after the point. */
  public static String decimal(double number, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }
}
