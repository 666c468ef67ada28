package io.matinee.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.data.Provenance;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialsChartTest {
  private static final Provenance REAL = new Provenance("Small", "a test", false);

  private static final List<TrialCurve> TRIALS =
      List.of(
          new TrialCurve(3, false, true, List.of(1.1, 0.95, 0.96)),
          new TrialCurve(1, true, true, List.of(1.1, 1.0, 0.99)),
          new TrialCurve(4, false, true, List.of(1.1, 1.01, 1.02)),
          new TrialCurve(5, false, false, List.of(1.05)),
          new TrialCurve(2, false, false, List.of()));

  @Test
  void namesTheWinnerBesideTheDefaultSettings() {
    Figure figure = TrialsChart.figure(REAL, TRIALS);
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
    TrialCurve single = new TrialCurve(1, true, true, List.of(1.0));
    Xml.parse(svg(List.of(single)));
    TrialCurve none = new TrialCurve(1, true, false, List.of());
    assertThat(TrialsChart.figure(REAL, List.of(none)).plot())
        .isEqualTo(new EmptyPlot("No trial has done an epoch"));
  }

  @Test
  void syntheticDataIsNamedInTheTitle() {
    assertThat(TrialsChart.figure(new Provenance("Made", "up", true), TRIALS).title())
        .startsWith("SYNTHETIC: Search");
  }

  private static String svg(List<TrialCurve> trials) {
    return Picture.of(TrialsChart.figure(REAL, trials)).svg();
  }
}
