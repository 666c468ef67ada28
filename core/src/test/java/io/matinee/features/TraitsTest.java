package io.matinee.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.Movie;
import io.matinee.data.Ratings;
import io.matinee.model.HandMade;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three people and four movies; nobody has rated the last of them. */
class TraitsTest {
  private static final List<Demographics> PEOPLE =
      List.of(
          new Demographics(24, "F", "artist", "90210"),
          new Demographics(36, "M", "doctor", "9"),
          new Demographics(99, "M", "lawyer", "12345")); // has not rated
  private static final List<Movie> MOVIES =
      List.of(
          new Movie("a", "A", 1950, List.of("Drama")),
          new Movie("b", "B", 1990, List.of("Comedy", "Western", "Drama")),
          new Movie("c", "C", null, List.of()),
          new Movie("d", "D", 2000, List.of("Western")));
  private static final Ratings TRAIN =
      HandMade.ratings(
          new int[] {0, 0, 3}, new int[] {0, 1, 4}, new int[] {1, 1, 5}, new int[] {1, 2, 2});
  private static final Dataset DATA = HandMade.dataset(PEOPLE, MOVIES, TRAIN);

  @Test
  void flagsOfPeopleAreAgeGenderOccupationAndZipArea() {
    PersonTraits traits = PersonTraits.fit(DATA, TRAIN, true);
    // ages 20 35, genders F M, occupations artist doctor, area 90: who has not rated adds nothing
    assertThat(traits.attributes().size()).isEqualTo(7);
    assertThat(traits.flags(PEOPLE.get(0))).containsExactly(0, 2, 4, 6);
    assertThat(traits.flags(PEOPLE.get(1))).containsExactly(1, 3, 5); // a zip code too short
    assertThat(traits.flags(PEOPLE.get(2))).containsExactly(3); // all else was not seen
    assertThat(traits.flags(Demographics.UNKNOWN)).isEmpty();
    assertThat(traits.flags(new Demographics(39, null, null, "90"))).containsExactly(1, 6);
  }

  @Test
  void covariatesOfPeopleAreAgeItsSquareAndGender() {
    PersonTraits traits = PersonTraits.fit(DATA, TRAIN, true); // ages of mean 30, deviation 6
    assertThat(traits.covariates(PEOPLE.get(0))).containsExactly(-1, 0, 1);
    assertThat(traits.covariates(PEOPLE.get(1))).containsExactly(1, 0, -1);
    assertThat(traits.covariates(new Demographics(42, null, null, null))).containsExactly(2, 3, 0);
    assertThat(traits.covariates(Demographics.UNKNOWN)).containsExactly(0, 0, 0);
  }

  @Test
  void withoutAttributesThereAreNoFlags() {
    PersonTraits people = PersonTraits.fit(DATA, TRAIN, false);
    MovieTraits movies = MovieTraits.fit(DATA, TRAIN, false);
    assertThat(people.attributes()).isEqualTo(Attributes.NONE);
    assertThat(people.flags(PEOPLE.get(0))).isEmpty();
    assertThat(movies.flags(MOVIES.get(1))).isEmpty();
    assertThat(movies.covariateCount()).isEqualTo(4); // year, new, old, popularity
  }

  @Test
  void flagsOfMoviesAreYearAndGenres() {
    MovieTraits traits = MovieTraits.fit(DATA, TRAIN, true);
    // years 1950 1990, genres Comedy Drama Western: a year that nobody rated is not there
    assertThat(traits.attributes().size()).isEqualTo(5);
    assertThat(traits.flags(MOVIES.get(0))).containsExactly(0, 3);
    assertThat(traits.flags(MOVIES.get(1))).containsExactly(1, 2, 3, 4);
    assertThat(traits.flags(MOVIES.get(2))).isEmpty();
    assertThat(traits.flags(MOVIES.get(3))).containsExactly(4);
    assertThat(traits.flags(new Movie("e", "E", 1990, List.of("Unheard of")))).containsExactly(1);
  }

  /** Rated years are 1950, 1990, 1990; counts 1, 2, 2, 1, of which log(1 + n) has mean ½ log 6. */
  @Test
  void covariatesOfMovies() {
    MovieTraits traits = MovieTraits.fit(DATA, TRAIN, true);
    assertThat(traits.covariateCount()).isEqualTo(7);
    float third = (float) (1 / Math.sqrt(3));
    float year = (float) ((1990 - 5930.0 / 3) / (40 * Math.sqrt(2) / 3));
    assertThat(traits.covariates(MOVIES.get(1), 2))
        .containsExactly(new float[] {third, third, third, year, 1, 0, 1}, within(1e-5f));
    assertThat(traits.covariates(MOVIES.get(2), 1))
        .containsExactly(new float[] {0, 0, 0, 0, 0, 0, -1}, within(1e-5f));
    assertThat(traits.newest()).isEqualTo(1990); // from which on at least three tenths are
    assertThat(traits.oldest()).isEqualTo(1950); // below which less than a sixth is
    assertThat(traits.covariates(new Movie("f", "F", 1949, List.of()), 1)[5]).isEqualTo(1);
  }

  @Test
  void whereNothingDiffersOrIsKnownCovariatesAreZero() {
    Ratings one = HandMade.ratings(new int[] {0, 2, 3});
    MovieTraits movies = MovieTraits.fit(DATA, one, true);
    float[] covariates = movies.covariates(MOVIES.get(2), 1);
    assertThat(Arrays.copyOfRange(covariates, 3, 7)).containsOnly(0);
    PersonTraits people = PersonTraits.fit(DATA, one, true);
    assertThat(people.covariates(PEOPLE.get(0))).containsExactly(0, -1, 1);
  }

  @Test
  void aGenreNamedTwiceCountsOnce() {
    MovieTraits traits = MovieTraits.fit(DATA, TRAIN, true);
    Movie twice = new Movie("g", "G", null, List.of("Drama", "Drama"));
    assertThat(traits.flags(twice)).containsExactly(3);
    assertThat(traits.covariates(twice, 1)[1]).isEqualTo(1);
  }
}
