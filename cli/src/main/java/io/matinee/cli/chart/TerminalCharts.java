package io.matinee.cli.chart;

import io.matinee.exploration.Distribution;
import io.matinee.exploration.Exploration;
import io.matinee.exploration.Tally;
import java.util.List;

/** The charts of an exploration as text, at most 80 columns wide. */
public final class TerminalCharts {
  private static final int WIDTH = 80; // columns
  private static final int PERCENT = 7; // columns of "100.0 %"
  private static final int GAPS = 5; // columns before and between the parts of a line
  private static final String LINE_END = "\n";

  private final TerminalBars bars;

  private TerminalCharts(boolean ascii) {
    this.bars = new TerminalBars(ascii);
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
    int labels =
        tallies.stream().mapToInt(tally -> TerminalBars.columns(label(tally))).max().orElseThrow();
    int numbers = Text.number(largest).length();
    int room = WIDTH - GAPS - labels - numbers - PERCENT;
    StringBuilder text = new StringBuilder(head);
    for (Tally tally : tallies) {
      String label = label(tally);
      String bar = bars.bar((double) tally.count() / largest, room);
      text.append("  ").append(label).append(" ".repeat(labels - TerminalBars.columns(label) + 1));
      text.append(bar).append(" ".repeat(room - bar.length() + 1));
      text.append(TerminalBars.right(Text.number(tally.count()), numbers)).append(' ');
      text.append(TerminalBars.right(Text.percent(tally.share()), PERCENT)).append(LINE_END);
    }
    return text.toString();
  }

  private String label(Tally tally) {
    return bars.label(tally.label());
  }
}
