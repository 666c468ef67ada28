package io.matinee.cli.chart;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Points of several models between two measures.
 *
 * @param models by name, points from left to right
 * @param colors names in the order of the colors, so that a model has the same in every chart
 * @param xTitle of the horizontal axis
 * @param yTitle of the vertical axis
 * @param identity whether both axes go from 0 to 1 with a dashed line where they agree; points of a
 *     model are then joined
 */
public record ModelPoints(
    Map<String, List<Point>> models,
    List<String> colors,
    String xTitle,
    String yTitle,
    boolean identity)
    implements Plot {
  private static final double ROOM = 1.08; // beyond the farthest point
  private static final double BELOW = -0.03; // of the farthest, so that dots at 0 are whole

  /** A point. */
  public record Point(double x, double y) {}

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    XYChart chart = Style.lines(width, height, xTitle, yTitle);
    chart.getStyler().setLegendVisible(true);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    chart.getStyler().setDecimalPattern("0.0#");
    chart.getStyler().setMarkerSize(identity ? 7 : 11);
    double right = identity ? 1 : ROOM * farthest(true);
    double top = identity ? 1 : ROOM * farthest(false);
    chart.getStyler().setXAxisMin(BELOW * right).setXAxisMax(right);
    chart.getStyler().setYAxisMin(BELOW * top).setYAxisMax(top);
    models.forEach(
        (name, points) -> {
          XYSeries series =
              chart.addSeries(
                  name,
                  points.stream().mapToDouble(Point::x).toArray(),
                  points.stream().mapToDouble(Point::y).toArray());
          series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(Style.color(colors, name));
          series.setLineColor(Style.color(colors, name)).setLineStyle(SeriesLines.SOLID);
          if (!identity) {
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
          }
        });
    if (identity) {
      double[] ends = {0, 1};
      chart
          .addSeries("as stated", ends, ends)
          .setMarker(SeriesMarkers.NONE)
          .setLineColor(Style.MUTED)
          .setLineStyle(Style.DASHED);
    }
    chart.paint(graphics, width, height);
  }

  private double farthest(boolean x) {
    return models.values().stream()
        .flatMap(List::stream)
        .mapToDouble(point -> x ? point.x() : point.y())
        .max()
        .orElse(1);
  }
}
