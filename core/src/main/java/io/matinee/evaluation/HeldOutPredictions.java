package io.matinee.evaluation;

import io.matinee.data.RatingScale;
import io.matinee.data.Ratings;
import io.matinee.data.RowsByUser;
import io.matinee.model.Estimate;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import io.matinee.model.UncertainScorer;
import io.matinee.ranking.CombinedScore;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a predictor says of ratings. Dates are not used.
 *
 * @param stars [ratings] predicted
 * @param liked [ratings] the probability of a liking; of a predictor that states none, by the curve
 *     that lists use
 * @param deviations [ratings] of the rating, in stars; {@code null} where it does not say
 */
record HeldOutPredictions(float[] stars, float[] liked, float[] deviations) {
  /**
   * Asks {@code predictor}, binding each person once.
   *
   * @param people the profile of each user, by dense index
   */
  static HeldOutPredictions of(
      RatingPredictor predictor, List<Profile> people, Ratings ratings, RatingScale scale) {
    float[] stars = new float[ratings.size()];
    float[] liked = new float[stars.length];
    float[] deviations = new float[stars.length];
    AtomicBoolean sure = new AtomicBoolean(true);
    RowsByUser byUser = RowsByUser.of(ratings, people.size());
    byUser.forEachUser(
        user -> {
          int[] rows = byUser.rowsOf(user);
          MovieScorer scorer = predictor.bind(people.get(user));
          float[] scores = new float[rows.length];
          scorer.score(Arrays.stream(rows).map(ratings::movie).toArray(), scores);
          for (int i = 0; i < rows.length; i++) {
            stars[rows[i]] = scores[i];
            if (scorer instanceof UncertainScorer uncertain) {
              Estimate estimate = uncertain.estimate(ratings.movie(rows[i]));
              liked[rows[i]] = estimate.liked();
              deviations[rows[i]] = estimate.deviation();
            } else {
              sure.set(false);
              liked[rows[i]] = CombinedScore.likedAt(scores[i], scale);
            }
          }
        });
    return new HeldOutPredictions(stars, liked, sure.get() ? deviations : null);
  }
}
