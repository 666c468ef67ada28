package io.matinee.cli.chart;

import java.awt.Graphics2D;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Numbers of ratings from the largest to the smallest, on logarithmic axes, which show a long tail.
 *
 * @param descending numbers above 0, the largest first
 * @param xTitle what is ranked
 */
record RankPlot(List<Integer> descending, String xTitle) implements Plot {
  private static final int POINTS = 400;
  private static final int POINTS_WITH_DOTS = 20;

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    XYChart chart = Style.lines(width, height, xTitle, "ratings");
    chart.getStyler().setXAxisLogarithmic(true);
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setDecimalPattern("#,##0");
    chart.getStyler().setXAxisMax(Math.max(10.0, descending.size()));
    double lowest = Math.floor(Math.log10(descending.get(descending.size() - 1)));
    double highest = Math.max(lowest + 1, Math.ceil(Math.log10(descending.get(0))));
    chart.getStyler().setYAxisMin(Math.pow(10, lowest));
    chart.getStyler().setYAxisMax(Math.pow(10, highest));
    int[] ranks = ranks();
    XYSeries series =
        chart.addSeries(
            "ratings",
            IntStream.of(ranks).asDoubleStream().toArray(),
            IntStream.of(ranks).mapToDouble(rank -> descending.get(rank - 1)).toArray());
    if (ranks.length <= POINTS_WITH_DOTS) {
      series.setMarker(SeriesMarkers.CIRCLE);
    }
    chart.paint(graphics, width, height);
  }

  /** Ranks from 1, evenly on a logarithmic axis: the eye could not tell more of them apart. */
  private int[] ranks() {
    double last = Math.log(descending.size());
    return IntStream.rangeClosed(0, POINTS)
        .map(i -> (int) Math.round(Math.exp(last * i / POINTS)))
        .distinct()
        .toArray();
  }
}
