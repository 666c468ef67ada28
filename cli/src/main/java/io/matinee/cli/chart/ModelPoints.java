package io.matinee.cli.chart;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.AnnotationText;
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
 *     model are then joined, and a legend names the lines, else names stand beside the points
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

  private static final int AXIS_WIDTH = 70; // pixels beside the plot, about
  private static final int AXIS_HEIGHT = 50; // pixels below it, about

  /** A point. */
  public record Point(double x, double y) {}

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    XYChart chart = Style.lines(width, height, xTitle, yTitle);
    chart.getStyler().setLegendVisible(identity);
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
    if (!identity) {
      name(chart, width, height);
    }
    chart.paint(graphics, width, height);
  }

  /** Names stand beside dots: eleven colors are too many to look up in a legend. */
  private void name(XYChart chart, int width, int height) {
    double right = chart.getStyler().getXAxisMax();
    double top = chart.getStyler().getYAxisMax();
    double xScale = (width - AXIS_WIDTH) / ((1 - BELOW) * right); // pixels a unit
    double yScale = (height - AXIS_HEIGHT) / ((1 - BELOW) * top);
    List<Point2D> dots =
        models.values().stream().flatMap(List::stream).map(p -> at(p, xScale, yScale)).toList();
    Rectangle2D plot =
        new Rectangle2D.Double(
            BELOW * right * xScale, BELOW * top * yScale, width - AXIS_WIDTH, height - AXIS_HEIGHT);
    PointLabels labels = new PointLabels(dots, plot);
    models.forEach(
        (name, points) ->
            points.forEach(
                point -> {
                  Point2D middle = labels.place(name, at(point, xScale, yScale));
                  chart.addAnnotation(
                      new AnnotationText(
                          name, middle.getX() / xScale, middle.getY() / yScale, false));
                }));
  }

  private static Point2D at(Point point, double xScale, double yScale) {
    return new Point2D.Double(point.x() * xScale, point.y() * yScale);
  }

  private double farthest(boolean x) {
    return models.values().stream()
        .flatMap(List::stream)
        .mapToDouble(point -> x ? point.x() : point.y())
        .max()
        .orElse(1);
  }
}
