package io.matinee.model;

import io.matinee.data.Ratings;
import io.matinee.data.RowsByUser;
import java.util.Arrays;
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
    return of(predictor, people, ratings, false);
  }

  /**
   * Predicts every row of {@code ratings}, binding each person once.
   *
   * @param people the profile of each user, by dense index
   * @param dated whether a predictor that knows what the date of a rating does is told it
   * @return [ratings] predicted stars, in the order of the rows
   */
  public static float[] of(
      RatingPredictor predictor, List<Profile> people, Ratings ratings, boolean dated) {
    RowsByUser byUser = RowsByUser.of(ratings, people.size());
    float[] predicted = new float[ratings.size()];
    byUser.forEachUser(
        user -> {
          MovieScorer scorer = predictor.bind(people.get(user));
          predictOne(scorer, ratings, byUser.rowsOf(user), predicted, dated);
        });
    return predicted;
  }

  private static void predictOne(
      MovieScorer scorer, Ratings ratings, int[] rows, float[] predicted, boolean dated) {
    int[] movies = Arrays.stream(rows).map(ratings::movie).toArray();
    float[] scores = new float[rows.length];
    if (dated && scorer instanceof DatedScorer knowsDates) {
      knowsDates.scoreAt(
          movies, Arrays.stream(rows).mapToLong(ratings::epochSecond).toArray(), scores);
    } else {
      scorer.score(movies, scores);
    }
    for (int i = 0; i < rows.length; i++) {
      predicted[rows[i]] = scores[i];
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
