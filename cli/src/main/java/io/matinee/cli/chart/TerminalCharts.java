package io.matinee.cli.chart;

import io.matinee.exploration.Distribution;
import io.matinee.exploration.Exploration;
import io.matinee.exploration.Tally;
import java.util.List;
import org.jline.utils.AttributedString;

/** The charts of an exploration as text, at most 80 columns wide. */
public final class TerminalCharts {
  private static final int WIDTH = 80; // columns
  private static final int LONGEST_LABEL = 22; // columns
  private static final int PERCENT = 7; // columns of "100.0 %"
  private static final int GAPS = 5; // columns before and between the parts of a line
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉"; // of a column
  private static final String LINE_END = "\n";

  private final boolean ascii;

  private TerminalCharts(boolean ascii) {
    this.ascii = ascii;
  }

  /**
   * Movies by genre, the distribution of ratings and the ages of users, ending with a line end.
   *
   * @param ascii whether the terminal shows nothing but ASCII
   */
  public static String of(Exploration exploration, boolean ascii) {
    TerminalCharts charts = new TerminalCharts(ascii);
    return charts.chart(exploration, ExplorationFigures.GENRES, exploration.genres())
        + LINE_END
        + charts.chart(exploration, ExplorationFigures.RATINGS, exploration.ratings())
        + LINE_END
        + charts.chart(exploration, ExplorationFigures.AGES, exploration.ages());
  }

  private String chart(Exploration exploration, String title, Distribution distribution) {
    String head = Text.titled(exploration.provenance(), title) + LINE_END;
    if (distribution.isEmpty()) {
      return head + "  (nothing to show)" + LINE_END;
    }
    List<Tally> tallies = distribution.tallies();
    long largest = tallies.stream().mapToLong(Tally::count).max().orElseThrow();
    int labels = tallies.stream().mapToInt(tally -> columns(label(tally))).max().orElseThrow();
    int numbers = Text.number(largest).length();
    int room = WIDTH - GAPS - labels - numbers - PERCENT;
    StringBuilder text = new StringBuilder(head);
    for (Tally tally : tallies) {
      String label = label(tally);
      String bar = bar((double) tally.count() / largest, room);
      text.append("  ").append(label).append(" ".repeat(labels - columns(label) + 1));
      text.append(bar).append(" ".repeat(room - bar.length() + 1));
      text.append(right(Text.number(tally.count()), numbers)).append(' ');
      text.append(right(Text.percent(tally.share()), PERCENT)).append(LINE_END);
    }
    return text.toString();
  }

  private String label(Tally tally) {
    String line = Text.oneLine(tally.label());
    String shown = ascii ? line.replace('–', '-').replaceAll("[^ -~]", "?") : line;
    AttributedString whole = new AttributedString(shown);
    return whole.columnLength() <= LONGEST_LABEL
        ? shown
        : whole.columnSubSequence(0, LONGEST_LABEL - 2).toString() + "..";
  }

  /** The columns that a terminal takes for {@code text}: two for a Chinese character. */
  private static int columns(String text) {
    return new AttributedString(text).columnLength();
  }

  /** A bar of {@code share} (0 to 1) of {@code room} columns, of some length unless it is zero. */
  private String bar(double share, int room) {
    if (ascii) {
      return "#".repeat((int) Math.ceil(share * room));
    }
    int eighths = (int) Math.ceil(share * room * 8);
    String full = "█".repeat(eighths / 8);
    return eighths % 8 == 0 ? full : full + EIGHTHS.charAt(eighths % 8);
  }

  private static String right(String text, int columns) {
    return " ".repeat(Math.max(0, columns - text.length())) + text;
  }
}
