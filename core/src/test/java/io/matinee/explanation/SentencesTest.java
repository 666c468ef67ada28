package io.matinee.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.Movie;
import io.matinee.data.Ratings;
import io.matinee.model.Estimate;
import io.matinee.model.HandMade;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.model.RatingPart;
import io.matinee.model.RatingPart.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words about explanations that are made up, and about ratings that can be counted by hand. */
class SentencesTest {
  private static final int FARGO = 0;
  private static final List<Movie> MOVIES =
      List.of(
          new Movie("f", "Fargo (1996)", 1996, List.of("Drama", "Western")),
          new Movie("g", "Godfather, The (1972)", 1972, List.of("Drama")),
          new Movie("h", "Heat (1995)", 1995, List.of("Drama")),
          new Movie("t", "Twister (1996)", 1996, List.of("Drama", "Comedy")),
          new Movie("n", "New (1998)", 1998, List.of()));

  /** Ten people in their twenties give Fargo 5, ten in their forties 3; nobody else is rated. */
  private static Dataset dataset() {
    List<Demographics> people = new ArrayList<>();
    people.addAll(Collections.nCopies(10, new Demographics(25, "F", null, null)));
    people.addAll(Collections.nCopies(10, new Demographics(45, "M", null, null)));
    int[][] rows = new int[20][];
    for (int person = 0; person < 20; person++) {
      rows[person] = new int[] {person, FARGO, person < 10 ? 5 : 3};
    }
    return HandMade.dataset(people, MOVIES, HandMade.ratings(rows));
  }

  private static final RatedMovie GODFATHER = new RatedMovie(1, 5, 0);
  private static final RatedMovie HEAT = new RatedMovie(2, 4.5f, 0);
  private static final RatedMovie TWISTER = new RatedMovie(3, 2, 0);
  private static final Profile PERSON =
      new Profile(new Demographics(29, null, null, null), List.of(GODFATHER, HEAT, TWISTER));

  private static RatedReason reason(RatedMovie rated, double without) {
    return new RatedReason(MOVIES.get(rated.movie()), rated, without, 4.2 - without);
  }

  private static Explanation explanation(int movie, Estimate estimate, RatedReason... reasons) {
    List<RatingPart> parts =
        List.of(
            new RatingPart(Kind.GENRE, "Western", 0.1),
            new RatingPart(Kind.GENRE, "Drama", -0.3),
            new RatingPart(Kind.BASELINE, 3.5),
            new RatingPart(Kind.QUALITY, 0.9));
    return new Explanation(MOVIES.get(movie), 4.2, estimate, parts, List.of(reasons));
  }

  private static Sentences sentences(Profile profile) {
    Dataset dataset = dataset();
    return new Sentences(new RatingFacts(dataset, dataset.ratings()), profile);
  }

  @Test
  void aPersonWouldSayItSo() {
    Explanation explained =
        explanation(
            FARGO,
            new Estimate(4.2f, 1, 0.8f),
            reason(HEAT, 4.1),
            reason(TWISTER, 4.25),
            reason(GODFATHER, 4));
    assertThat(sentences(PERSON).of(explained, FARGO))
        .containsExactly(
            "You would give Fargo about 4.20 stars: 8 times in 10 between 2.9 and 5.0.",
            "You gave The Godfather 5 and Heat 4.5: without the one it would be 4.00, without the"
                + " other 4.10.",
            "Your 2 for Twister speaks against it: without that it would be 4.25.",
            "You liked 2 of 3 Drama movies that you rated.",
            "People your age (20 to 29) rate it 1.0 higher than all people do.",
            "20 people gave it 4.0 on average; the mean of all ratings is 4.0.");
    assertThat(sentences(PERSON).line(explained, FARGO))
        .isEqualTo("you gave The Godfather 5 and Heat 4.5, you liked 2 of 3 Drama movies");
  }

  @Test
  void withoutRatingsTheLargestPartsSpeak() {
    Profile older = Profile.newcomer(new Demographics(40, null, null, null));
    Explanation explained = explanation(FARGO, null);
    assertThat(sentences(older).of(explained, FARGO))
        .containsExactly(
            "You would give Fargo about 4.20 stars.",
            "What counts most: the movie +0.90, genre: Drama -0.30, genre: Western +0.10.",
            "People your age (40 to 49) rate it 1.0 lower than all people do.",
            "20 people gave it 4.0 on average; the mean of all ratings is 4.0.");
    assertThat(sentences(older).line(explained, FARGO))
        .isEqualTo("what counts most: the movie +0.90, genre: Drama -0.30, genre: Western +0.10");
  }

