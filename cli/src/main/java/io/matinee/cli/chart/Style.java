package io.matinee.cli.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The look of all charts: one typeface, blue and orange, which everybody can tell apart. */
final class Style {
  static final Color INK = new Color(0x22262B);
  static final Color MUTED = new Color(0x5B6470);
  static final Color GRID = new Color(0xE2E6EA);
  static final Color BLUE = new Color(0x3F6FA3);
  static final Color ORANGE = new Color(0xD07A22);

  /** For several models: Okabe and Ito's, darkened where white lies behind, and four more. */
  private static final Color[] PALETTE = {
    new Color(0x22262B),
    new Color(0xC8921A),
    new Color(0x2E8FC6),
    new Color(0x00795A),
    new Color(0xB55A9A),
    new Color(0xD55E00),
    new Color(0x0A4F8F),
    new Color(0x8A8F98),
    new Color(0x7A3E1D),
    new Color(0x6C9A1F),
    new Color(0xA8323E)
  };

  static final Font TITLE = font(Font.BOLD, 20);
  static final Font SUBTITLE = font(Font.PLAIN, 13);
  static final Font AXIS = font(Font.PLAIN, 13);
  static final Font LABEL = font(Font.PLAIN, 12);
  static final Font SOURCE = font(Font.PLAIN, 11);

  static final BasicStroke DASHED =
      new BasicStroke(
          1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {5, 4}, 0);

  private static final int CHARACTERS_ABREAST = 100;

  private Style() {}

  private static Font font(int weight, int points) {
    return new Font(Font.SANS_SERIF, weight, points);
  }

  /** The color of {@code name}, which is one of {@code names}. */
  static Color color(List<String> names, String name) {
    return PALETTE[Math.floorMod(names.indexOf(name), PALETTE.length)];
  }

  static CategoryChart categories(int width, int height, String xTitle, String yTitle) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(width)
            .height(height)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    apply(chart.getStyler());
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    return chart;
  }

  static XYChart lines(int width, int height, String xTitle, String yTitle) {
    XYChart chart =
        new XYChartBuilder()
            .width(width)
            .height(height)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    apply(chart.getStyler());
    chart
        .getStyler()
        .setSeriesMarkers(new org.knowm.xchart.style.markers.Marker[] {SeriesMarkers.NONE});
    return chart;
  }

  /**
   * An upright line at {@code x}, from bottom to top of a chart whose y axis has its range. Unlike
   * an annotation it lies below the legend.
   */
  static XYSeries upright(XYChart chart, String name, double x) {
    double[] y = {chart.getStyler().getYAxisMin(), chart.getStyler().getYAxisMax()};
    XYSeries line = chart.addSeries(name, new double[] {x, x}, y);
    line.setMarker(SeriesMarkers.NONE).setLineColor(MUTED).setLineStyle(DASHED);
    return line;
  }

  /** Slants the labels below a chart where they would overlap. */
  static void fitLabels(CategoryChart chart, List<String> labels) {
    int longest = labels.stream().mapToInt(String::length).max().orElse(0);
    if (labels.size() * longest > CHARACTERS_ABREAST) {
      chart.getStyler().setXAxisLabelRotation(45);
      chart.getStyler().setXAxisLabelAlignment(TextAlignment.Right);
      chart.getStyler().setXAxisLabelAlignmentVertical(TextAlignment.Right);
    }
  }

  private static void apply(AxesChartStyler styler) {
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setChartTitleVisible(false);
    styler.setLegendVisible(false);
    styler.setLegendBorderColor(GRID);
    styler.setChartFontColor(INK);
    styler.setChartPadding(4);
    styler.setSeriesColors(new Color[] {BLUE, ORANGE});
    styler.setAnnotationTextFont(LABEL);
    styler.setAnnotationTextFontColor(INK);
    styler.setAnnotationLineColor(MUTED);
    styler.setAnnotationLineStroke(DASHED);
    styler.setAxisTitleFont(AXIS);
    styler.setAxisTickLabelsFont(LABEL);
    styler.setAxisTickLabelsColor(INK);
    styler.setAxisTickMarksColor(MUTED);
    styler.setAxisTicksLineVisible(false);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setPlotMargin(0);
    styler.setPlotContentSize(0.98);
    styler.setYAxisLabelAlignment(TextAlignment.Right);
    styler.setLocale(Locale.ENGLISH);
    styler.setTimezone(TimeZone.getTimeZone("UTC"));
  }
}
