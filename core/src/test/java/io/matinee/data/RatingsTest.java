package io.matinee.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatingsTest {
  private static final Ratings RATINGS =
      new Ratings.Builder(1).add(0, 2, 4, 10).add(1, 0, 1, 4294967295L).add(0, 0, 2.5f, 30).build();

  @Test
  void keepsWhatWasAddedInOrderAndGrows() {
    assertThat(RATINGS.size()).isEqualTo(3);
    assertThat(RATINGS.user(1)).isEqualTo(1);
    assertThat(RATINGS.movie(0)).isEqualTo(2);
    assertThat(RATINGS.value(2)).isEqualTo(2.5f);
  }

  @Test
  void keepsTimesUntil2106() {
    assertThat(RATINGS.epochSecond(1)).isEqualTo(4294967295L);
  }

  @Test
  void selectsRowsInTheOrderAsked() {
    Ratings selected = RATINGS.select(new int[] {2, 1});

    assertThat(selected.size()).isEqualTo(2);
    assertThat(selected.value(0)).isEqualTo(2.5f);
    assertThat(selected.epochSecond(1)).isEqualTo(4294967295L);
  }

  @Test
  void countsWhoRatedAndWhatWasRated() {
    assertThat(RATINGS.countPerUser(3)).containsExactly(2, 1, 0);
    assertThat(RATINGS.countPerMovie(3)).containsExactly(2, 0, 1);
  }

  @Test
  void meanIsThatOfTheStars() {
    assertThat(RATINGS.mean()).isEqualTo(2.5); // (4 + 1 + 2.5) / 3
    assertThat(RATINGS.select(new int[0]).mean()).isNaN();
  }
}
