package io.matinee.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.data.Movie;
import io.matinee.explanation.Explanation;
import io.matinee.model.RatingPart;
import io.matinee.model.RatingPart.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class PartsChartTest {
  private static Explanation explanation(List<RatingPart> parts) {
    double rating = parts.stream().mapToDouble(RatingPart::stars).sum();
    return new Explanation(new Movie("a", "A", 1990, List.of()), rating, null, parts, List.of());
  }

  private static final List<RatingPart> PARTS =
      List.of(
          new RatingPart(Kind.BASELINE, 3.5),
          new RatingPart(Kind.QUALITY, 0.88),
          new RatingPart(Kind.TASTE, -0.3),
          new RatingPart(Kind.AGE, 0.001),
          new RatingPart(Kind.GENDER, -0.001));

  /** 22 columns for 0.88; 0.3 are 7.5 of them. */
  @Test
  void barsGoToBothSides() {
    assertThat(PartsChart.of(explanation(PARTS), false))
        .isEqualTo(
            ("  baseline  " + " ".repeat(45) + "   3.50\n")
                + ("  the movie " + " ".repeat(22) + "│" + "█".repeat(22) + "  +0.88\n")
                + ("  taste     " + " ".repeat(14) + "▐███████│" + " ".repeat(22) + "  -0.30\n")
                + ("  age       " + " ".repeat(22) + "│▏" + " ".repeat(21) + "  +0.00\n")
                + ("  gender    " + " ".repeat(21) + "▐│" + " ".repeat(22) + "  +0.00\n")
                + ("  rating    " + " ".repeat(45) + "   4.08\n"));
  }

  @Test
  void asciiTerminalsGetNothingElse() {
    assertThat(PartsChart.of(explanation(PARTS), true))
        .matches("[\\n -~]*")
        .contains("########|" + " ".repeat(22) + "  -0.30");
  }

  @Test
  void smallPartsAreAddedUp() {
    List<RatingPart> many = new ArrayList<>(PARTS);
    for (int i = 1; i <= 20; i++) {
      many.add(new RatingPart(Kind.GENRE, "A genre of a rather long name, number " + i, 0.01 * i));
    }
    String chart = PartsChart.of(explanation(many), false);
    // 24 parts beside the baseline; shown are 0.88, -0.3 and 0.2 down to 0.13
    assertThat(chart).contains("14 smaller parts").containsPattern("14 smaller parts .* \\+0.78\n");
    assertThat(chart.lines())
        .hasSize(13)
        .allMatch(line -> new AttributedString(line).columnLength() <= 80);
  }

  @Test
  void aBaselineAloneIsTheRating() {
    assertThat(PartsChart.of(explanation(PARTS.subList(0, 1)), false).lines()).hasSize(2);
  }
}
