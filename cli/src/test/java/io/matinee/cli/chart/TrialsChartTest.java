package io.matinee.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.data.Provenance;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialsChartTest {
  private static final Provenance REAL = new Provenance("Small", "a test", false);

  private static final List<TrialCurve> TRIALS =
      List.of(
          new TrialCurve(3, false, true, List.of(1.1, 0.95, 0.96), 2),
          new TrialCurve(1, true, true, List.of(1.1, 1.0, 0.99), 3),
          new TrialCurve(4, false, true, List.of(1.1, 1.01, 1.02), 2),
          new TrialCurve(5, false, false, List.of(1.05), 1),
          new TrialCurve(2, false, false, List.of(), 0));

  @Test
  void namesTheWinnerBesideTheDefaultSettings() {
    Figure figure = TrialsChart.byEpoch(REAL, TRIALS);
    assertThat(figure.name()).isEqualTo("tune");
    assertThat(figure.title()).isEqualTo("Search for settings: 5 trials");
    assertThat(figure.subtitle())
        .isEqualTo(
            "Trial 3 won: RMSE 0.9500 on validation ratings in epoch 2; default settings: 0.9900");
  }

  /** Grey, thick blue, dashed and thickest orange: as the SVG writes colours and strokes. */
  @Test
  void eachKindOfTrialHasItsLook() {
    String givenUp = "rgb(180,188,197)";
    String toTheEnd = "stroke:rgb(63,111,163);stroke-width:1.8";
    String byDefault = "stroke-dasharray:5,4";
    String winner = "stroke:rgb(208,122,34);stroke-width:2.6";
    assertThat(svg(TRIALS)).contains(givenUp, toTheEnd, byDefault, winner);
    assertThat(svg(TRIALS.subList(0, 2)))
        .contains(byDefault, winner)
        .doesNotContain(givenUp, toTheEnd);
  }

  @Test
  void oneTrialOfOneEpochOrNoneIsDrawnToo() {
    TrialCurve single = new TrialCurve(1, true, true, List.of(1.0), 1);
    Xml.parse(svg(List.of(single)));
    TrialCurve none = new TrialCurve(1, true, false, List.of(), 0);
    assertThat(TrialsChart.byEpoch(REAL, List.of(none)).plot())
        .isEqualTo(new EmptyPlot("No trial has done an epoch"));
  }

  /** Two chains of three sweeps, one of them burn-in; the lowest on the way is not the figure. */
  @Test
  void trialsBySweepEndWithTheirFigure() {
    List<TrialCurve> trials =
        List.of(
            new TrialCurve(2, false, true, List.of(3.0, 0.95, 0.94, 0.94, 0.93, 0.94), 6),
            new TrialCurve(1, true, true, List.of(2.0, 0.96, 0.95, 0.95, 0.96, 0.96), 6));
    Figure figure = TrialsChart.bySweep(REAL, trials, 3, 1);
    assertThat(figure.name()).isEqualTo("tune-factorization");
    assertThat(figure.subtitle())
        .isEqualTo(
            "Trial 2 won: RMSE 0.9400 on validation ratings at the end; default settings: 0.9600");
    Xml.parse(Picture.of(figure).svg());
  }

  @Test
  void syntheticDataIsNamedInTheTitle() {
    assertThat(TrialsChart.byEpoch(new Provenance("Made", "up", true), TRIALS).title())
        .startsWith("SYNTHETIC: Search");
  }

  private static String svg(List<TrialCurve> trials) {
    return Picture.of(TrialsChart.byEpoch(REAL, trials)).svg();
  }
}
