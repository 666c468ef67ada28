package io.matinee.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticDatasetTest {
  private static final Dataset SAMPLE = SyntheticDataset.generate();

  @Test
  void hasTheShapeOfMovieLens() {
    assertThat(SAMPLE.users()).hasSize(943);
    assertThat(SAMPLE.movies()).hasSize(1682);
    assertThat(SAMPLE.ratings().size()).isEqualTo(100_000);
    assertThat(SAMPLE.genres()).hasSize(19).startsWith("unknown", "Action").endsWith("Western");
    assertThat(SAMPLE.occupations()).hasSize(21).contains("student", "homemaker");
    assertThat(SAMPLE.provenance())
        .isEqualTo(
            new Provenance("synthetic sample in the shape of MovieLens 100K", "seed 42", true));
  }

  /** The digits were printed by this code on JDK 17.0.15 and on JDK 25, which agree. */
  @Test
  void isTheSameOnEveryJdk() {
    assertThat(SAMPLE.checksum()).isEqualTo("1137a8ff7d180cadb7bdce10836eaa52");
  }

  @Test
  void followsTheSeed() {
    String first = SyntheticDataset.generate(50, 80, 2000, 1).checksum();

    assertThat(SyntheticDataset.generate(50, 80, 2000, 1).checksum()).isEqualTo(first);
    assertThat(SyntheticDataset.generate(50, 80, 2000, 2).checksum()).isNotEqualTo(first);
  }

  /** The mean rating of MovieLens 100K is 3.53, as its authors publish. */
  @Test
  void ratingsLeanToTheGoodSide() {
    Ratings ratings = SAMPLE.ratings();

    assertThat(ratings.mean()).isCloseTo(3.53, within(0.1));
    assertThat(IntStream.range(0, ratings.size()).mapToObj(ratings::value).distinct())
        .containsExactlyInAnyOrder(1f, 2f, 3f, 4f, 5f);
  }

  @Test
  void everyoneRatesAtLeastTwentyDifferentMovies() {
    assertThat(Arrays.stream(SAMPLE.ratings().countPerUser(943)).boxed()).allMatch(n -> n >= 20);
    assertThat(pairs(SAMPLE.ratings())).hasSize(100_000);
  }

  @Test
  void fewMoviesHaveMostRatings() {
    int[] counts = SAMPLE.ratings().countPerMovie(1682);
    Arrays.sort(counts);
    int ofTheTopTenth = Arrays.stream(counts).skip(1682 - 168).sum();

    assertThat(ofTheTopTenth).isBetween(35_000, 55_000);
    assertThat(counts[1682 / 2]).isLessThan(50);
  }

  @Test
  void datesLieInSevenMonths() {
    Ratings ratings = SAMPLE.ratings();
    long first = IntStream.range(0, ratings.size()).mapToLong(ratings::epochSecond).min().orElse(0);
    long last = IntStream.range(0, ratings.size()).mapToLong(ratings::epochSecond).max().orElse(0);

    assertThat(Instant.ofEpochSecond(first))
        .isBetween(Instant.parse("1997-09-20T00:00:00Z"), Instant.parse("1997-09-22T00:00:00Z"));
    assertThat(Instant.ofEpochSecond(last))
        .isBetween(Instant.parse("1998-04-20T00:00:00Z"), Instant.parse("1998-04-23T00:00:00Z"));
  }

  @Test
  void moviesAndPeopleArePlausible() {
    assertThat(SAMPLE.movies())
        .allSatisfy(
            movie -> {
              assertThat(movie.year()).isBetween(1922, 1998);
              assertThat(movie.title()).matches("\\w+ \\w+ \\(" + movie.year() + "\\)");
              assertThat(movie.genres()).hasSizeBetween(1, 3);
              assertThat(SAMPLE.genres()).containsAll(movie.genres());
            });
    assertThat(new HashSet<>(SAMPLE.movies().stream().map(Movie::title).toList())).hasSize(1682);
    assertThat(SAMPLE.users().stream().map(User::demographics))
        .allSatisfy(
            person -> {
              assertThat(person.age()).isBetween(7, 75);
              assertThat(person.gender()).isIn("M", "F");
              assertThat(person.occupation()).isIn(SAMPLE.occupations());
              assertThat(person.zipCode()).matches("\\d{5}");
            });
  }

  @Test
  void titlesStayDifferentInLargeCatalogues() {
    List<String> titles = SyntheticTitles.generate(10_000, 1);

    assertThat(new HashSet<>(titles)).hasSize(10_000);
  }

  @ParameterizedTest
  @CsvSource({"1,1,0", "1,1,1", "3,5,15", "7,30,200", "40,25,999", "200,100,4000"})
  void givesExactlyTheCountsAskedFor(int people, int movies, int ratings) {
    Dataset dataset = SyntheticDataset.generate(people, movies, ratings, 3);

    assertThat(dataset.users()).hasSize(people);
    assertThat(dataset.movies()).hasSize(movies);
    assertThat(pairs(dataset.ratings())).hasSize(ratings);
  }

  @ParameterizedTest
  @CsvSource({"0,1,0", "1,0,0", "2,2,5", "2,2,-1"})
  void refusesCountsThatCannotBe(int people, int movies, int ratings) {
    assertThatThrownBy(() -> SyntheticDataset.generate(people, movies, ratings, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("found %d, %d, %d".formatted(people, movies, ratings));
  }

  /** On MovieLens 100K the published RMSE falls from 1.15 to about 0.96, by 17%. */
  @Test
  void peopleAndMoviesExplainMuch() {
    Split split = SAMPLE.folds().split("u1");

    double plain = rmse(split.test(), split.train().mean(), new double[943], new double[1682]);
    double biased = biasedRmse(split);

    assertThat(biased).isLessThan(0.9 * plain);
  }

  /** About 5,000 and 10,000 ratings each: the standard error of the contrast is about 0.03. */
  @Test
  void tastesFollowGender() {
    assertThat(
            contrast(SyntheticDatasetTest::isWoman, "Romance", "Action")
                - contrast(person -> !isWoman(person), "Romance", "Action"))
        .isGreaterThan(0.12);
  }

  /** Some 1,000 ratings in the smallest cell: the standard error of the contrast is about 0.05. */
  @Test
  void tastesFollowAge() {
    assertThat(
            contrast(person -> age(person) < 25, "Horror", "Drama")
                - contrast(person -> age(person) > 45, "Horror", "Drama"))
        .isGreaterThan(0.2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"u1", "u2", "u3", "u4", "u5"})
  void fifthsHoldOutAFifth(String name) {
    Split split = SAMPLE.folds().split(name);

    assertThat(split.train().size()).isEqualTo(80_000);
    assertThat(split.test().size()).isEqualTo(20_000);
    assertThat(union(split)).hasSize(100_000);
  }

  @Test
  void testPartsOfTheFifthsAreDisjoint() {
    Set<Long> tested = new HashSet<>();
    for (String name : List.of("u1", "u2", "u3", "u4", "u5")) {
      tested.addAll(pairs(SAMPLE.folds().split(name).test()));
    }
    assertThat(tested).hasSize(100_000);
  }

  @Test
  void tensHoldOutTenOfEachPerson() {
    Split ua = SAMPLE.folds().split("ua");
    Split ub = SAMPLE.folds().split("ub");
    Set<Long> both = pairs(ua.test());
    both.addAll(pairs(ub.test()));

    int sparse =
        (int) Arrays.stream(SAMPLE.ratings().countPerUser(943)).filter(n -> n < 30).count();
    assertThat(Arrays.stream(ua.test().countPerUser(943)).filter(n -> n == 10).count())
        .isEqualTo(943 - sparse);
    assertThat(union(ua)).hasSize(100_000);
    assertThat(union(ub)).hasSize(100_000);
    assertThat(both).hasSize(ua.test().size() + ub.test().size());
  }

  @Test
  void refusesOtherFolds() {
    assertThatThrownBy(() -> SAMPLE.folds().split("u6"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "expected one of the dataset's folds [u1, u2, u3, u4, u5, ua, ub], found \"u6\"");
  }

  private static boolean isWoman(int person) {
    return SAMPLE.users().get(person).demographics().gender().equals("F");
  }

  private static int age(int person) {
    return SAMPLE.users().get(person).demographics().age();
  }

  private static double contrast(IntPredicate who, String liked, String other) {
    return mean(who, liked) - mean(who, other);
  }

  private static double mean(IntPredicate who, String genre) {
    Ratings ratings = SAMPLE.ratings();
    return IntStream.range(0, ratings.size())
        .filter(row -> who.test(ratings.user(row)))
        .filter(row -> SAMPLE.movies().get(ratings.movie(row)).genres().contains(genre))
        .mapToDouble(ratings::value)
        .average()
        .orElseThrow();
  }

  /** Movies first, then people from what the movies leave; each pulled to zero by five ratings. */
  private static double biasedRmse(Split split) {
    Ratings train = split.train();
    double mean = train.mean();
    double[] movies = new double[1682];
    double[] people = new double[943];
    for (int row = 0; row < train.size(); row++) {
      movies[train.movie(row)] += train.value(row) - mean;
    }
    divide(movies, train.countPerMovie(1682));
    for (int row = 0; row < train.size(); row++) {
      people[train.user(row)] += train.value(row) - mean - movies[train.movie(row)];
    }
    divide(people, train.countPerUser(943));
    return rmse(split.test(), mean, people, movies);
  }

  private static void divide(double[] sums, int[] counts) {
    Arrays.setAll(sums, i -> sums[i] / (counts[i] + 5));
  }

  private static double rmse(Ratings test, double mean, double[] people, double[] movies) {
    double sum = 0;
    for (int row = 0; row < test.size(); row++) {
      double error = test.value(row) - mean - people[test.user(row)] - movies[test.movie(row)];
      sum += error * error;
    }
    return Math.sqrt(sum / test.size());
  }

  private static Set<Long> union(Split split) {
    Set<Long> pairs = pairs(split.train());
    pairs.addAll(pairs(split.test()));
    return pairs;
  }

  private static Set<Long> pairs(Ratings ratings) {
    Set<Long> pairs = new HashSet<>();
    for (int row = 0; row < ratings.size(); row++) {
      pairs.add((long) ratings.user(row) << 32 | ratings.movie(row));
    }
    return pairs;
  }
}
