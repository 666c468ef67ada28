package io.matinee.model;

import io.matinee.data.Ratings;
import io.matinee.data.RowsByUser;
import java.util.List;

/** Predicts given ratings, whoever the predictor. */
public final class Predictions {
  private Predictions() {}

  /**
   * Predicts every row of {@code ratings}, binding each person once.
   *
   * @param people the profile of each user, by dense index
   * @return [ratings] predicted stars, in the order of the rows
   */
  public static float[] of(RatingPredictor predictor, List<Profile> people, Ratings ratings) {
    RowsByUser byUser = RowsByUser.of(ratings, people.size());
    float[] predicted = new float[ratings.size()];
    for (int user = 0; user < people.size(); user++) {
      if (byUser.count(user) > 0) {
        predictOne(predictor.bind(people.get(user)), ratings, byUser, user, predicted);
      }
    }
    return predicted;
  }

  private static void predictOne(
      MovieScorer scorer, Ratings ratings, RowsByUser byUser, int user, float[] predicted) {
    int start = byUser.starts()[user];
    int[] movies = new int[byUser.count(user)];
    for (int i = 0; i < movies.length; i++) {
      movies[i] = ratings.movie(byUser.rows()[start + i]);
    }
    float[] scores = new float[movies.length];
    scorer.score(movies, scores);
    for (int i = 0; i < movies.length; i++) {
      predicted[byUser.rows()[start + i]] = scores[i];
    }
  }

  /** The root of the mean squared difference from {@code ratings}, in stars; NaN for none. */
  public static double rmse(float[] predicted, Ratings ratings) {
    double squares = 0;
    for (int row = 0; row < predicted.length; row++) {
      double error = predicted[row] - ratings.value(row);
      squares += error * error;
    }
    return Math.sqrt(squares / predicted.length);
  }
}
