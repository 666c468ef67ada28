package io.matinee.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.cli.chart.SamplingCurve.Sweep;
import io.matinee.data.Provenance;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplingCurveTest {
  private static final Provenance REAL = new Provenance("Small", "a test", false);

  private static final List<Sweep> SWEEPS =
      List.of(
          new Sweep(1, 1, 1, 1.2),
          new Sweep(1, 1, 2, 0.95),
          new Sweep(1, 1, 3, 0.91),
          new Sweep(2, 2, 1, 0.91),
          new Sweep(2, 2, 2, 0.91),
          new Sweep(2, 2, 3, 0.9));

  private static Figure figure(List<Sweep> sweeps, int burnIn) {
    return SamplingCurve.figure(REAL, "Factorization", sweeps, burnIn);
  }

  @Test
  void saysWhereItEnds() {
    assertThat(figure(SWEEPS, 2).name()).isEqualTo("sampling-curve");
    assertThat(figure(SWEEPS, 2).subtitle())
        .isEqualTo("2 chains, 6 sweeps in all: RMSE 0.9000 on validation ratings at the end");
  }

  /** Orange for draws, blue for means, dashed for the beginnings of chains. */
  @Test
  void drawsMeansAndChainsAreToldApart() {
    String draws = "rgb(208,122,34)";
    String means = "rgb(63,111,163)";
    String svg = Picture.of(figure(SWEEPS, 2)).svg();
    Xml.parse(svg);
    assertThat(svg).contains(draws, means, "stroke-dasharray:5,4");
    assertThat(svg.split("stroke-dasharray:5,4", -1)).as("two, and one in the legend").hasSize(4);
    assertThat(Picture.of(figure(SWEEPS.subList(0, 3), 0)).svg())
        .contains(means)
        .doesNotContain(draws);
  }

  /** Where few ratings are watched, an early draw may be better than all that comes later. */
  @Test
  void theMeanIsInSightWhateverTheDraws() {
    List<Sweep> sweeps =
        List.of(
            new Sweep(1, 1, 1, 0.8),
            new Sweep(1, 1, 2, 1.1),
            new Sweep(1, 1, 3, 0.95),
            new Sweep(1, 1, 4, 0.94));
    assertThat(new SamplingCurve(sweeps, 2).top()).isGreaterThan(1.1);
  }

  @Test
  void oneSweepIsDrawnTooAndNoneIsSaid() {
    Xml.parse(Picture.of(figure(SWEEPS.subList(0, 1), 1)).svg());
    EmptyPlot empty = new EmptyPlot("No ratings were kept to watch");
    assertThat(figure(List.of(), 1).plot()).isEqualTo(empty);
    assertThat(figure(List.of(new Sweep(1, 1, 1, Double.NaN)), 0).plot()).isEqualTo(empty);
  }
}
