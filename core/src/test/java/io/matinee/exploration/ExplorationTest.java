package io.matinee.exploration;

import static io.matinee.exploration.SmallDataset.dataset;
import static io.matinee.exploration.SmallDataset.noRatings;
import static io.matinee.exploration.SmallDataset.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matinee.data.Movie;
import io.matinee.data.Ratings;
import io.matinee.data.User;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every expected number was worked out by hand from the six ratings of {@link SmallDataset}. */
class ExplorationTest {
  private final Exploration small = Exploration.of(SmallDataset.small());

  @Test
  void countsUsersMoviesAndRatings() {
    assertThat(small.counts()).isEqualTo(new Counts(4, 3, 6, 0.5)); // 6 of 4 × 3 pairs
  }

  @Test
  void countsEachGenreOfAMovieOnce() {
    assertThat(small.genres().total()).isEqualTo(4);
    assertThat(small.genres().tallies())
        .containsExactly(
            new Tally("Drama", 2, 0.5), new Tally("Comedy", 1, 0.25), new Tally("War", 1, 0.25));
  }

  @Test
  void listsEveryRatingOfTheScale() {
    assertThat(small.ratings().tallies())
        .extracting(Tally::label)
        .containsExactly("1", "2", "3", "4", "5");
    assertThat(small.ratings().tallies())
        .extracting(Tally::count)
        .containsExactly(1L, 0L, 1L, 2L, 2L);
    assertThat(small.ratings().tallies().get(3).share()).isEqualTo(2 / 6.0);
  }

  @Test
  void agesFillTheGapBetweenTheYoungestAndTheOldest() {
    assertThat(small.ages().tallies())
        .containsExactly(
            new Tally("20–24", 2, 2 / 3.0),
            new Tally("25–29", 0, 0),
            new Tally("30–34", 0, 0),
            new Tally("35–39", 0, 0),
            new Tally("40–44", 1, 1 / 3.0));
  }

  @Test
  void countsKnownGenders() {
    assertThat(small.genders().tallies())
        .containsExactly(new Tally("F", 1, 1 / 3.0), new Tally("M", 2, 2 / 3.0));
  }

  @Test
  void ratingsPerUserAndMovieHaveTheMostActiveFirst() {
    assertThat(small.perUser().descending()).containsExactly(3, 2, 1, 0);
    assertThat(small.perMovie().descending()).containsExactly(3, 2, 1);
  }

  @Test
  void overallMeanHasTheStandardErrorOfASample() {
    GroupMean overall = small.means().overall();
    assertThat(overall.count()).isEqualTo(6);
    assertThat(overall.mean()).isCloseTo(22 / 6.0, within(1e-12));
    // Σx² = 92; variance (92 − 22²/6) / 5 = 34/15; error √(34/15/6)
    assertThat(overall.standardError()).isCloseTo(Math.sqrt(34 / 90.0), within(1e-12));
  }

  @Test
  void meansByGroupAreHighestFirstOrInOrderOfAge() {
    assertMeans(small.means().byGenre(), "Comedy 1 5.0, War 3 4.0, Drama 5 3.4");
    assertMeans(small.means().byAge(), "20–29 5 3.8, 40–49 1 3.0");
    assertMeans(small.means().byGender(), "F 3 4.666666666666667, M 3 2.6666666666666665");
    assertMeans(small.means().byOccupation(), "student 5 3.8, writer 1 3.0");
    assertMeans(small.means().byPopularity(), "1–9 6 3.6666666666666665");
    assertMeans(small.means().mostRated(), "One 3 4.0, Two 2 2.5, Three 1 5.0");
  }

  private static void assertMeans(List<GroupMean> means, String expected) {
    assertThat(
            String.join(
                ", ",
                means.stream().map(m -> m.group() + " " + m.count() + " " + m.mean()).toList()))
        .isEqualTo(expected);
  }

  @Test
  void aSingleRatingHasNoStandardError() {
    assertThat(small.means().byAge().get(1).standardError()).isNull();
  }

