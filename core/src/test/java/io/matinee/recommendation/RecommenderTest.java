package io.matinee.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matinee.data.Demographics;
import io.matinee.data.Movie;
import io.matinee.data.Ratings;
import io.matinee.model.HandMade;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.model.RatingPredictor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Six movies whose predicted ratings stand beside them. */
class RecommenderTest {
  private static final List<Movie> MOVIES =
      List.of(
          new Movie("a", "A", 1950, List.of("Drama")), // 3
          new Movie("b", "B", 1960, List.of("Drama", "Comedy")), // 5
          new Movie("c", "C", 1970, List.of("Comedy", "Western")), // 4, one rating
          new Movie("d", "D", 1980, List.of("Comedy", "Drama")), // 4, two ratings
          new Movie("e", "E", null, List.of()), // 4, one rating
          new Movie("f", "F", 1990, List.of("Western"))); // 1, most ratings
  private static final float[] STARS = {3, 5, 4, 4, 4, 1};
  private static final Profile NEWCOMER = Profile.newcomer(Demographics.UNKNOWN);

  private static final Ratings KNOWN =
      HandMade.ratings(
          new int[][] {
            {0, 2, 1}, {0, 3, 1}, {1, 3, 1}, {0, 4, 1}, {0, 5, 1}, {1, 5, 1}, {2, 5, 1}
          });

  private final Recommender recommender = new Recommender(MOVIES, KNOWN, new Fixed());

  @Test
  void ordersByRatingThenNumberOfRatingsThenCatalogue() {
    assertThat(ids(NEWCOMER, Filter.UNSEEN, 6)).isEqualTo("bdceaf");
  }

  /** Without ratings known, those equal stand in the catalogue's order. */
  @Test
  void otherRatingsMayCountAsPopularity() {
    Recommender knowing = recommender.knowing(HandMade.ratings(new int[][] {{0, 4, 1}}));
    assertThat(knowing.movies(NEWCOMER, Filter.UNSEEN, ListControls.NONE, 6))
        .containsExactly(1, 4, 2, 3, 0, 5);
  }

  @Test
  void saysRankRatingAndNumberOfRatings() {
    assertThat(recommender.recommend(NEWCOMER, Filter.UNSEEN, 2))
        .containsExactly(
            new Recommendation(1, MOVIES.get(1), 5, 5, 0),
            new Recommendation(2, MOVIES.get(3), 4, 4, 2));
  }

  @Test
  void isTheBeginningOfTheLongerList() {
    for (int count = 1; count <= 6; count++) {
      assertThat(ids(NEWCOMER, Filter.UNSEEN, count)).isEqualTo("bdceaf".substring(0, count));
    }
  }

  @Test
  void leavesOutWhatThePersonHasRated() {
    assertThat(ids(rated(1, 4), Filter.UNSEEN, 6)).isEqualTo("dcaf");
    assertThat(ids(rated(0, 1, 2, 3, 4, 5), Filter.UNSEEN, 6)).isEmpty();
  }

  @Test
  void includesItWhereAsked() {
    Filter all = new Filter(List.of(), null, null, true);
    assertThat(ids(rated(1, 4), all, 6)).isEqualTo("bdceaf");
  }

  @Test
  void wantsAllOfSeveralGenresInAnyCase() {
    assertThat(ids(NEWCOMER, genres("Comedy"), 6)).isEqualTo("bdc");
    assertThat(ids(NEWCOMER, genres("drama", "COMEDY"), 6)).isEqualTo("bd");
    assertThat(ids(NEWCOMER, genres("Drama", "Western"), 6)).isEmpty();
    assertThat(ids(NEWCOMER, genres("Dram"), 6)).isEmpty();
  }

  @Test
  void wantsYearsWithinBothBounds() {
    assertThat(ids(NEWCOMER, years(1960, 1980), 6)).isEqualTo("bdc");
    assertThat(ids(NEWCOMER, years(1970, null), 6)).isEqualTo("dcf");
    assertThat(ids(NEWCOMER, years(null, 1960), 6)).isEqualTo("ba");
    assertThat(ids(NEWCOMER, years(1970, 1970), 6)).isEqualTo("c");
    assertThat(ids(NEWCOMER, years(2000, 2001), 6)).isEmpty();
  }

  @Test
  void joinsAllFilters() {
    Filter filter = new Filter(List.of("comedy"), 1960, 1970, false);
    assertThat(ids(rated(1), filter, 6)).isEqualTo("c");
  }

  @Test
  void givesFewerWhereThereAreFewer() {
    assertThat(recommender.recommend(NEWCOMER, Filter.UNSEEN, Integer.MAX_VALUE)).hasSize(6);
    Recommender none = new Recommender(List.of(), HandMade.ratings(), new Fixed());
    assertThat(none.recommend(NEWCOMER, Filter.UNSEEN, 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void refusesAListOfNothing(int count) {
    assertThatThrownBy(() -> recommender.recommend(NEWCOMER, Filter.UNSEEN, count))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a list of 1 or more, found " + count);
  }

  @Test
  void refusesYearsTheWrongWayRound() {
    assertThatThrownBy(() -> years(1990, 1980))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected years from..to, found 1990..1980");
  }

  private String ids(Profile profile, Filter filter, int count) {
    StringBuilder ids = new StringBuilder();
    recommender.recommend(profile, filter, count).forEach(r -> ids.append(r.movie().id()));
    return ids.toString();
  }

  private static Filter genres(String... genres) {
    return new Filter(List.of(genres), null, null, false);
  }

  private static Filter years(Integer from, Integer to) {
    return new Filter(List.of(), from, to, false);
  }

  private static Profile rated(int... movies) {
    List<RatedMovie> history =
        Arrays.stream(movies).mapToObj(movie -> new RatedMovie(movie, 3, 0)).toList();
    return new Profile(Demographics.UNKNOWN, history);
  }

  /** Predicts {@link #STARS} for everybody. */
  private static final class Fixed implements RatingPredictor, MovieScorer {
    @Override
    public String name() {
      return "fixed";
    }

    @Override
    public MovieScorer bind(Profile profile) {
      return this;
    }

    @Override
    public void score(int[] movies, float[] into) {
      for (int i = 0; i < movies.length; i++) {
        into[i] = STARS[movies[i]];
      }
    }

    @Override
    public void scoreAll(float[] into) {
      System.arraycopy(STARS, 0, into, 0, into.length);
    }
  }
}
