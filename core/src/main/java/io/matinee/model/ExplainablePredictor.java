package io.matinee.model;

/** A predictor that can say what its ratings are made of. */
public interface ExplainablePredictor extends RatingPredictor {
  /** Does the work that depends on the person only, once. */
  RatingExplainer explainer(Profile profile);
}
