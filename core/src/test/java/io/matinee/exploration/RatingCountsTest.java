package io.matinee.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RatingCountsTest {
  private final RatingCounts counts = RatingCounts.of(new int[] {1, 10, 4, 5});

  @Test
  void quantilesLieOnALineBetweenNeighbours() {
    // positions 0, 1, 2, 3 hold 1, 4, 5, 10
    assertThat(counts.quantile(0)).isEqualTo(1);
    assertThat(counts.quantile(0.25)).isCloseTo(3.25, within(1e-12));
    assertThat(counts.quantile(0.5)).isEqualTo(4.5);
    assertThat(counts.quantile(1)).isEqualTo(10);
  }

  @Test
  void topIsRoundedAndAtLeastOne() {
    assertThat(counts.top(0.01)).isEqualTo(1);
    assertThat(counts.topShare(0.01)).isEqualTo(0.5);
    assertThat(counts.topShare(0.5)).isEqualTo(0.75);
    assertThat(counts.topShare(1)).isEqualTo(1);
  }

  @Test
  void countsThoseWithFewer() {
    assertThat(counts.fewerThan(5)).isEqualTo(2);
    assertThat(counts.mean()).isEqualTo(5);
  }

  @Test
  void giniIsHalfTheMeanDifferenceOverTheMean() {
    // Σ|xi − xj| over all ordered pairs = 2·(3+4+9+1+6+5) = 56; 56 / (2·4²·5) = 0.35
    assertThat(counts.gini()).isCloseTo(0.35, within(1e-12));
    assertThat(RatingCounts.of(new int[] {3, 3, 3}).gini()).isCloseTo(0, within(1e-12));
  }

  @Test
  void nobodyHasOnlyZeros() {
    RatingCounts none = RatingCounts.of(new int[0]);
    assertThat(none.quantile(0.5)).isZero();
    assertThat(none.mean()).isZero();
    assertThat(none.topShare(0.1)).isZero();
    assertThat(none.gini()).isZero();
  }

  @Property
  void giniAgreesWithAllPairs(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 50) Integer> values) {
    int[] each = values.stream().mapToInt(Integer::intValue).toArray();
    double sum = Arrays.stream(each).sum();
    double differences =
        Arrays.stream(each)
            .mapToDouble(a -> Arrays.stream(each).map(b -> Math.abs(a - b)).sum())
            .sum();
    double expected = sum == 0 ? 0 : differences / (2 * each.length * sum);
    assertThat(RatingCounts.of(each).gini()).isCloseTo(expected, within(1e-9));
  }
}