  @Test
  void timelineHasWeeksWithoutRatingsToo() {
    Timeline timeline = small.timeline();
    assertThat(timeline.period()).isEqualTo(Period.WEEK);
    assertThat(timeline.first()).isEqualTo(LocalDate.of(1998, 1, 16));
    assertThat(timeline.last()).isEqualTo(LocalDate.of(1998, 2, 25));
    assertThat(timeline.counts().get(0)).isEqualTo(new PeriodCount(LocalDate.of(1998, 1, 12), 2));
    assertThat(timeline.counts())
        .extracting(PeriodCount::count)
        .containsExactly(2L, 2L, 0L, 0L, 0L, 0L, 2L);
  }

  @Test
  void findingsQuoteTheFigures() {
    assertThat(small.findings())
        .extracting(Finding::figures)
        .containsExactly(
            "The mean is 3.67 on a scale from 1 to 5; 66.7 % of the ratings are above its middle,"
                + " 16.7 % below.",
            "4 users and 3 movies make 12 pairs; 50.0 % of them have a rating.",
            "Ratings per user: at least 0, median 2, at most 3; 4 of 4 users have fewer than 10.",
            "The 1 most rated movies (1 %) hold 50.0 % of all ratings, the top 10 % hold 50.0 %,"
                + " the top 20 % 50.0 %; 3 of 3 movies have fewer than 10 ratings (Gini 0.22).",
            "2 of 3 users (66.7 %) are aged 20–29; the median is 24 years, 0.0 % are 50 or older.",
            "Users by gender: F 1 (33.3 %), M 2 (66.7 %); mean rating: F 4.67, M 2.67.",
            "Of 4 genre marks on 3 movies, Drama has 50.0 % and War 25.0 %.",
            "Ratings were given from 1998-01-16 to 1998-02-25 (41 days).");
  }

  @Test
  void popularMoviesAreComparedWithRareOnes() {
    Ratings.Builder ratings = new Ratings.Builder(0);
    for (int user = 0; user < 12; user++) {
      ratings.add(user, 0, user < 6 ? 4 : 5, 0);
    }
    ratings.add(0, 1, 2, 0);
    List<User> users =
        IntStream.range(0, 12).mapToObj(i -> user("u" + i, null, null, null)).toList();
    Exploration exploration =
        Exploration.of(dataset(users, List.of(movie("m1"), movie("m2")), ratings.build()));
    assertThat(exploration.findings())
        .extracting(Finding::figures)
        .contains("Movies with 10–99 ratings have a mean of 4.50, those with 1–9 ratings 2.00.");
  }

  private static Movie movie(String id) {
    return new Movie(id, id, null, List.of());
  }

  @Test
  void nothingAtAllIsNoError() {
    Exploration empty = Exploration.of(dataset(List.of(), List.of(), noRatings()));
    assertThat(empty.counts()).isEqualTo(new Counts(0, 0, 0, 0));
    assertThat(empty.genres().isEmpty()).isTrue();
    assertThat(empty.ratings().isEmpty()).isTrue();
    assertThat(empty.ages().isEmpty()).isTrue();
    assertThat(empty.timeline().isEmpty()).isTrue();
    assertThat(empty.means().overall()).isNull();
    assertThat(empty.findings()).isEmpty();
  }

  @Test
  void usersAndMoviesOfWhomNothingIsKnownLeaveTheirFindingsOut() {
    Exploration bare =
        Exploration.of(
            dataset(
                List.of(user("u", null, null, null)),
                List.of(movie("m")),
                new Ratings.Builder(1).add(0, 0, 3, 0).build()));
    assertThat(bare.timeline().isEmpty()).isTrue(); // second 0 is no date
    assertThat(bare.means().byGenre()).isEmpty();
    assertThat(bare.means().byAge()).isEmpty();
    assertThat(bare.toString()).doesNotContain("NaN").doesNotContain("Infinity");
  }
}
