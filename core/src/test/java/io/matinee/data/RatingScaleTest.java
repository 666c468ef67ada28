package io.matinee.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatingScaleTest {
  private static final RatingScale HALVES = new RatingScale(0.5f, 5, 0.5f);

  @ParameterizedTest
  @ValueSource(floats = {1, 2, 3, 4, 5})
  void fiveStarsAreWhole(float rating) {
    assertThat(RatingScale.FIVE_STARS.contains(rating)).isTrue();
    assertThat(HALVES.contains(rating)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.99f, 3.5f, 5.01f, 6, -1, Float.NaN, Float.POSITIVE_INFINITY})
  void fiveStarsAreNothingElse(float rating) {
    assertThat(RatingScale.FIVE_STARS.contains(rating)).isFalse();
  }

  @Test
  void stepsMayBeHalves() {
    assertThat(HALVES.contains(0.5f)).isTrue();
    assertThat(HALVES.contains(4.5f)).isTrue();
    assertThat(HALVES.contains(4.25f)).isFalse();
  }

  /** Four fifths of the best: 4 of 5, and 8 of 10; of one to two, the better one. */
  @ParameterizedTest
  @CsvSource({"1,5,1,4", "0.5,5,0.5,4", "1,10,1,8", "0,100,1,80", "1,2,1,2", "0,1,1,1"})
  void aLikingIsFourFifthsOfTheBest(float min, float max, float step, float liked) {
    assertThat(new RatingScale(min, max, step).liked()).isEqualTo(liked);
  }

  @Test
  void clipsIntoTheRange() {
    assertThat(RatingScale.FIVE_STARS.clip(0.2f)).isEqualTo(1);
    assertThat(RatingScale.FIVE_STARS.clip(3.3f)).isEqualTo(3.3f);
    assertThat(RatingScale.FIVE_STARS.clip(7)).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"5, 1, 1", "1, 1, 1", "1, 5, 0", "1, 5, -1", "1, 5, 5", "NaN, 5, 1", "1, 5, NaN"})
  void refusesScalesWithoutTwoRatings(float min, float max, float step) {
    assertThatThrownBy(() -> new RatingScale(min, max, step))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected min < max and 0 < step <= max - min, found ");
  }
}
