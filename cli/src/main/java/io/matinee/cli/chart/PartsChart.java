package io.matinee.cli.chart;

import io.matinee.explanation.Explanation;
import io.matinee.model.RatingPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a rating is made of as text, at most 80 columns wide: bars to the left take, others add. */
public final class PartsChart {
  private static final int LARGEST = 10; // parts that are shown on their own
  private static final int HALF = 22; // columns of the longest bar
  private static final int NUMBER = 6; // columns of "+10.00"
  private static final String LINE_END = "\n";

  private final TerminalBars bars;
  private final List<RatingPart> parts;
  private final String rest; // what the parts not shown on their own are called
  private final int labels; // columns

  private PartsChart(List<RatingPart> all, boolean ascii) {
    this.bars = new TerminalBars(ascii);
    int shown = all.size() > LARGEST + 2 ? LARGEST + 1 : all.size(); // the baseline too
    this.parts = all.subList(0, shown);
    this.rest = shown < all.size() ? (all.size() - shown) + " smaller parts" : "";
    int longest = TerminalBars.columns(rest);
    for (RatingPart part : parts) {
      longest = Math.max(longest, TerminalBars.columns(bars.label(part.label())));
    }
    this.labels = longest;
  }

  /** The parts of {@code explanation}, the largest first, ending with a line end. */
  public static String of(Explanation explanation, boolean ascii) {
    List<RatingPart> all = explanation.parts();
    PartsChart chart = new PartsChart(all, ascii);
    return chart.text(all, explanation.rating());
  }

  private String text(List<RatingPart> all, double rating) {
    List<String> labelled = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (RatingPart part : parts.subList(1, parts.size())) {
      labelled.add(bars.label(part.label()));
      values.add(part.stars());
    }
    if (!rest.isEmpty()) {
      labelled.add(rest);
      values.add(all.stream().skip(parts.size()).mapToDouble(RatingPart::stars).sum());
    }
    double largest = values.stream().mapToDouble(Math::abs).max().orElse(0);
    StringBuilder text =
        new StringBuilder(total(bars.label(all.get(0).label()), all.get(0).stars()));
    for (int i = 0; i < values.size(); i++) {
      text.append(line(labelled.get(i), values.get(i), largest));
    }
    return text.append(total("rating", rating)).toString();
  }

  private String total(String label, double stars) {
    String number = String.format(Locale.ROOT, "%.2f", stars);
    return start(label) + " ".repeat(2 * HALF + 1) + end(number);
  }

  private String line(String label, double stars, double largest) {
    double share = largest > 0 ? Math.abs(stars) / largest : 0;
    String left = stars < 0 ? bars.leftBar(share, HALF) : "";
    String right = stars > 0 ? bars.bar(share, HALF) : "";
    String axis = bars.ascii() ? "|" : "│";
    String number = String.format(Locale.ROOT, "%+.2f", stars).replace("-0.00", "+0.00");
    return start(label)
        + TerminalBars.right(left, HALF)
        + axis
        + right
        + " ".repeat(HALF - TerminalBars.columns(right))
        + end(number);
  }

  private String start(String label) {
    return "  " + label + " ".repeat(labels - TerminalBars.columns(label) + 1);
  }

  private static String end(String number) {
    return " " + TerminalBars.right(number, NUMBER) + LINE_END;
  }
}
