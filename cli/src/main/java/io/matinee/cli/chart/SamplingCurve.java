package io.matinee.cli.chart;

import io.matinee.data.Provenance;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The validation error by sweep of one sampling: of the draws of one sweep while the first chains
 * burn in, then of the mean of all samples so far, which a later burn-in leaves as it is. A dashed
 * line stands where chains begin. These lines, between two sweeps, also make the ticks round: where
 * all points of an axis are equally far apart, XChart puts ticks on them only.
 *
 * @param sweeps in the order of sampling
 * @param burnIn sweeps of each chain before samples are taken
 */
public record SamplingCurve(List<Sweep> sweeps, int burnIn) implements Plot {
  /** The name of its files without an ending. */
  public static final String NAME = "sampling-curve";

  private static final double SHOWN = 0.1; // of the first sweeps: the very first are far off
  private static final double ROOM = 1.02; // at the very edge the last tick has no number

  /**
   * One sweep of chains that are sampled side by side.
   *
   * @param chain the first, from 1
   * @param lastChain the last
   * @param sweep of each, from 1
   * @param validationRmse in stars; NaN where nothing is watched
   */
  public record Sweep(int chain, int lastChain, int sweep, double validationRmse) {}

  /** Keeps its own copy. */
  public SamplingCurve {
    sweeps = List.copyOf(sweeps);
  }

  /**
   * The figure {@code sampling-curve}.
   *
   * @param data what was trained on
   * @param model the name of what was trained, shown in the title
   */
  public static Figure figure(Provenance data, String model, List<Sweep> sweeps, int burnIn) {
    SamplingCurve curve = new SamplingCurve(sweeps, burnIn);
    boolean watched =
        !sweeps.isEmpty() && sweeps.stream().allMatch(s -> Double.isFinite(s.validationRmse()));
    return Figure.of(
        data,
        NAME,
        "Sampling: " + Text.oneLine(model),
        watched ? curve.describe() : "",
        watched ? curve : new EmptyPlot("No ratings were kept to watch"));
  }

  private String describe() {
    Sweep last = sweeps.get(sweeps.size() - 1);
    return String.format(
        Locale.ROOT,
        "%d chain%s, %,d sweeps in all: RMSE %.4f on validation ratings at the end",
        last.lastChain(),
        last.lastChain() == 1 ? "" : "s",
        sweeps.stream().mapToInt(s -> s.lastChain() - s.chain() + 1).sum(),
        last.validationRmse());
  }

  /** Sweeps before the first sample. */
  private int draws() {
    return Math.min(burnIn, sweeps.size());
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    XYChart chart = Style.lines(width, height, axis(), "RMSE (stars)");
    chart.getStyler().setYAxisDecimalPattern("0.00#");
    chart.getStyler().setLegendVisible(true);
    chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
    chart.setCustomXAxisTickLabelsFormatter(LearningCurve::wholeOnly);
    setRange(chart);
    markChains(chart);
    add(chart, "draws of one sweep (burn-in)", 0, draws());
    add(chart, "mean of all samples so far", draws(), sweeps.size());
    chart.paint(graphics, width, height);
  }

  private String axis() {
    return sweeps.get(sweeps.size() - 1).chain() == 1 ? "sweep" : "sweep, chain after chain";
  }

  private void setRange(XYChart chart) {
    chart.getStyler().setXAxisMin(0.0);
    chart.getStyler().setXAxisMax(Math.max(2.0, sweeps.size() * ROOM));
    chart.getStyler().setYAxisMin(bottom());
    chart.getStyler().setYAxisMax(top());
  }

  /** Few ratings watched make draws jump about: the mean of all samples must be in sight too. */
  double top() {
    int from = (int) (Math.max(1, draws()) * SHOWN);
    double highest = Arrays.stream(values(from, sweeps.size())).max().orElseThrow();
    return Math.ceil(highest * 100 + 1) / 100;
  }

  private double bottom() {
    double lowest = Arrays.stream(values(0, sweeps.size())).min().orElseThrow();
    return Math.floor(lowest * 100) / 100;
  }

  private double[] values(int from, int to) {
    return sweeps.subList(from, to).stream().mapToDouble(Sweep::validationRmse).toArray();
  }

  private void add(XYChart chart, String name, int from, int to) {
    if (from == to) {
      return;
    }
    double[] numbers = IntStream.range(from, to).mapToDouble(i -> i + 1.0).toArray();
    XYSeries series = chart.addSeries(name, numbers, values(from, to));
    series.setMarker(to - from == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    series.setLineStyle(SeriesLines.SOLID);
    series.setLineColor(from == 0 && draws() > 0 ? Style.ORANGE : Style.BLUE);
  }

  private void markChains(XYChart chart) {
    IntStream.range(0, sweeps.size())
        .filter(i -> sweeps.get(i).sweep() == 1)
        .forEach(
            i ->
                Style.upright(chart, "chain " + sweeps.get(i).chain(), i + 0.5)
                    .setLabel("chains begin")
                    .setShowInLegend(i == 0));
  }
}
