package io.matinee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.matinee.baseline.BiasModel;
import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.Splits;
import io.matinee.data.SyntheticDataset;
import io.matinee.model.Predictions;
import io.matinee.model.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The cold-start curve and the decay with time, of biases on made-up data. */
class WeaknessesTest {
  private static final Dataset DATA = SyntheticDataset.generate(60, 80, 2500, 9);

  private final List<Ratings> seen = new ArrayList<>();
  private final List<Contestant> biases =
      List.of(
          new Contestant(
              "biases",
              (train, others) -> {
                seen.add(train);
                return new Entrant(new BiasModel(DATA, train), null);
              }));

  @Test
  void theColdCurveIsThatOfColdPeople() {
    ColdStartCurve curve = ColdStartCurve.of(DATA, 4, 1, 5, biases, BenchmarkListener.SILENT);
    assertThat(seen).as("trained once").hasSize(1);
    List<ColdStartCurve.Point> points = curve.models().get("biases");
    assertThat(points)
        .extracting(ColdStartCurve.Point::given)
        .containsExactlyElementsOf(ColdPeople.GIVEN);
    for (ColdStartCurve.Point point : points) {
      Part part = new ColdPeople(DATA, 4, 1).parts(point.given()).get(0);
      BiasModel model = new BiasModel(DATA, part.train());
      assertThat(point.rmse())
          .isCloseTo(
              Predictions.rmse(Predictions.of(model, part.people(), part.test()), part.test()),
              within(1e-9));
      assertThat(point.ndcg()).isNull();
    }
  }

  @Test
  void peopleOfATestPartAreNewAndAsManyOfTheirRatingsAreKnownAsGiven() {
    for (Part part : new ColdPeople(DATA, 4, 1).parts(3)) {
      int[] train = part.train().countPerUser(60);
      for (int row = 0; row < part.test().size(); row++) {
        int user = part.test().user(row);
        assertThat(train[user]).isZero();
        assertThat(part.people().get(user).history()).hasSize(3);
      }
    }
    assertThatThrownBy(() -> new ColdPeople(DATA, 4, 1).parts(4))
        .hasMessage("expected one of [0, 1, 3, 5, 10, 20] ratings given, found 4");
  }

  @Test
  void moviesOfATestPartAreNew() {
    int tested = 0;
    for (Part part : new ColdMovies(DATA, 3, 1).parts()) {
      int[] train = part.train().countPerMovie(80);
      Ratings test = part.test();
      assertThat(IntStream.range(0, test.size()).map(row -> train[test.movie(row)]))
          .containsOnly(0);
      tested += test.size();
    }
    assertThat(tested).isEqualTo(2500);
  }

  /** The training parts grow by a tenth; each tenth begins when they end. */
  @Test
  void nothingOfATenthOrAfterIsKnown() {
    TimeDecay decay = TimeDecay.of(DATA, 1, biases, BenchmarkListener.SILENT);
    assertThat(seen).extracting(Ratings::size).containsExactly(1250, 1500, 1750, 2000, 2250);
    assertThat(decay.tenths()).extracting(TimeDecay.Tenth::ratings).containsOnly(250);
    List<Ratings> periods = Splits.periods(DATA.ratings(), List.of(0.5, 0.6, 0.7, 0.8, 0.9));
    for (int i = 0; i < seen.size(); i++) {
      assertThat(latest(seen.get(i))).isLessThanOrEqualTo(earliest(periods.get(i + 1)));
    }
  }

  @Test
  void theErrorsAreThoseOfTheModels() {
    TimeDecay decay = TimeDecay.of(DATA, 1, biases, BenchmarkListener.SILENT);
    Ratings last = Splits.byTime(DATA.ratings(), 0.9).test();
    Ratings before = Splits.byTime(DATA.ratings(), 0.9).train();
    Ratings half = Splits.byTime(DATA.ratings(), 0.5).train();
    TimeDecay.Point point = decay.models().get("biases").get(4);
    assertThat(point.asItWas()).isEqualTo(rmse(half, half, last));
    assertThat(point.told()).isEqualTo(rmse(half, before, last));
    assertThat(point.retrained()).isEqualTo(rmse(before, before, last));
    TimeDecay.Point first = decay.models().get("biases").get(0);
    assertThat(first.told()).isEqualTo(first.retrained()).isEqualTo(first.asItWas());
  }

  private static double rmse(Ratings train, Ratings known, Ratings test) {
    List<Profile> people = Profile.ofUsers(DATA, known);
    return Predictions.rmse(Predictions.of(new BiasModel(DATA, train), people, test), test);
  }

  private static long earliest(Ratings ratings) {
    return IntStream.range(0, ratings.size()).mapToLong(ratings::epochSecond).min().orElseThrow();
  }

  private static long latest(Ratings ratings) {
    return IntStream.range(0, ratings.size()).mapToLong(ratings::epochSecond).max().orElseThrow();
  }
}
