package io.matinee.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointLabelsTest {
  private static final Rectangle2D PLOT = new Rectangle2D.Double(0, 0, 400, 200);
  private static final Point2D LEFT = new Point2D.Double(100, 100);

  @Test
  void aNameStandsToTheRightOfItsDot() {
    Point2D place = new PointLabels(List.of(LEFT), PLOT).place("EASE", LEFT);
    assertThat(place.getX()).isBetween(115.0, 140.0);
    assertThat(place.getY()).isEqualTo(100);
  }

  @Test
  void toItsLeftWhereAnotherDotIsOrThePlotEnds() {
    Point2D near = new Point2D.Double(120, 100);
    assertThat(new PointLabels(List.of(LEFT, near), PLOT).place("EASE", LEFT).getX())
        .isLessThan(100);
    Point2D last = new Point2D.Double(395, 100);
    assertThat(new PointLabels(List.of(last), PLOT).place("EASE", last).getX()).isLessThan(395);
  }

  @Test
  void aboveWhereBothSidesAreTakenByNames() {
    PointLabels labels = new PointLabels(List.of(LEFT), PLOT);
    labels.place("one", LEFT);
    labels.place("two", LEFT);
    assertThat(labels.place("three", LEFT).getY()).isGreaterThan(100);
  }
}
