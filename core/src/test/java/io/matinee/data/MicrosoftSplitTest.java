package io.matinee.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The real split is pinned where lists are judged on it. */
class MicrosoftSplitTest {
  /** Each rating by a person of its own, so that the person says which row it was. */
  private static Ratings ofMovies(int... movies) {
    Ratings.Builder ratings = new Ratings.Builder(movies.length);
    for (int row = 0; row < movies.length; row++) {
      ratings.add(row, movies[row], 3, 0);
    }
    return ratings.build();
  }

  /**
   * numpy draws .3745, .9507, .7320, .5987, .1560, .1560, .0581. Of four the highest is left out,
   * row 1; of two, 1.5 are rounded to the even 2; of one, .75 to 1.
   */
  @Test
  void threeQuartersOfEachMovieByTheNumbersDrawn() {
    Split split = MicrosoftSplit.of(ofMovies(0, 0, 0, 0, 1, 1, 2), 3);
    assertThat(split.test().userColumn()).containsExactly(1);
    assertThat(split.train().userColumn()).containsExactly(0, 2, 3, 4, 5, 6);
  }

  /** 4.5 of six are rounded to the even 4: the two highest, .9507 and .7320, are left out. */
  @Test
  void halvesAreRoundedToTheEvenNumber() {
    Split split = MicrosoftSplit.of(ofMovies(0, 0, 0, 0, 0, 0), 1);
    assertThat(Arrays.stream(split.test().userColumn())).containsExactly(1, 2);
  }

  @Test
  void refusesToHoldNothingOut() {
    assertThatThrownBy(() -> MicrosoftSplit.of(ofMovies(0, 1), 2))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "expected enough ratings of a movie to hold a quarter out, found 2 ratings of 2 movies");
  }
}
