package io.matinee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.matinee.baseline.BiasModel;
import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.Split;
import io.matinee.data.SplitSpec;
import io.matinee.data.SyntheticDataset;
import io.matinee.model.HandMade;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.model.RatingPredictor;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Three ratings are held out: 4, 2 and 5. Predicted as 3, 2 and 3, they are off by 1, 0 and 2. */
class RatingJudgeTest {
  private static final Ratings TRAIN =
      HandMade.ratings(new int[][] {{0, 2, 1}, {2, 0, 3}, {0, 3, 5}});
  private static final Ratings TEST =
      HandMade.ratings(new int[][] {{0, 0, 4}, {1, 1, 2}, {0, 2, 5}});
  private static final Dataset DATA = HandMade.dataset(3, 4, TRAIN);
  private static final float[] STARS = {3, 2, 3, 1}; // of each movie

  private final RatingJudge judge = new RatingJudge(DATA, new Split(TRAIN, TEST), 42);

  @Test
  void metricsByHand() {
    RatingJudgement judgement = judge.judge(new Fixed());
    assertThat(judgement.name()).isEqualTo("fixed");
    assertThat(judgement.overall().ratings()).isEqualTo(3);
    assertThat(judgement.overall().rmse()).isCloseTo(Math.sqrt((1 + 0 + 4) / 3.0), within(1e-12));
    assertThat(judgement.overall().mae()).isCloseTo((1 + 0 + 2) / 3.0, within(1e-12));
  }

  /** Person 1 alone has no error; person 0 alone √(5/2) and 3/2. */
  @Test
  void intervalsByHand() {
    RatingJudgement judgement = judge.judge(new Fixed());
    assertThat(judgement.rmse95()).isEqualTo(new Interval(0, Math.sqrt(2.5)));
    assertThat(judgement.mae95()).isEqualTo(new Interval(0, 1.5));
  }

  @Test
  void aPredictorSeesTheTrainingHistoryOfPeopleWithTestRatingsOnce() {
    Fixed fixed = new Fixed();
    judge.judge(fixed);
    assertThat(fixed.bound)
        .extracting(Profile::history)
        .containsExactlyInAnyOrder(
            List.of(new RatedMovie(2, 1, 0), new RatedMovie(3, 5, 0)), List.of());
  }

  @Test
  void slicesHoldEveryRatingOnce() {
    Dataset data = SyntheticDataset.generate(60, 80, 1500, 5);
    Split split = SplitSpec.random(0.7, 1).apply(data);
    RatingJudgement judgement =
        new RatingJudge(data, split, 1).judge(new BiasModel(data, split.train()));
    for (String by : new String[] {"age", "gender", "occupation", "training ratings"}) {
      List<RatingMetrics> parts =
          judgement.slices().stream()
              .filter(slice -> slice.by().equals(by))
              .map(SliceMetrics::metrics)
              .toList();
      RatingMetrics whole = judgement.overall();
      assertThat(parts.stream().mapToInt(RatingMetrics::ratings).sum()).isEqualTo(whole.ratings());
      double squares = parts.stream().mapToDouble(m -> m.ratings() * m.rmse() * m.rmse()).sum();
      assertThat(Math.sqrt(squares / whole.ratings())).isCloseTo(whole.rmse(), within(1e-9));
    }
  }

  @Test
  void isTheSameEveryTime() {
    assertThat(judge.judge(new Fixed())).isEqualTo(judge.judge(new Fixed()));
  }

  @Test
  void refusesToJudgeOnNothing() {
    Split nothing = SplitSpec.all().apply(DATA);
    assertThatThrownBy(() -> new RatingJudge(DATA, nothing, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected ratings held out, found none");
  }

  /** Predicts {@link #STARS} for everybody, and remembers who asked. */
  private static final class Fixed implements RatingPredictor, MovieScorer {
    private final Queue<Profile> bound = new ConcurrentLinkedQueue<>(); // by several threads

    @Override
    public String name() {
      return "fixed";
    }

    @Override
    public MovieScorer bind(Profile profile) {
      bound.add(profile);
      return this;
    }

    @Override
    public void score(int[] movies, float[] into) {
      for (int i = 0; i < movies.length; i++) {
        into[i] = STARS[movies[i]];
      }
    }

    @Override
    public void scoreAll(float[] into) {
      System.arraycopy(STARS, 0, into, 0, into.length);
    }
  }
}
