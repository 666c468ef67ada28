package io.matinee.cli.chart;

import io.matinee.data.Provenance;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The validation error by epoch of all trials of a search: those that were given up thin and grey,
 * those that came to the end blue, the default settings dashed, the winner orange with its best
 * epoch marked.
 *
 * @param trials the winner first, at least one
 */
public record TrialsChart(List<TrialCurve> trials) implements Plot {
  private static final double SHOWN = 0.75; // of the first epochs: some begin far off

  /** How trials are drawn, the most important last. */
  private enum Look {
    GIVEN_UP("given up", new Color(0xB4BCC5), new BasicStroke(1)),
    TO_THE_END("trained to the end", Style.BLUE, new BasicStroke(1.8f)),
    DEFAULT("default settings", Style.INK, Style.DASHED),
    WINNER("winner", Style.ORANGE, new BasicStroke(2.6f));

    private final String label;
    private final Color color;
    private final BasicStroke stroke;

    Look(String label, Color color, BasicStroke stroke) {
      this.label = label;
      this.color = color;
      this.stroke = stroke;
    }
  }

  /** Keeps its own copy, without trials that diverged before their first epoch was done. */
  public TrialsChart {
    trials = trials.stream().filter(trial -> !trial.rmse().isEmpty()).toList();
  }

  /**
   * The figure {@code tune}.
   *
   * @param data what was trained on
   * @param trials the winner first
   */
  public static Figure figure(Provenance data, List<TrialCurve> trials) {
    TrialsChart chart = new TrialsChart(trials);
    boolean empty = chart.trials.isEmpty();
    return Figure.of(
        data,
        "tune",
        "Search for settings: %d trials".formatted(trials.size()),
        empty ? "" : chart.describe(),
        empty ? new EmptyPlot("No trial has done an epoch") : chart);
  }

  private TrialCurve winner() {
    return trials.get(0);
  }

  private String describe() {
    String winner =
        String.format(
            Locale.ROOT,
            "Trial %d won: RMSE %.4f on validation ratings in epoch %d",
            winner().number(),
            winner().best(),
            winner().bestEpoch());
    return trials.stream()
        .filter(TrialCurve::ofDefaults)
        .map(trial -> String.format(Locale.ROOT, "; default settings: %.4f", trial.best()))
        .reduce(winner, String::concat);
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    XYChart chart = Style.lines(width, height, "epoch", "validation RMSE (stars)");
    chart.getStyler().setYAxisDecimalPattern("0.00#");
    chart.getStyler().setLegendVisible(true);
    chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
    chart.setCustomXAxisTickLabelsFormatter(LearningCurve::wholeOnly);
    setRange(chart);
    Set<Look> inLegend = EnumSet.noneOf(Look.class);
    trials.stream()
        .sorted(Comparator.comparing(this::look)) // the winner is drawn last, above the others
        .forEach(trial -> draw(chart, trial, look(trial), inLegend));
    mark(chart);
    chart.paint(graphics, width, height);
  }

  private void setRange(XYChart chart) {
    int last = trials.stream().mapToInt(trial -> trial.rmse().size()).max().orElseThrow();
    double lowest = trials.stream().mapToDouble(TrialCurve::best).min().orElseThrow();
    double[] first = trials.stream().mapToDouble(trial -> trial.rmse().get(0)).sorted().toArray();
    double highest = first[(int) ((first.length - 1) * SHOWN)];
    chart.getStyler().setXAxisMin(1.0);
    chart.getStyler().setXAxisMax(Math.max(2.0, last));
    chart.getStyler().setYAxisMin(Math.floor(lowest * 100) / 100);
    chart.getStyler().setYAxisMax(Math.ceil(highest * 100 + 1) / 100);
  }

  private Look look(TrialCurve trial) {
    if (trial.number() == winner().number()) {
      return Look.WINNER;
    }
    if (trial.ofDefaults()) {
      return Look.DEFAULT;
    }
    return trial.toTheEnd() ? Look.TO_THE_END : Look.GIVEN_UP;
  }

  private static void draw(XYChart chart, TrialCurve trial, Look look, Set<Look> inLegend) {
    double[] epochs = IntStream.rangeClosed(1, trial.rmse().size()).asDoubleStream().toArray();
    double[] rmse = trial.rmse().stream().mapToDouble(Double::doubleValue).toArray();
    XYSeries series = chart.addSeries("trial " + trial.number(), epochs, rmse);
    series.setLineColor(look.color).setLineStyle(look.stroke);
    series.setLabel(look.label).setShowInLegend(inLegend.add(look));
    series.setMarker(epochs.length == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    series.setMarkerColor(look.color);
  }

  private void mark(XYChart chart) {
    double[] epoch = {winner().bestEpoch()};
    XYSeries best = chart.addSeries("best epoch", epoch, new double[] {winner().best()});
    best.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(Style.ORANGE).setShowInLegend(false);
  }
}
