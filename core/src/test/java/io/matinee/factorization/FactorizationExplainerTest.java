package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.Movie;
import io.matinee.data.RatingScale;
import io.matinee.factorization.FactorizationSettings.Chain;
import io.matinee.factorization.FactorizationSettings.Noise;
import io.matinee.model.ExplainablePredictor;
import io.matinee.model.LeftOut;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.model.RatingPart;
import io.matinee.model.RatingPart.Kind;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Parts against the scores that are served, and leaving out against binding anew. */
class FactorizationExplainerTest {
  private static final int[] RATED = {0, 2, 3, 5, 8, 1, 7};
  private static final int[] EVERYTHING = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

  private final List<Movie> movies = RandomPosterior.catalogue();

  private static Posterior posterior(int seed, boolean probit, boolean history, boolean dated) {
    return new RandomPosterior(seed)
        .posterior(
            RatingScale.FIVE_STARS,
            dated,
            new Chain(0, 3, probit, false),
            new Chain(1, 2, probit, history));
  }

  private FactorizationPredictor predictor(Posterior posterior) {
    return new FactorizationPredictor(posterior, movies);
  }

  private static Profile profile(List<RatedMovie> history) {
    return new Profile(RandomPosterior.PERSON, history);
  }

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void partsAddUpToTheScore(boolean probit, boolean dated) {
    FactorizationPredictor predictor = predictor(posterior(3, probit, true, dated));
    for (int[] rated : new int[][] {{}, {4}, RATED, EVERYTHING}) {
      Profile profile = profile(RandomPosterior.history(rated));
      var scorer = predictor.bind(profile);
      var explainer = predictor.explainer(profile);
      for (int movie = 0; movie < movies.size(); movie++) {
        double sum = explainer.parts(movie).stream().mapToDouble(RatingPart::stars).sum();
        assertThat(explainer.rating(movie)).isCloseTo(scorer.score(movie), within(1e-4));
        assertThat(sum).isCloseTo(scorer.score(movie), within(1e-4));
      }
    }
  }

  private List<RatingPart> parts(Demographics person, List<RatedMovie> history, int movie) {
    Posterior posterior = posterior(6, false, true, false);
    return predictor(posterior).explainer(new Profile(person, history)).parts(movie);
  }

  private static double part(List<RatingPart> parts, Kind kind) {
    return parts.stream().filter(p -> p.kind() == kind).mapToDouble(RatingPart::stars).sum();
  }

  @Test
  void aPersonWithoutRatingsHasNoLeaningAndNoTaste() {
    List<RatingPart> parts = parts(RandomPosterior.PERSON, List.of(), 3);
    for (Kind kind : List.of(Kind.LEANING, Kind.GENRE, Kind.YEAR, Kind.POPULARITY, Kind.TASTE)) {
      assertThat(part(parts, kind)).as("%s", kind).isCloseTo(0, within(1e-9));
    }
    for (Kind kind : List.of(Kind.BASELINE, Kind.QUALITY, Kind.AGE, Kind.GENDER, Kind.OCCUPATION)) {
      assertThat(Math.abs(part(parts, kind))).as("%s", kind).isGreaterThan(1e-3);
    }
    assertThat(parts).extracting(RatingPart::kind).doesNotContain(Kind.WATCHED);
  }

  @Test
  void whoeverAsksTheBaselineAndTheMoviesQualityAreTheSame() {
    List<RatingPart> one = parts(RandomPosterior.PERSON, RandomPosterior.history(RATED), 3);
    List<RatingPart> other =
        parts(Demographics.UNKNOWN, RandomPosterior.history(9, 1, 4, 6, 10, 2, 3), 3);
    for (Kind kind : List.of(Kind.BASELINE, Kind.QUALITY)) {
      assertThat(part(one, kind)).isNotZero().isCloseTo(part(other, kind), within(1e-9));
    }
    assertThat(other)
        .extracting(RatingPart::kind)
        .doesNotContain(Kind.AGE, Kind.GENDER, Kind.OCCUPATION, Kind.ZIP_CODE);
  }

