package io.matinee.cli.chart;

import java.awt.Graphics2D;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.CategoryChart;

/**
 * Upright bars from zero, each with its value above it as long as there is room.
 *
 * @param labels what stands below each bar, no two the same
 * @param heights the bars
 * @param values what stands above each bar, as text
 * @param xTitle the title of the horizontal axis
 * @param yTitle the title of the vertical axis, with its unit
 */
record BarPlot(
    List<String> labels, List<Long> heights, List<String> values, String xTitle, String yTitle)
    implements Plot {
  private static final int BARS_WITH_VALUES = 20;
  private static final int MOST_LABELS = 30;
  private static final int SPARSE = 8; // labels where there are more bars than that
  private static final double HEADROOM = 1.08; // for the values above the bars
  private static final double VALUE_LIFT = 0.03; // of the highest bar

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    CategoryChart chart = Style.categories(width, height, xTitle, yTitle);
    double highest = heights.stream().mapToLong(Long::longValue).max().orElse(0);
    chart.getStyler().setAvailableSpaceFill(0.85);
    chart.getStyler().setYAxisDecimalPattern("#,##0");
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setYAxisMax(highest * HEADROOM);
    if (labels.size() <= MOST_LABELS) {
      Style.fitLabels(chart, labels);
    }
    chart.addSeries("bars", fewer(labels), heights);
    for (int i = 0; labels.size() <= BARS_WITH_VALUES && i < labels.size(); i++) {
      double above = heights.get(i) + highest * VALUE_LIFT;
      chart.addAnnotation(new AnnotationText(values.get(i), i + 0.5, above, false));
    }
    chart.paint(graphics, width, height);
  }

  /** All labels, or of many every so manieth one and blanks in place of the others. */
  private static List<String> fewer(List<String> labels) {
    int step = labels.size() <= MOST_LABELS ? 1 : (labels.size() + SPARSE - 1) / SPARSE;
    return IntStream.range(0, labels.size())
        .mapToObj(i -> i % step == 0 ? labels.get(i) : " ")
        .toList();
  }
}