  @Test
  void whereOnlyOthersSpeakForItTheLineSaysSo() {
    Profile person = new Profile(Demographics.UNKNOWN, List.of(TWISTER));
    Explanation explained = explanation(FARGO, null, reason(TWISTER, 4.3));
    assertThat(sentences(person).line(explained, FARGO)).isEqualTo("people gave it 4.0 on average");
  }

  @Test
  void whatSaysNothingIsNotSaid() {
    Profile nobody = Profile.newcomer(Demographics.UNKNOWN);
    Explanation explained = explanation(4, null, reason(HEAT, 4.199));
    assertThat(sentences(nobody).of(explained, 4))
        .containsExactly("You would give New about 4.20 stars.", "Nobody has rated it yet.");
    assertThat(sentences(nobody).line(explained, 4)).isEmpty();
  }

  @Test
  void onesOwnRatingOfTheMovieIsSaidFirst() {
    RatedMovie own = new RatedMovie(FARGO, 3, 0);
    Explanation explained = explanation(FARGO, null, reason(own, 4.5), reason(HEAT, 4.1));
    assertThat(sentences(PERSON).of(explained, FARGO))
        .contains(
            "You have given it 3: without that it would be 4.50.",
            "You gave Heat 4.5: without that it would be 4.10.")
        .noneMatch(sentence -> sentence.contains("speaks against"));
  }

  /** A rating below liking that raises another is said to be low. */
  @Test
  void aLowRatingThatSpeaksForAMovieIsOnlyThat() {
    Explanation explained = explanation(FARGO, null, reason(TWISTER, 4));
    assertThat(sentences(PERSON).of(explained, FARGO))
        .contains("You gave Twister only 2: without that it would be 4.00.");
  }

  @Test
  void watchingIsPutIntoALine() {
    assertThat(
            sentences(PERSON)
                .line(
                    List.of(
                        new WatchedReason(MOVIES.get(2), HEAT, 0.3),
                        new WatchedReason(MOVIES.get(3), TWISTER, -0.2),
                        new WatchedReason(MOVIES.get(1), GODFATHER, 0.1))))
        .isEqualTo("you gave Heat 4.5 and The Godfather 5");
    assertThat(sentences(PERSON).line(List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fargo (1996) | Fargo",
        "Godfather, The (1972) | The Godfather",
        "Postino, Il (1994) | Il Postino",
        "Three Colors: Blue | Three Colors: Blue",
        "I, Claudius (1976) | I, Claudius",
        "(1990) | (1990)",
      })
  void titlesAreSpoken(String title, String spoken) {
    assertThat(SpokenTitle.of(new Movie("x", title, null, List.of()))).isEqualTo(spoken);
  }

  @Test
  void partsThatDoNotAddUpAreRefused() {
    List<RatingPart> parts = List.of(new RatingPart(Kind.BASELINE, 3.5));
    assertThatThrownBy(() -> new Explanation(MOVIES.get(0), 3.6, null, parts, List.of()))
        .hasMessage("expected parts that add up to 3.6, found a sum of 3.5");
  }

  /** The person's own movie is left out: a fact about a movie must not speak of the movie. */
  @Test
  void factsAreCounted() {
    Ratings ratings = HandMade.ratings(new int[][] {{0, 1, 5}, {1, 1, 2}, {10, 1, 3}, {10, 2, 1}});
    RatingFacts facts = new RatingFacts(dataset(), ratings);
    assertThat(facts.mean()).isEqualTo(2.75);
    assertThat(facts.of(1).ratings()).isEqualTo(3);
    assertThat(facts.of(1).stars()).isEqualTo(10 / 3.0);
    assertThat(facts.of(0).ratings()).isZero();
    assertThat(facts.ofAge(20, 1))
        .hasValue(new RatingFacts.AgeGroup(20, new RatingFacts.Mean(3.5, 2)));
    assertThat(facts.ofAge(49, 2))
        .hasValue(new RatingFacts.AgeGroup(40, new RatingFacts.Mean(1, 1)));
    assertThat(facts.ofAge(null, 1)).isEmpty();
    assertThat(facts.liked(PERSON, "Drama", -1)).isEqualTo(new RatingFacts.Liked("Drama", 2, 3));
    assertThat(facts.liked(PERSON, "Drama", 1)).isEqualTo(new RatingFacts.Liked("Drama", 1, 2));
    assertThat(facts.liked(PERSON, "Comedy", -1)).isEqualTo(new RatingFacts.Liked("Comedy", 0, 1));
  }
}