  /** Leaning and quality are what is left for the average movie and the average person. */
  @Test
  void whatTheRatingsSayOfMoviesAveragesToTheLeaning() {
    Map<Kind, Double> means = new EnumMap<>(Kind.class);
    double leaning = 0;
    double all = 0;
    for (int movie = 0; movie < 11; movie++) {
      double ratings = 3 + movie; // of the movie in training
      List<RatingPart> parts = parts(RandomPosterior.PERSON, RandomPosterior.history(RATED), movie);
      for (RatingPart part : parts) {
        means.merge(part.kind(), ratings * part.stars(), Double::sum);
      }
      all += ratings;
      leaning = part(parts, Kind.LEANING);
    }
    assertThat(means.get(Kind.LEANING) / all).isNotZero().isCloseTo(leaning, within(1e-9));
    for (Kind kind : List.of(Kind.QUALITY, Kind.GENRE, Kind.YEAR, Kind.POPULARITY, Kind.TASTE)) {
      assertThat(means.get(kind) / all).as("%s", kind).isCloseTo(0, within(1e-6));
    }
  }

  /** 33 ratings, and then 32, of movies that are known: too many for a newcomer. */
  private static List<RatedMovie> many() {
    List<RatedMovie> many = new ArrayList<>(RandomPosterior.history(EVERYTHING));
    many.addAll(RandomPosterior.history(EVERYTHING));
    many.addAll(RandomPosterior.history(EVERYTHING));
    return many;
  }

  /** How far leaving out is from binding anew, over all movies and ratings. */
  private static DoubleSummaryStatistics errors(
      ExplainablePredictor predictor, int movies, Profile profile) {
    DoubleSummaryStatistics errors = new DoubleSummaryStatistics();
    for (int movie = 0; movie < movies; movie++) {
      for (LeftOut left : predictor.explainer(profile).leaveOneOut(movie)) {
        List<RatedMovie> others = new ArrayList<>(profile.history());
        others.remove(left.rated());
        double anew = predictor.bind(new Profile(profile.demographics(), others)).score(movie);
        errors.accept(Math.abs(left.without() - anew));
      }
    }
    return errors;
  }

  private double largestError(Posterior posterior, List<RatedMovie> history) {
    return errors(predictor(posterior), movies.size(), profile(history)).getMax();
  }

  @ParameterizedTest
  @CsvSource({"false, false", "true, false", "true, true"})
  void leavingOutIsBindingAnew(boolean history, boolean dated) {
    Posterior posterior = posterior(5, false, history, dated);
    assertThat(largestError(posterior, RandomPosterior.history(4))).isLessThan(1e-4);
    assertThat(largestError(posterior, RandomPosterior.history(RATED))).isLessThan(1e-4);
    assertThat(largestError(posterior, many())).isLessThan(1e-4);
  }

  /** A Newton step is not the whole way, but most of it where samples are drawn from data. */
  @ParameterizedTest
  @EnumSource(Noise.class)
  void leavingOutOfASampledModelIsNearlyBindingAnew(Noise noise) {
    Dataset data = SampledModels.dataset(60, 40, 0.3, RatingScale.FIVE_STARS, 2);
    FactorizationSettings settings = SampledModels.settings(noise, false).build();
    FactorizationModel model =
        new FactorizationTrainer(settings, SamplingListener.SILENT, 1).train(data, data.ratings());
    ExplainablePredictor predictor = (ExplainablePredictor) model.predictor(data.movies());
    for (Profile profile : Profile.ofUsers(data, data.ratings()).subList(0, 20)) {
      DoubleSummaryStatistics errors = errors(predictor, 40, profile);
      assertThat(errors.getMax()).isLessThan(noise == Noise.GAUSSIAN ? 1e-4 : 0.02);
      assertThat(errors.getAverage()).isLessThan(noise == Noise.GAUSSIAN ? 1e-5 : 0.002);
    }
  }

  @Test
  void moviesOfWhichNothingIsKnownAreNoReasons() {
    Posterior posterior = posterior(5, true, true, false);
    Profile profile = profile(RandomPosterior.history(11, 4, 12));
    assertThat(predictor(posterior).explainer(profile).leaveOneOut(2))
        .extracting(left -> left.rated().movie())
        .containsExactly(4);
  }

  @Test
  void nobodyHasNothingToLeaveOut() {
    Posterior posterior = posterior(1, true, true, false);
    assertThat(predictor(posterior).explainer(profile(List.of())).leaveOneOut(2)).isEmpty();
  }
}
