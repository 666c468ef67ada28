package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.Movie;
import io.matinee.data.RatingScale;
import io.matinee.data.Ratings;
import io.matinee.data.SplitSpec;
import io.matinee.data.User;
import io.matinee.factorization.FactorizationSettings.Noise;
import io.matinee.model.Estimate;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.model.RatingPredictor;
import io.matinee.model.UncertainScorer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the data, predictions are stars of the scale, and what one asks twice is one. */
class DegenerateInputTest {
  private static final Demographics NOBODY = Demographics.UNKNOWN;

  @ParameterizedTest
  @CsvSource({"GAUSSIAN, false", "PROBIT, false", "GAUSSIAN, true", "PROBIT, true"})
  void peopleAndMoviesWithFewRatings(Noise noise, boolean dates) {
    // person 0 has rated nothing, person 1 one movie; nobody has rated movie 0, one has movie 1
    Ratings.Builder ratings = new Ratings.Builder(10).add(1, 2, 5, 900_000_000);
    ratings.add(2, 1, 1, 900_000_000);
    for (int i = 0; i < 8; i++) {
      ratings.add(2 + i % 3, 2 + i / 3, 1 + i % 5, 900_000_000 + 5000L * i);
    }
    check(known(5, 6, ratings.build(), RatingScale.FIVE_STARS), noise, dates);
  }

  @ParameterizedTest
  @CsvSource({"GAUSSIAN, 3", "PROBIT, 3", "GAUSSIAN, 5", "PROBIT, 5", "PROBIT, 1"})
  void constantRatings(Noise noise, float stars) {
    Ratings.Builder ratings = new Ratings.Builder(600);
    for (int i = 0; i < 600; i++) {
      ratings.add(i % 40, i / 40, stars, 0);
    }
    Dataset data = known(40, 15, ratings.build(), RatingScale.FIVE_STARS);
    RatingPredictor predictor = check(data, noise, false);
    float predicted = predictor.bind(Profile.ofUsers(data, data.ratings()).get(3)).score(4);
    assertThat(predicted).isCloseTo(stars, within(0.3f));
  }

  @ParameterizedTest
  @CsvSource({"GAUSSIAN, false", "PROBIT, false", "GAUSSIAN, true", "PROBIT, true"})
  void tenRatingsByTenPeopleOfWhomNothingIsKnown(Noise noise, boolean dates) {
    List<User> people = new ArrayList<>();
    List<Movie> movies = new ArrayList<>();
    Ratings.Builder ratings = new Ratings.Builder(10);
    for (int i = 0; i < 10; i++) {
      people.add(new User("name with spaces " + i, NOBODY));
      movies.add(new Movie("tt-" + i, "", null, List.of()));
      ratings.add(i, i, 1 + i % 5, 0);
    }
    check(
        SmallWorld.dataset(people, movies, ratings.build(), RatingScale.FIVE_STARS), noise, dates);
  }

  @ParameterizedTest
  @CsvSource({"GAUSSIAN, true", "PROBIT, true", "MIXED, false"})
  void halfStarsAndOneGenre(Noise noise, boolean attributes) {
    Dataset data = SampledModels.dataset(30, 20, 0.3, RatingScale.HALF_STARS, 9);
    List<Movie> movies =
        data.movies().stream()
            .map(movie -> new Movie(movie.id(), movie.title(), 1999, List.of("Drama")))
            .toList();
    data = SmallWorld.dataset(data.users(), movies, data.ratings(), RatingScale.HALF_STARS);
    check(data, SampledModels.settings(noise, false).attributes(attributes).build());
  }

  @ParameterizedTest
  @CsvSource({"GAUSSIAN", "PROBIT"})
  void aScaleOfTwoAndOneOfAHundredRatings(Noise noise) {
    check(SampledModels.dataset(20, 20, 0.4, new RatingScale(0, 1, 1), 6), noise, false);
    check(SampledModels.dataset(20, 20, 0.4, new RatingScale(-10, 10, 1), 7), noise, true);
    check(SampledModels.dataset(20, 20, 0.4, new RatingScale(0, 100, 1), 8), noise, true);
  }

