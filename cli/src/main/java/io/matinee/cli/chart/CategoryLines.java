package io.matinee.cli.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A line with dots for each of several models over the same groups, on an axis that need not begin
 * at zero.
 *
 * @param labels the groups, from left to right, no two the same
 * @param lines from the first in the legend on
 * @param colors models in the order of the colors, so that one has the same in every chart
 * @param ordered whether groups have an order; only then dots are joined
 * @param xTitle what the groups are
 * @param yTitle what is measured, with its unit
 */
public record CategoryLines(
    List<String> labels,
    List<Line> lines,
    List<String> colors,
    boolean ordered,
    String xTitle,
    String yTitle)
    implements Plot {
  private static final double ROOM = 0.04; // of the range, above and below

  /**
   * A line.
   *
   * @param name for the legend
   * @param model whose color it has
   * @param dashed whether it is the lesser of two of the same model
   * @param values one for each group; NaN where there is none
   */
  public record Line(String name, String model, boolean dashed, List<Double> values) {
    /** The only one of {@code model}. */
    public Line(String model, List<Double> values) {
      this(model, model, false, values);
    }
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    CategoryChart chart = Style.categories(width, height, xTitle, yTitle);
    CategoryStyler styler = chart.getStyler();
    styler.setDefaultSeriesRenderStyle(
        ordered ? CategorySeriesRenderStyle.Line : CategorySeriesRenderStyle.Scatter);
    styler.setOverlapped(true);
    styler.setLegendVisible(true);
    styler.setLegendPosition(LegendPosition.OutsideE);
    styler.setMarkerSize(7);
    styler.setYAxisDecimalPattern("0.00#");
    double low = values().min().orElse(0);
    double high = values().max().orElse(1);
    double room = Math.max(1e-3, ROOM * (high - low));
    styler.setYAxisMin(low - room);
    styler.setYAxisMax(high + room);
    List<String> shown = Text.labels(labels);
    Style.fitLabels(chart, shown);
    for (Line line : lines) {
      Color color = Style.color(colors, line.model());
      chart
          .addSeries(line.name(), shown, withGaps(line.values()))
          .setMarker(SeriesMarkers.CIRCLE)
          .setMarkerColor(color)
          .setLineStyle(line.dashed() ? Style.DASHED : SeriesLines.SOLID)
          .setLineColor(color);
    }
    chart.paint(graphics, width, height);
  }

  /** A gap is null to XChart, which would draw NaN. */
  private static List<Double> withGaps(List<Double> values) {
    List<Double> drawn = new ArrayList<>(values);
    drawn.replaceAll(value -> value.isNaN() ? null : value);
    return drawn;
  }

  private DoubleStream values() {
    return lines.stream()
        .flatMapToDouble(line -> line.values().stream().mapToDouble(Double::doubleValue))
        .filter(Double::isFinite);
  }
}
