package io.matinee.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.data.Dataset;
import io.matinee.data.Provenance;
import io.matinee.exploration.Exploration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static List<Figure> figures(Dataset dataset) {
    return ExplorationFigures.of(Exploration.of(dataset));
  }

  @Test
  void figuresAreNamedAfterWhatTheyShow() {
    assertThat(figures(SampleData.small()))
        .extracting(Figure::name)
        .containsExactly(
            "genres",
            "ratings",
            "ages",
            "ratings-per-user",
            "ratings-per-movie",
            "timeline",
            "mean-by-genre",
            "mean-by-age",
            "mean-by-gender",
            "mean-by-occupation",
            "mean-by-popularity");
  }

  @Test
  void syntheticDataIsNamedInEveryTitleAndRealDataInNone() {
    assertThat(figures(SampleData.wide()))
        .allSatisfy(figure -> assertThat(figure.title()).startsWith("SYNTHETIC: "));
    assertThat(figures(SampleData.small()))
        .allSatisfy(figure -> assertThat(figure.title()).doesNotContain("SYNTHETIC"));
  }

  @Test
  void figuresWithNothingToShowSayWhy() {
    assertThat(figures(SampleData.nothing()))
        .allSatisfy(figure -> assertThat(figure.plot()).isInstanceOf(EmptyPlot.class));
    assertThat(figures(SampleData.bare()).get(5).plot())
        .isEqualTo(new EmptyPlot("The ratings of this dataset have no dates"));
  }

  @Test
  void ofManyGroupsTheLargestAreShownAndTheTitleSaysSo() {
    Figure genres = figures(SampleData.wide()).get(0);
    assertThat(genres.title()).endsWith("(the largest 30 of 60)");
    assertThat(((BarPlot) genres.plot()).labels()).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void theSourceIsNamedAndCutWhereItIsLong() {
    assertThat(figures(SampleData.small()).get(0).source()).isEqualTo("Source: Small");
    assertThat(figures(SampleData.hostile()).get(0).source()).hasSize(120).endsWith("…");
  }

  @Test
  void theLearningCurveNamesItsBestEpoch() {
    List<CurvePoint> points =
        List.of(
            new CurvePoint(1, 1.1, 1.2),
            new CurvePoint(2, 0.9, 0.95),
            new CurvePoint(3, 0.8, 0.97),
            new CurvePoint(4, Double.NaN, Double.POSITIVE_INFINITY));
    Figure figure = curve(points);
    assertThat(figure.name()).isEqualTo("learning-curve");
    assertThat(figure.title()).isEqualTo("Learning curve: network");
    assertThat(figure.subtitle())
        .isEqualTo(
            "Best epoch 2 of 3: RMSE 0.9500 on validation ratings, 0.9000 on training ratings");
    assertThat(Picture.of(figure).svg()).contains("Learning curve: network");
  }

  @Test
  void aLearningCurveOfOneEpochOrNoneIsDrawnToo() {
    Xml.parse(Picture.of(curve(List.of(new CurvePoint(7, 0.9, 0.9)))).svg());
    assertThat(curve(List.of()).plot()).isEqualTo(new EmptyPlot("No epoch has been trained"));
  }

  private static Figure curve(List<CurvePoint> points) {
    return LearningCurve.figure(new Provenance("Small", "a test", false), "network", points);
  }

  @Test
  void labelsAreNeverEmptyNorTheSame() {
    assertThat(Text.labels(List.of("a", "a", " ", "\u0001", "x".repeat(30), "x".repeat(31))))
        .containsExactly(
            "a", "a (2)", "(empty)", "(empty) (2)", "x".repeat(23) + "…", "x".repeat(17) + "… (2)");
  }
}
