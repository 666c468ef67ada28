package io.matinee.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.Movie;
import io.matinee.data.SyntheticDataset;
import io.matinee.features.NetworkFeatures;
import io.matinee.model.ExplainablePredictor;
import io.matinee.model.Profile;
import io.matinee.model.RatingPart;
import io.matinee.model.RatingPart.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Integrated gradients of a trained network. */
class NetworkExplainerTest {
  private static final Dataset DATA = SyntheticDataset.generate(200, 300, 8000, 7);
  private static final List<Movie> CATALOGUE = new ArrayList<>(DATA.movies());
  private static ExplainablePredictor predictor;

  @BeforeAll
  static void train() {
    CATALOGUE.add(new Movie("new", "Nothing is known of it", null, List.of()));
    NetworkSettings settings = NetworkSettings.builder().epochs(4).build();
    NetworkModel model =
        new NetworkTrainer(settings, TrainingListener.SILENT).train(DATA, DATA.ratings());
    predictor = (ExplainablePredictor) model.predictor(CATALOGUE);
  }

  private static List<RatingPart> parts(Demographics person, int movie) {
    return predictor.explainer(Profile.newcomer(person)).parts(movie);
  }

  @Test
  void partsAreTheBaselineAndTheSixInputs() {
    assertThat(parts(DATA.users().get(0).demographics(), 0))
        .extracting(RatingPart::kind)
        .containsExactly(
            Kind.BASELINE,
            Kind.ZIP_CODE,
            Kind.YEAR,
            Kind.OCCUPATION,
            Kind.AGE,
            Kind.GENDER,
            Kind.GENRE);
  }

  @Test
  void partsAddUpToTheScore() {
    for (int user = 0; user < 20; user++) {
      Demographics person = DATA.users().get(user).demographics();
      for (int movie = 0; movie < CATALOGUE.size(); movie += 17) {
        double sum = parts(person, movie).stream().mapToDouble(RatingPart::stars).sum();
        float score = predictor.bind(Profile.newcomer(person)).score(movie);
        assertThat(sum).isCloseTo(score, within(1e-3));
      }
    }
  }

  /** What is as at the baseline adds nothing, and with nothing known there is only the baseline. */
  @Test
  void whatIsNotKnownAddsNothing() {
    int unknown = CATALOGUE.size() - 1;
    assertThat(parts(Demographics.UNKNOWN, unknown).subList(1, 7))
        .allSatisfy(part -> assertThat(part.stars()).isZero());
    Demographics old = new Demographics(70, null, null, null);
    assertThat(
            parts(old, unknown).stream()
                .filter(part -> part.stars() != 0)
                .map(RatingPart::kind)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Kind.BASELINE, Kind.AGE);
  }

  @Test
  void theNetworkHasNoRatingsToLeaveOut() {
    Profile known = Profile.ofUsers(DATA, DATA.ratings()).get(3);
    assertThat(predictor.explainer(known).leaveOneOut(0)).isEmpty();
  }

  /** Central differences in double precision, where no unit is at its kink. */
  @Test
  void theGradientIsThatOfTheNetwork() {
    NetworkShape shape =
        NetworkModel.shape(NetworkSettings.defaults(), NetworkFeatures.fit(DATA, DATA.ratings()));
    RecommenderNet drawn = OracleView.net(shape, 0.2f, DATA.ratings().size(), 3);
    FrozenNetwork network = new FrozenNetwork(NetworkWeights.copyOf(drawn));
    double[] sums = new double[network.width1()];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = Math.sin(1 + 3 * i);
    }
    double[] gradient = new double[sums.length];
    network.gradient(sums, gradient);
    double h = 1e-6;
    double[] scratch = new double[sums.length];
    for (int i = 0; i < sums.length; i++) {
      double at = sums[i];
      sums[i] = at + h;
      double above = network.gradient(sums, scratch);
      sums[i] = at - h;
      double below = network.gradient(sums, scratch);
      sums[i] = at;
      assertThat(gradient[i]).isCloseTo((above - below) / (2 * h), within(1e-7));
    }
    assertThat(IntStream.range(0, sums.length).filter(i -> gradient[i] != 0).count()).isPositive();
  }
}
