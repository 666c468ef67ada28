package io.matinee.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.matinee.data.Demographics;
import io.matinee.data.Movie;
import io.matinee.data.Ratings;
import io.matinee.model.HandMade;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.ranking.ListScore;
import io.matinee.ranking.MovieSimilarity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Six movies whose scores stand beside them; everything is predicted three stars. */
class ListControlsTest {
  private static final List<Movie> MOVIES =
      List.of(
          new Movie("a", "A", null, List.of("Drama")), // 10, three ratings
          new Movie("b", "B", null, List.of("Drama")), // 9
          new Movie("c", "C", null, List.of("Comedy")), // 8
          new Movie("d", "D", null, List.of("Drama")), // 7
          new Movie("e", "E", null, List.of("Comedy", "Drama")), // 6, one rating
          new Movie("f", "F", null, List.of("Western"))); // 5
  private static final Ratings KNOWN =
      HandMade.ratings(new int[][] {{0, 0, 1}, {1, 0, 1}, {2, 0, 1}, {0, 4, 2}});
  private static final ListScore SCORE =
      (profile, ratings, stars, into) -> {
        ratings.scoreAll(stars);
        for (int movie = 0; movie < into.length; movie++) {
          into[movie] = 10 - movie;
        }
      };
  private static final Profile NEWCOMER = Profile.newcomer(Demographics.UNKNOWN);
  private static final Filter ALL = new Filter(List.of(), null, null, true);

  private final Recommender recommender =
      new Recommender(MOVIES, KNOWN, new ThreeStars(), SCORE, MovieSimilarity.ofGenres(MOVIES));

  private String list(Profile profile, Filter filter, ListControls controls, int count) {
    StringBuilder ids = new StringBuilder();
    for (Recommendation entry : recommender.recommend(profile, filter, controls, count)) {
      ids.append(entry.movie().id());
    }
    return ids.toString();
  }

  @Test
  void theScoreOrdersAndTheRatingIsThePrediction() {
    assertThat(recommender.recommend(NEWCOMER, Filter.UNSEEN, 1))
        .containsExactly(new Recommendation(1, MOVIES.get(0), 3, 10, 3));
    assertThat(recommender.movies(NEWCOMER, Filter.UNSEEN, ListControls.NONE, 3))
        .containsExactly(0, 1, 2);
  }

  /** 10 / √4 = 5 and 6 / √2 = 4.2; of equal ones a has more ratings than f. */
  @Test
  void dampingPutsPopularMoviesDown() {
    assertThat(list(NEWCOMER, Filter.UNSEEN, new ListControls(0.5, 0, 0), 6)).isEqualTo("bcdafe");
  }

  @Test
  void aMovieMustHaveItsRatings() {
    Filter one = Filter.UNSEEN.withFewestRatings(1);
    assertThat(list(NEWCOMER, one, ListControls.NONE, 6)).isEqualTo("ae");
    assertThat(list(NEWCOMER, Filter.UNSEEN.withFewestRatings(3), ListControls.NONE, 6))
        .isEqualTo("a");
    assertThatThrownBy(() -> Filter.UNSEEN.withFewestRatings(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected 0 ratings or more, found -1");
  }

  /**
   * Diversity 1/2: a, at price 1 for Drama; c (.8 - 0) before f (.5) and e (.6 - .5); then f (.5);
   * then e (.6 - .5) before b (.9 - 1).
   */
  @Test
  void diversityPutsWhatIsLikeTheRestDown() {
    assertThat(list(NEWCOMER, Filter.UNSEEN, new ListControls(0, 0.5, 0), 4)).isEqualTo("acfe");
    assertThat(list(NEWCOMER, Filter.UNSEEN, new ListControls(0, 0.5, 0), 1)).isEqualTo("a");
    assertThat(list(NEWCOMER, Filter.UNSEEN, new ListControls(0, 0.01, 0), 6)).isEqualTo("abcdef");
  }

  /** Half drama and half comedy were rated, so each list of two has one of both. */
  @Test
  void calibrationKeepsTheGenresInProportion() {
    Profile half = rated(0, 2);
    assertThat(list(half, ALL, new ListControls(0, 0, 0.9), 2)).isIn("ec", "ea", "ac", "eb");
    assertThat(list(half, ALL, ListControls.NONE, 2)).isEqualTo("ab");
    assertThat(list(rated(5), ALL, new ListControls(0, 0, 0.9), 1)).isEqualTo("f");
    assertThat(list(NEWCOMER, ALL, new ListControls(0, 0, 0.9), 3)).isEqualTo("abc");
  }

  /** p = (1/2, 1/2) and q = (1, 0) of one drama: ½ log(.5 / .995) + ½ log(.5 / .005). */
  @Test
  void divergenceByHand() {
    GenreShares wanted = new GenreShares(List.of(MOVIES.get(0), MOVIES.get(2)));
    double expected = 0.5 * Math.log(0.5 / 0.995) + 0.5 * Math.log(100);
    assertThat(wanted.divergence(Map.of(), MOVIES.get(1))).isCloseTo(expected, within(1e-12));
    assertThat(wanted.divergence(Map.of("Drama", 1.0), MOVIES.get(2))).isCloseTo(0, within(1e-12));
    assertThat(wanted.divergence(Map.of(), MOVIES.get(4))).isCloseTo(0, within(1e-12));
  }

  @Test
  void refusesControlsOutOfRange() {
    assertThatThrownBy(() -> new ListControls(1.5, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected damping from 0 to 1, found 1.5");
    assertThatThrownBy(() -> new ListControls(0, 1, 0))
        .hasMessage("expected diversity from 0 and below 1, found 1.0");
    assertThatThrownBy(() -> new ListControls(0, 0, Double.NaN))
        .hasMessage("expected calibration from 0 and below 1, found NaN");
  }

  private static Profile rated(int... movies) {
    return new Profile(
        Demographics.UNKNOWN,
        Arrays.stream(movies).mapToObj(movie -> new RatedMovie(movie, 3, 0)).toList());
  }
}
