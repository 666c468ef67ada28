package io.matinee.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.Movie;
import io.matinee.data.Ratings;
import io.matinee.model.HandMade;
import io.matinee.model.Json;
import io.matinee.model.ModelFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Four people and four movies. In the training part, the woman of 20 has three ratings, the man of
 * 40 two and the person of unknown age and gender one; the fourth person and the fourth movie are
 * in the test part only.
 */
class NetworkFeaturesTest {
  private static final Demographics WOMAN = new Demographics(20, "F", "artist", "10001");
  private static final Demographics MAN = new Demographics(40, "m", "doctor", "94043");
  private static final Demographics ONLY_IN_TEST = new Demographics(90, "F", "lawyer", "T8H1N");
  private static final List<Movie> MOVIES =
      List.of(
          new Movie("a", "A", 1995, List.of("Drama", "Comedy")),
          new Movie("b", "B", 1960, List.of()),
          new Movie("c", "C", null, List.of("Comedy")),
          new Movie("d", "D (in the test part only)", 1999, List.of("Drama")));

  private static final Ratings TRAIN =
      HandMade.ratings(
          new int[][] {{0, 0, 5}, {0, 1, 4}, {0, 2, 3}, {1, 0, 2}, {1, 2, 1}, {2, 0, 3}});

  private final NetworkFeatures features = NetworkFeatures.fit(dataset(), TRAIN);

  /** Its ratings are all of the fourth person and movie: none of them may be looked at. */
  private static Dataset dataset() {
    return HandMade.dataset(
        List.of(WOMAN, MAN, Demographics.UNKNOWN, ONLY_IN_TEST),
        MOVIES,
        HandMade.ratings(new int[] {3, 3, 1}));
  }

  @Test
  void isFittedToTheTrainingPartAlone() {
    assertThat(features.zipCodes().values()).containsExactly("10001", "94043");
    assertThat(features.occupations().values()).containsExactly("artist", "doctor");
    assertThat(features.years().values()).containsExactly("1960", "1995");
    assertThat(features.genres()).containsExactly("Comedy", "Drama", "Western");
  }

  /** Ages 20, 20, 20, 40, 40: mean 28, variance (3·64 + 2·144) / 5 = 96. */
  @Test
  void standardisesAgesOverRatings() {
    assertThat(features.age().mean()).isCloseTo(28, within(1e-12));
    assertThat(features.age().deviation()).isCloseTo(Math.sqrt(96), within(1e-12));
    assertThat(features.encode(WOMAN).age()).isEqualTo((float) (-8 / Math.sqrt(96)));
    assertThat(features.encode(MAN).age()).isEqualTo((float) (12 / Math.sqrt(96)));
    assertThat(features.encode(Demographics.UNKNOWN).age()).isZero();
  }

  /** Three ratings by women and two by men; one by neither. */
  @Test
  void givesAnUnknownGenderTheShareOfRatings() {
    assertThat(features.femaleShare()).isEqualTo(3 / 5.0);
    assertThat(genderOf("F")).containsExactly(1, 0);
    assertThat(genderOf(" f ")).containsExactly(1, 0);
    assertThat(genderOf("M")).containsExactly(0, 1);
    assertThat(genderOf("m")).containsExactly(0, 1);
    for (String other : new String[] {null, "", "X", "Female"}) {
      assertThat(genderOf(other)).containsExactly(0.6f, 1 - 0.6f);
    }
  }

  private float[] genderOf(String gender) {
    PersonFeatures person = features.encode(new Demographics(null, gender, null, null));
    return new float[] {person.female(), person.male()};
  }

  @Test
  void encodesPeopleOfTheTrainingPart() {
    assertThat(features.encode(WOMAN).zipCode()).isZero();
    assertThat(features.encode(WOMAN).occupation()).isZero();
    assertThat(features.encode(MAN).zipCode()).isEqualTo(1);
    assertThat(features.encode(MAN).occupation()).isEqualTo(1);
  }

  @Test
  void hasOnePlaceForAllThatWasNotSeen() {
    for (Demographics unseen : List.of(ONLY_IN_TEST, Demographics.UNKNOWN)) {
      assertThat(features.encode(unseen).zipCode()).isEqualTo(2);
      assertThat(features.encode(unseen).occupation()).isEqualTo(2);
    }
    assertThat(features.encode(MOVIES.get(3)).year()).isEqualTo(2);
    assertThat(features.zipCodes().unknown()).isEqualTo(2);
    assertThat(features.zipCodes().size()).isEqualTo(3);
  }

  @Test
  void encodesMovies() {
    assertThat(features.encode(MOVIES.get(0))).isEqualTo(new MovieFeatures(1, List.of(0, 1)));
    assertThat(features.encode(MOVIES.get(1))).isEqualTo(new MovieFeatures(0, List.of()));
    assertThat(features.encode(MOVIES.get(2))).isEqualTo(new MovieFeatures(2, List.of(0)));
  }

  @Test
  void takesAGenreForAFlag() {
    Movie odd = new Movie("x", "X", 1995, List.of("Drama", "Film-Noir", "Drama", "Comedy"));
    assertThat(features.encode(odd)).isEqualTo(new MovieFeatures(1, List.of(0, 1)));
  }

  @Test
  void comesBackFromJson() {
    String json = Json.write(features);
    Map<String, String> texts = Map.of("features", json);
    NetworkFeatures back =
        new ModelFile(Path.of("x"), texts, Map.of()).json("features", NetworkFeatures.class);
    assertThat(Json.write(back)).isEqualTo(json);
    assertThat(back.zipCodes().values()).isEqualTo(features.zipCodes().values());
    assertThat(back.age()).isEqualTo(features.age());
    assertThat(back.femaleShare()).isEqualTo(features.femaleShare());
    assertThat(back.encode(WOMAN)).isEqualTo(features.encode(WOMAN));
    assertThat(back.encode(MOVIES.get(0))).isEqualTo(features.encode(MOVIES.get(0)));
  }

  @Test
  void takesPeopleOfWhomNothingIsKnown() {
    Standardizer none = Standardizer.fit(2, i -> Double.NaN);
    assertThat(none.score(30)).isCloseTo(0, within(1e-20f));
    assertThat(none.score(null)).isZero();
    Standardizer same = Standardizer.fit(3, i -> 30);
    assertThat(same.mean()).isEqualTo(30);
    assertThat(same.score(99)).isCloseTo(0, within(1e-20f));
  }

  @Test
  void refusesAnAmbiguousVocabulary() {
    assertThat(Vocabulary.of(Arrays.asList("b", null, "a", "b")).values())
        .containsExactly("a", "b");
    assertThatThrownBy(() -> new Vocabulary(List.of("a", "b", "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected unique values, found twice: a");
  }
}
