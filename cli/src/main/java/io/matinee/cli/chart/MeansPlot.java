package io.matinee.cli.chart;

import io.matinee.exploration.GroupMean;
import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A dot for the mean rating of each group with its interval of 95 %, and a line for the mean of all
 * ratings. Dots, unlike bars, may stand on an axis that does not begin at zero.
 *
 * @param means the groups, from left to right, at least one
 * @param overall the mean of all ratings, in stars
 * @param xTitle what the groups are
 */
record MeansPlot(List<GroupMean> means, double overall, String xTitle) implements Plot {
  private static final double INTERVAL_95 = 1.96; // standard errors on each side
  private static final double ROOM = 0.05; // stars around the outermost interval

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    CategoryChart chart = Style.categories(width, height, xTitle, "mean rating (stars)");
    CategoryStyler styler = chart.getStyler();
    styler.setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Scatter);
    styler.setYAxisDecimalPattern("0.0#");
    styler.setYAxisMin(Math.floor(2 * (lowest() - ROOM)) / 2);
    styler.setYAxisMax(Math.ceil(2 * (highest() + ROOM)) / 2);
    styler.setErrorBarsColor(Style.BLUE);
    styler.setMarkerSize(9);
    List<String> labels = Text.labels(means.stream().map(GroupMean::group).toList());
    Style.fitLabels(chart, labels);
    chart
        .addSeries(
            "means",
            labels,
            means.stream().map(GroupMean::mean).toList(),
            means.stream().map(MeansPlot::halfInterval).toList())
        .setMarker(SeriesMarkers.CIRCLE);
    chart.addAnnotation(new AnnotationLine(overall, false, false));
    chart.paint(graphics, width, height);
  }

  private double lowest() {
    return means.stream().mapToDouble(m -> m.mean() - halfInterval(m)).min().orElse(overall);
  }

  private double highest() {
    return means.stream().mapToDouble(m -> m.mean() + halfInterval(m)).max().orElse(overall);
  }

  private static double halfInterval(GroupMean mean) {
    return mean.standardError() == null ? 0 : INTERVAL_95 * mean.standardError();
  }
}
