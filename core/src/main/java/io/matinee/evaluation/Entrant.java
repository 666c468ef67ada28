package io.matinee.evaluation;

import io.matinee.model.RatingPredictor;
import io.matinee.ranking.Ranker;

/**
 * A trained model as it is judged.
 *
 * @param predictor of ratings; {@code null} where it predicts none
 * @param ranker of the catalogue; {@code null} where it orders none
 */
public record Entrant(RatingPredictor predictor, Ranker ranker) {
  /** Checks that there is something to judge. */
  public Entrant {
    if (predictor == null && ranker == null) {
      throw new IllegalArgumentException("expected a predictor or a ranker, found neither");
    }
  }
}
