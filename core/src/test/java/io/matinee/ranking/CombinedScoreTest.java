package io.matinee.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matinee.data.Demographics;
import io.matinee.model.Estimate;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import io.matinee.model.UncertainScorer;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CombinedScoreTest {
  private static final RankingModel MODEL = SmallCrowd.model(1);
  private static final float[] STARS = {5, 4, 3, 2, 1, 5, 4, 3, 2, 1, 5, 4, 3};

  /** Likes everything with a probability of a fifth of its stars. */
  private static final class Fixed implements UncertainScorer {
    @Override
    public Estimate estimate(int movie) {
      return new Estimate(STARS[movie], 1, STARS[movie] / 5);
    }

    @Override
    public void likedAll(float[] into) {
      for (int movie = 0; movie < into.length; movie++) {
        into[movie] = STARS[movie] / 5;
      }
    }

    @Override
    public void score(int[] movies, float[] into) {
      throw new AssertionError("no single movies are asked for");
    }

    @Override
    public void scoreAll(float[] into) {
      System.arraycopy(STARS, 0, into, 0, STARS.length);
    }
  }

  private static float[] scores(Profile profile) {
    float[] into = new float[STARS.length];
    float[] stars = new float[STARS.length];
    new CombinedScore(MODEL).score(profile, new Fixed(), stars, into);
    assertThat(stars).containsExactly(STARS);
    return into;
  }

  @Test
  void newcomersByPopularityTimesRating() {
    Profile newcomer = Profile.newcomer(SmallCrowd.WOMAN);
    float[] popularity = SmallCrowd.scores(MODEL.popularity(), newcomer);
    float[] found = scores(newcomer);
    for (int movie = 0; movie < STARS.length; movie++) {
      assertThat(found[movie])
          .isCloseTo(0.8f * popularity[movie] * STARS[movie] / 5, within(1e-6f));
    }
  }

  /** With exponents of 1/2 and 1, twice iALS and a prior of 0.8. */
  @Test
  void ratingsMakeItPersonal() {
    for (int rated = 1; rated <= 3; rated++) {
      int[] movies = Arrays.copyOf(new int[] {6, 7, 8}, rated);
      Profile profile = SmallCrowd.watched(SmallCrowd.WOMAN, movies);
      float[] popularity = SmallCrowd.scores(MODEL.popularity(), profile);
      float[] ofAll = SmallCrowd.scores(MODEL.popularity(), Profile.newcomer(Demographics.UNKNOWN));
      float[] ease = SmallCrowd.scores(MODEL.ease(), profile);
      float[] als = SmallCrowd.scores(MODEL.als(), profile);
      float[] found = scores(profile);
      for (int movie = 0; movie < STARS.length; movie++) {
        double watched = Math.max(ease[movie] + 2 * als[movie], 1e-4);
        double ratio = movie == 12 ? 1 : popularity[movie] / ofAll[movie];
        double personal = watched * Math.sqrt(STARS[movie] / 5) * ratio;
        double alike = 0.8 / Math.sqrt(rated) * popularity[movie] * STARS[movie] / 5;
        assertThat((double) found[movie]).isCloseTo(personal + alike, within(1e-6));
      }
    }
  }

  /** The ranker works beside the ratings in the common pool, but waits for none of its threads. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void listsDoNotWaitForABusyCommonPool() throws InterruptedException {
    int threads = ForkJoinPool.getCommonPoolParallelism();
    CountDownLatch busy = new CountDownLatch(threads);
    CountDownLatch scored = new CountDownLatch(1);
    for (int i = 0; i < threads; i++) {
      ForkJoinPool.commonPool().execute(() -> block(busy, scored));
    }
    busy.await();
    try {
      Profile profile = SmallCrowd.watched(SmallCrowd.WOMAN, 6, 7);
      assertThat(scores(profile)).doesNotContain(Float.NaN);
    } finally {
      scored.countDown();
    }
  }

  private static void block(CountDownLatch busy, CountDownLatch until) {
    busy.countDown();
    try {
      until.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aPredictorThatIsNotSureOfItselfServesToo() {
    Profile profile = SmallCrowd.watched(SmallCrowd.WOMAN, 0, 1);
    float[] into = new float[STARS.length];
    RatingRanker ranker = new RatingRanker("test", new Means(), new CombinedScore(MODEL));
    ranker.score(profile, into);
    assertThat(into[2]).isGreaterThan(into[8]);
  }

  /** Predicts {@link #STARS} for everybody. */
  private static final class Means implements RatingPredictor {
    @Override
    public String name() {
      return "means";
    }

    @Override
    public MovieScorer bind(Profile profile) {
      return new MovieScorer() {
        @Override
        public void score(int[] movies, float[] into) {
          throw new AssertionError("no single movies are asked for");
        }

        @Override
        public void scoreAll(float[] into) {
          System.arraycopy(STARS, 0, into, 0, STARS.length);
        }
      };
    }
  }
}
