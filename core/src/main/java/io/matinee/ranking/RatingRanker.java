package io.matinee.ranking;

import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;

/** A ranker that needs a model of ratings. */
public final class RatingRanker implements Ranker {
  private final String name;
  private final RatingPredictor predictor;
  private final ListScore score;

  /** Creates one that orders by {@code score} of what {@code predictor} predicts. */
  public RatingRanker(String name, RatingPredictor predictor, ListScore score) {
    this.name = name;
    this.predictor = predictor;
    this.score = score;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void score(Profile profile, float[] into) {
    score.score(profile, predictor.bind(profile), new float[into.length], into);
  }
}
