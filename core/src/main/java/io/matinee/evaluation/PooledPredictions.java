package io.matinee.evaluation;

import io.matinee.data.Ratings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Predictions of some ratings by several models, put together from several trainings. */
final class PooledPredictions {
  private final Ratings test;
  private final int users;
  private final long seed;
  private final Map<String, float[]> predicted = new LinkedHashMap<>(); // [ratings] stars, by model

  PooledPredictions(Ratings test, int users, long seed) {
    this.test = test;
    this.users = users;
    this.seed = seed;
  }

  /** What {@code model} predicts of {@code rows}; each row of each model is to be put once. */
  void put(String model, int[] rows, float[] stars) {
    float[] all = predicted.computeIfAbsent(model, name -> new float[test.size()]);
    for (int i = 0; i < rows.length; i++) {
      all[rows[i]] = stars[i];
    }
  }

  /** How each model does over all of them, in the order in which they came. */
  List<RatingJudgement> judgements() {
    return predicted.entrySet().stream()
        .map(
            model -> {
              PersonErrors errors = PersonErrors.of(model.getValue(), test, users);
              return RatingJudgement.of(model.getKey(), errors, errors.judged(), seed, List.of());
            })
        .toList();
  }
}
