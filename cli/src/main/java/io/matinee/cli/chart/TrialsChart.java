package io.matinee.cli.chart;

import io.matinee.data.Provenance;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;
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
 * The validation error by epoch or sweep of all trials of a search: those that were given up thin
 * and grey, those that came to the end blue, the default settings dashed, the winner orange with
 * the point marked that is its figure.
 *
 * @param trials the winner first, at least one
 * @param steps what they do again and again
 */
public record TrialsChart(List<TrialCurve> trials, Steps steps) implements Plot {
  private static final double SHOWN = 0.75; // of the first epochs: some begin far off

  /**
   * What trials do again and again.
   *
   * @param axis the title of their axis
   * @param first the first that is drawn, from 1
   * @param chain how many make a chain; 0 where there are no chains
   */
  public record Steps(String axis, int first, int chain) {}

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

  /** Keeps its own copy, without trials that diverged before there was anything to draw. */
  public TrialsChart {
    trials = trials.stream().filter(trial -> trial.rmse().size() >= steps.first()).toList();
  }

  /**
   * The figure {@code tune}, of trials by epoch.
   *
   * @param data what was trained on
   * @param trials the winner first
   */
  public static Figure byEpoch(Provenance data, List<TrialCurve> trials) {
    TrialsChart chart = new TrialsChart(trials, new Steps("epoch", 1, 0));
    boolean empty = chart.trials.isEmpty();
    return Figure.of(
        data,
        "tune",
        title(trials),
        empty ? "" : chart.describe(" in epoch " + chart.winner().counted()),
        empty ? new EmptyPlot("No trial has done an epoch") : chart);
  }

  /**
   * The figure {@code tune-factorization}, of trials by sweep, from that of the first sample on.
   *
   * @param data what was trained on
   * @param trials all done, the winner first
   * @param sweeps of each chain
   * @param burnIn sweeps of each chain before samples are taken
   */
  public static Figure bySweep(Provenance data, List<TrialCurve> trials, int sweeps, int burnIn) {
    boolean inTurn = trials.stream().anyMatch(trial -> trial.rmse().size() > sweeps);
    Steps steps =
        inTurn
            ? new Steps("sweep, chain after chain", burnIn + 1, sweeps)
            : new Steps("sweep", burnIn + 1, 0);
    TrialsChart chart = new TrialsChart(trials, steps);
    return Figure.of(
        data, "tune-factorization", title(trials), chart.describe(" at the end"), chart);
  }

  private static String title(List<TrialCurve> trials) {
    return "Search for settings: %d trial%s"
        .formatted(trials.size(), trials.size() == 1 ? "" : "s");
  }

  private TrialCurve winner() {
    return trials.get(0);
  }

  private String describe(String when) {
    String winner =
        String.format(
            Locale.ROOT,
            "Trial %d won: RMSE %.4f on validation ratings%s",
            winner().number(),
            winner().figure(),
            when);
    return trials.stream()
        .filter(TrialCurve::ofDefaults)
        .map(trial -> String.format(Locale.ROOT, "; default settings: %.4f", trial.figure()))
        .reduce(winner, String::concat);
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    XYChart chart = Style.lines(width, height, steps.axis(), "validation RMSE (stars)");
    chart.getStyler().setYAxisDecimalPattern("0.00#");
    chart.getStyler().setLegendVisible(true);
    chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
    chart.setCustomXAxisTickLabelsFormatter(LearningCurve::wholeOnly);
    setRange(chart);
    markChains(chart);
    Set<Look> inLegend = EnumSet.noneOf(Look.class);
    trials.stream()
        .sorted(Comparator.comparing(this::look)) // the winner is drawn last, above the others
        .forEach(trial -> draw(chart, trial, look(trial), inLegend));
    mark(chart);
    chart.paint(graphics, width, height);
  }

  private void setRange(XYChart chart) {
    int last = trials.stream().mapToInt(trial -> trial.rmse().size()).max().orElseThrow();
    double lowest =
        trials.stream().flatMapToDouble(trial -> Arrays.stream(drawn(trial))).min().orElseThrow();
    double[] first =
        trials.stream()
            .mapToDouble(trial -> trial.rmse().get(steps.first() - 1))
            .sorted()
            .toArray();
    double highest = first[(int) ((first.length - 1) * SHOWN)];
    chart.getStyler().setXAxisMin((double) steps.first());
    chart.getStyler().setXAxisMax(Math.max(steps.first() + 1.0, last));
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

  /** Where the second chain begins, if it is not sampled beside the first. */
  private void markChains(XYChart chart) {
    if (steps.chain() > 0) {
      Style.upright(chart, "the second chain begins", steps.chain() + 0.5)
          .setLineStyle(new BasicStroke(1)); // dashes are for the default settings
    }
  }

  private void draw(XYChart chart, TrialCurve trial, Look look, Set<Look> inLegend) {
    int last = trial.rmse().size();
    double[] numbers = IntStream.rangeClosed(steps.first(), last).asDoubleStream().toArray();
    XYSeries series = chart.addSeries("trial " + trial.number(), numbers, drawn(trial));
    series.setLineColor(look.color).setLineStyle(look.stroke);
    series.setLabel(look.label).setShowInLegend(inLegend.add(look));
    series.setMarker(numbers.length == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    series.setMarkerColor(look.color);
  }

  private double[] drawn(TrialCurve trial) {
    return trial.rmse().stream().skip(steps.first() - 1).mapToDouble(rmse -> rmse).toArray();
  }

  private void mark(XYChart chart) {
    double[] number = {winner().counted()};
    XYSeries figure = chart.addSeries("figure", number, new double[] {winner().figure()});
    figure.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(Style.ORANGE).setShowInLegend(false);
  }
}
