package io.matinee.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.cli.chart.CategoryLines.Line;
import io.matinee.cli.chart.ModelPoints.Point;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Charts of several models. */
class ModelPlotsTest {
  private static final List<String> MODELS = List.of("EASE", "iALS");
  private static final String COLOR = "rgb(200,146,26)"; // the second of the palette
  private static final String DASHES = "stroke-dasharray:5,4";

  private static String svg(Plot plot) {
    return Picture.of(new Figure("name", "Title", "", "Source", plot)).svg();
  }

  @Test
  void theLesserOfTwoLinesIsDashedInTheSameColor() {
    Line solid = new Line("as it was", "iALS", false, List.of(1.0, 1.2, 1.3));
    Line dashed = new Line("told", "iALS", true, List.of(1.0, 1.1, Double.NaN));
    CategoryLines one = lines(List.of(solid));
    CategoryLines both = lines(List.of(solid, dashed));
    assertThat(svg(one)).contains(COLOR).doesNotContain(DASHES);
    assertThat(svg(both)).contains(COLOR, DASHES).doesNotContain("NaN");
  }

  private static CategoryLines lines(List<Line> lines) {
    return new CategoryLines(
        List.of("50-60 %", "60-70 %", "70-80 %"), lines, MODELS, true, "time", "RMSE");
  }

  @Test
  void aModelHasTheSameColorInEveryChart() {
    List<Point> points = List.of(new Point(0.2, 0.4));
    String alone = svg(new ModelPoints(Map.of("iALS", points), MODELS, "coverage", "NDCG", false));
    assertThat(alone).contains(COLOR);
    assertThat(svg(lines(List.of(new Line("iALS", List.of(1.0, 2.0, 3.0)))))).contains(COLOR);
  }
}