  @ParameterizedTest
  @CsvSource({"0", "1"})
  void tooFewRatingsAreRefused(int count) {
    Ratings.Builder ratings = new Ratings.Builder(count);
    for (int i = 0; i < count; i++) {
      ratings.add(0, 0, 3, 0);
    }
    Dataset data = known(1, 1, ratings.build(), RatingScale.FIVE_STARS);
    assertThatThrownBy(() -> check(data, Noise.GAUSSIAN, false))
        .isInstanceOf(MatineeException.class)
        .hasMessage("expected at least 2 ratings to learn from, found " + count);
  }

  private static Dataset known(int people, int movies, Ratings ratings, RatingScale scale) {
    Dataset world = SmallWorld.of(people, movies, 0, scale, 2);
    return SmallWorld.dataset(world.users(), world.movies(), ratings, scale);
  }

  private static RatingPredictor check(Dataset data, Noise noise, boolean dates) {
    return check(data, SampledModels.settings(noise, dates).build());
  }

  /** Everybody of the data, and newcomers of all kinds, over a catalogue with one movie more. */
  private static RatingPredictor check(Dataset data, FactorizationSettings settings) {
    FactorizationModel model =
        new FactorizationTrainer(settings, SamplingListener.SILENT, 1).train(data, SplitSpec.all());
    List<Movie> catalogue = new ArrayList<>(data.movies());
    catalogue.add(new Movie("new", "New", 2030, List.of("Unheard of", "Drama")));
    RatingPredictor predictor = model.predictor(catalogue);
    List<Profile> profiles = new ArrayList<>(Profile.ofUsers(data, data.ratings()));
    RatedMovie unknown = new RatedMovie(catalogue.size() - 1, data.scale().max(), 1_000_000_000);
    RatedMovie seen = new RatedMovie(0, data.scale().min(), 1_000_000_000);
    profiles.add(Profile.newcomer(NOBODY));
    profiles.add(Profile.newcomer(new Demographics(99, "X", "astronaut", "Z")));
    profiles.add(new Profile(NOBODY, List.of(unknown)));
    profiles.add(new Profile(NOBODY, List.of(seen, seen, unknown)));
    profiles.add(new Profile(NOBODY, java.util.Collections.nCopies(40, unknown)));
    for (Profile profile : profiles) {
      check(predictor, profile, catalogue.size(), data.scale());
    }
    return predictor;
  }

  private static void check(RatingPredictor predictor, Profile profile, int movies, RatingScale scale) {
    UncertainScorer scorer = (UncertainScorer) predictor.bind(profile);
    float[] all = new float[movies];
    float[] liked = new float[movies];
    float[] some = new float[movies];
    int[] backwards = new int[movies];
    for (int i = 0; i < movies; i++) {
      backwards[i] = movies - 1 - i;
    }
    scorer.scoreAll(all);
    scorer.likedAll(liked);
    scorer.score(backwards, some);
    float rounding = 1e-4f * (scale.max() - scale.min());
    for (int movie = 0; movie < movies; movie++) {
      assertThat(all[movie]).isBetween(scale.min() - rounding, scale.max() + rounding);
      assertThat(liked[movie]).isBetween(0f, 1f + 1e-5f);
      assertThat(some[movies - 1 - movie]).isCloseTo(all[movie], within(rounding));
      assertThat(scorer.score(movie)).isEqualTo(some[movies - 1 - movie]);
      Estimate estimate = scorer.estimate(movie);
      assertThat(estimate.rating()).isBetween(scale.min() - rounding, scale.max() + rounding);
      assertThat(Float.isFinite(estimate.deviation()) && estimate.deviation() >= 0).isTrue();
      assertThat(estimate.liked()).isBetween(0f, 1f);
    }
  }
}
