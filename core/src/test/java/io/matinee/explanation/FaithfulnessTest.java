package io.matinee.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.matinee.data.Demographics;
import io.matinee.model.ExplainablePredictor;
import io.matinee.model.LeftOut;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.model.RatingExplainer;
import io.matinee.model.RatingPart;
import io.matinee.model.RatingPart.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A predictor that adds up what a person's ratings count, and says so, or says the contrary. */
class FaithfulnessTest {
  /** What a rating of movie i adds to every rating: 2^-i. */
  private record Sum(boolean honest) implements ExplainablePredictor {
    static double weight(RatedMovie rated) {
      return Math.scalb(1.0, -rated.movie());
    }

    static double rating(Profile profile) {
      return profile.history().stream().mapToDouble(Sum::weight).sum();
    }

    @Override
    public String name() {
      return "sum";
    }

    @Override
    public MovieScorer bind(Profile profile) {
      return new MovieScorer() {
        @Override
        public void score(int[] movies, float[] into) {
          Arrays.fill(into, 0, movies.length, (float) rating(profile));
        }

        @Override
        public void scoreAll(float[] into) {
          Arrays.fill(into, (float) rating(profile));
        }
      };
    }

    @Override
    public RatingExplainer explainer(Profile profile) {
      return new RatingExplainer() {
        @Override
        public double rating(int movie) {
          return Sum.rating(profile);
        }

        @Override
        public List<RatingPart> parts(int movie) {
          return List.of(new RatingPart(Kind.BASELINE, rating(movie)));
        }

        @Override
        public List<LeftOut> leaveOneOut(int movie) {
          double all = rating(movie);
          return profile.history().stream()
              .map(r -> new LeftOut(r, all - (honest ? weight(r) : 1 - weight(r))))
              .toList();
        }
      };
    }
  }

  private static List<Profile> people(int... ratings) {
    return Arrays.stream(ratings)
        .mapToObj(
            count ->
                new Profile(
                    Demographics.UNKNOWN,
                    IntStream.range(0, count).mapToObj(i -> new RatedMovie(i, 4, 0)).toList()))
        .toList();
  }

  private static Faithfulness measure(boolean honest, int... ratings) {
    int[] movies = new int[ratings.length];
    return Faithfulness.measure(new Sum(honest), people(ratings), movies, 3, 42);
  }

  /** The first three add 1 + 1/2 + 1/4; three of six at random add half of 1.96875 on average. */
  @Test
  void theTruthMovesTheRatingFurtherThanChance() {
    int[] sixes = new int[2000];
    Arrays.fill(sixes, 6);
    Faithfulness measured = measure(true, sixes);
    assertThat(measured.named()).isCloseTo(1.75, within(1e-6));
    assertThat(measured.random()).isCloseTo(1.96875 / 2, within(0.03));
    assertThat(measured.ratio()).isGreaterThan(1.7);
    assertThat(measured.ahead()).as("one draw in twenty is as good").isBetween(0.92, 0.98);
  }

  /** Naming the last three, 1/8 + 1/16 + 1/32, shows. */
  @Test
  void aLieMovesItLess() {
    Faithfulness measured = measure(false, 6, 6, 6, 6, 6, 6, 6, 6);
    assertThat(measured.named()).isCloseTo(0.21875, within(1e-6));
    assertThat(measured.ratio()).isLessThan(1);
  }

  @Test
  void whoHasTooFewRatingsTakesNoPart() {
    assertThat(measure(true, 5, 6, 0, 9).people()).isEqualTo(2);
    assertThatThrownBy(() -> measure(true, 5, 2))
        .hasMessage("expected people with 6 ratings or more, found none");
  }

  @Test
  void theSameSeedGivesTheSame() {
    assertThat(measure(true, 6, 7, 8, 9)).isEqualTo(measure(true, 6, 7, 8, 9));
  }
}
