package io.matinee.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.data.Demographics;
import io.matinee.data.Movie;
import io.matinee.data.Ratings;
import io.matinee.explanation.Standing.Obstacle;
import io.matinee.model.HandMade;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.model.RatingPredictor;
import io.matinee.recommendation.Filter;
import io.matinee.recommendation.ListControls;
import io.matinee.recommendation.Recommender;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Five movies whose predicted ratings stand beside them. */
class StandingTest {
  private static final List<Movie> MOVIES =
      List.of(
          new Movie("a", "A", 1950, List.of("Drama")), // 5, three ratings
          new Movie("b", "B", 1960, List.of("Drama")), // 4.5
          new Movie("c", "C", 1970, List.of("Comedy")), // 4
          new Movie("d", "D", 1980, List.of("Comedy")), // 3
          new Movie("e", "E", null, List.of())); // 2
  private static final float[] STARS = {5, 4.5f, 4, 3, 2};
  private static final Ratings KNOWN =
      HandMade.ratings(new int[][] {{0, 0, 1}, {1, 0, 1}, {2, 0, 1}});
  private static final Profile PERSON =
      new Profile(Demographics.UNKNOWN, List.of(new RatedMovie(1, 3, 0)));

  private static final RatingPredictor FIXED =
      new RatingPredictor() {
        @Override
        public String name() {
          return "fixed";
        }

        @Override
        public MovieScorer bind(Profile profile) {
          return new MovieScorer() {
            @Override
            public void score(int[] movies, float[] into) {
              for (int i = 0; i < movies.length; i++) {
                into[i] = STARS[movies[i]];
              }
            }

            @Override
            public void scoreAll(float[] into) {
              System.arraycopy(STARS, 0, into, 0, STARS.length);
            }
          };
        }
      };

  private static Standing standing(int movie, Filter filter, ListControls controls, int count) {
    Recommender recommender = new Recommender(MOVIES, KNOWN, FIXED);
    return Standing.of(recommender, PERSON, filter, controls, count, MOVIES.get(movie));
  }

  private static List<Obstacle> obstacles(int movie, Filter filter) {
    return standing(movie, filter, ListControls.NONE, 2).obstacles();
  }

  @Test
  void whatIsInTheListHasAPlaceAndNoObstacle() {
    Standing standing = standing(2, Filter.UNSEEN, ListControls.NONE, 2);
    assertThat(standing).isEqualTo(new Standing(3, 5, 4, 2, 2, 4.0, List.of()));
    assertThat(standing.sentence())
        .isEqualTo("It is number 3 of 5 by score (4.000), and number 2 of your list of 2.");
  }

  @Test
  void whatIsOutscoredIsSaidToBe() {
    Standing standing = standing(4, Filter.UNSEEN, ListControls.NONE, 2);
    assertThat(standing).isEqualTo(new Standing(5, 5, 2, 0, 2, 4.0, List.of(Obstacle.SCORE)));
    assertThat(standing.sentence())
        .isEqualTo(
            "It is number 5 of 5 by score (2.000), but not in your list of 2: the last of the list"
                + " has a score of 4.000.");
  }

  @Test
  void everyFilterIsNamed() {
    assertThat(obstacles(1, Filter.UNSEEN)).containsExactly(Obstacle.SEEN);
    assertThat(obstacles(1, new Filter(List.of(), null, null, true))).isEmpty();
    Filter strict = new Filter(List.of("comedy"), 1970, 1979, false, 2);
    assertThat(obstacles(1, strict))
        .containsExactly(Obstacle.SEEN, Obstacle.GENRE, Obstacle.YEAR, Obstacle.FEW_RATINGS);
    assertThat(obstacles(2, strict)).containsExactly(Obstacle.FEW_RATINGS);
    Standing empty = standing(2, strict, ListControls.NONE, 2);
    assertThat(empty.scoreOfLast()).isNull();
    assertThat(empty.sentence()).endsWith("list of 0: it has fewer ratings than asked for.");
  }

  /** 5 / √4 is 2.5, below the 3 of D: undamped it would be first. */
  @Test
  void dampingIsToldFromScore() {
    ListControls damped = new ListControls(0.5, 0, 0);
    assertThat(standing(0, Filter.UNSEEN, damped, 2).obstacles()).containsExactly(Obstacle.DAMPING);
    assertThat(standing(4, Filter.UNSEEN, damped, 2).obstacles()).containsExactly(Obstacle.SCORE);
    assertThat(standing(0, Filter.UNSEEN, damped, 2).rank()).isEqualTo(4);
  }

  /** D would be third by score; E, which is of no genre, comes in its place. */
  @Test
  void samenessIsToldFromScore() {
    ListControls diverse = new ListControls(0, 0.9, 0);
    Standing standing = standing(3, Filter.UNSEEN, diverse, 3);
    assertThat(standing.obstacles()).containsExactly(Obstacle.SAMENESS);
  }
}
