package io.matinee.cli.chart;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Map;
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
 * @param series by model, a value for each group; NaN where there is none
 * @param colors names in the order of the colors, so that a model has the same in every chart
 * @param ordered whether groups have an order; only then dots are joined
 * @param xTitle what the groups are
 * @param yTitle what is measured, with its unit
 */
public record CategoryLines(
    List<String> labels,
    Map<String, List<Double>> series,
    List<String> colors,
    boolean ordered,
    String xTitle,
    String yTitle)
    implements Plot {
  private static final double ROOM = 0.04; // of the range, above and below

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
    series.forEach(
        (name, values) ->
            chart
                .addSeries(name, shown, values)
                .setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(Style.color(colors, name))
                .setLineStyle(SeriesLines.SOLID)
                .setLineColor(Style.color(colors, name)));
    chart.paint(graphics, width, height);
  }

  private DoubleStream values() {
    return series.values().stream()
        .flatMapToDouble(values -> values.stream().mapToDouble(Double::doubleValue))
        .filter(Double::isFinite);
  }
}
