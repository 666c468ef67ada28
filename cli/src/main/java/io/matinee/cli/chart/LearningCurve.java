package io.matinee.cli.chart;

import io.matinee.data.Provenance;
import java.awt.Graphics2D;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The error by epoch of one training.
 *
 * @param points in the order of training
 */
public record LearningCurve(List<CurvePoint> points) implements Plot {
  /** The name of its files without an ending. */
  public static final String NAME = "learning-curve";

  private static final int EPOCHS_WITH_DOTS = 10;

  /** Keeps its own copy, without points that are not numbers, as a diverging training has them. */
  public LearningCurve {
    points = points.stream().filter(point -> Double.isFinite(point.trainRmse())).toList();
  }

  /**
   * The figure {@code learning-curve}.
   *
   * @param data what was trained on
   * @param model the name of what was trained, shown in the title
   */
  public static Figure figure(Provenance data, String model, List<CurvePoint> points) {
    LearningCurve curve = new LearningCurve(points);
    boolean empty = curve.points.isEmpty();
    return Figure.of(
        data,
        NAME,
        "Learning curve: " + Text.oneLine(model),
        empty ? "" : curve.describe(),
        empty ? new EmptyPlot("No epoch has been trained") : curve);
  }

  /** Whether a part was kept to watch in every epoch. */
  private boolean watched() {
    return points.stream().allMatch(point -> Double.isFinite(point.validationRmse()));
  }

  private CurvePoint best() {
    return points.stream()
        .min(Comparator.comparingDouble(CurvePoint::validationRmse))
        .orElseThrow();
  }

  private String describe() {
    if (!watched()) {
      CurvePoint last = points.get(points.size() - 1);
      return String.format(
          Locale.ROOT,
          "%d epochs: RMSE %.4f on training ratings at the end; no ratings were kept to watch",
          last.epoch(),
          last.trainRmse());
    }
    CurvePoint best = best();
    return String.format(
        Locale.ROOT,
        "Best epoch %d of %d: RMSE %.4f on validation ratings, %.4f on training ratings",
        best.epoch(),
        points.get(points.size() - 1).epoch(),
        best.validationRmse(),
        best.trainRmse());
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    XYChart chart = Style.lines(width, height, "epoch", "RMSE (stars)");
    chart.getStyler().setYAxisDecimalPattern("0.00#");
    chart.getStyler().setLegendVisible(true);
    chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
    chart.setCustomXAxisTickLabelsFormatter(LearningCurve::wholeOnly);
    int first = points.get(0).epoch();
    chart.getStyler().setXAxisMin((double) first);
    chart.getStyler().setXAxisMax(Math.max(first + 1.0, points.get(points.size() - 1).epoch()));
    double[] epochs = column(CurvePoint::epoch);
    Marker marker = points.size() <= EPOCHS_WITH_DOTS ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE;
    chart.addSeries("training", epochs, column(CurvePoint::trainRmse)).setMarker(marker);
    if (watched()) {
      chart.addSeries("validation", epochs, column(CurvePoint::validationRmse)).setMarker(marker);
      mark(chart, best());
    }
    chart.paint(graphics, width, height);
  }

  private static void mark(XYChart chart, CurvePoint best) {
    chart
        .addSeries("best epoch", new double[] {best.epoch()}, new double[] {best.validationRmse()})
        .setMarker(SeriesMarkers.CIRCLE)
        .setMarkerColor(Style.ORANGE)
        .setLineColor(Style.MUTED) // in the legend, as the line through it is
        .setLineStyle(Style.DASHED);
    chart.addAnnotation(new AnnotationLine(best.epoch(), true, false));
  }

  private double[] column(ToDoubleFunction<CurvePoint> part) {
    return points.stream().mapToDouble(part).toArray();
  }

  /** The number of an epoch on an axis; nothing between two. */
  static String wholeOnly(double epoch) {
    return epoch == Math.rint(epoch) ? Text.number((long) epoch) : " ";
  }
}
