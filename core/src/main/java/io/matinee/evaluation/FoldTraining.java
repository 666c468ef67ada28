package io.matinee.evaluation;

import io.matinee.data.Ratings;
import io.matinee.model.RatingPredictor;
import java.util.List;

/** Trains the models that are to be judged, whatever they are. */
@FunctionalInterface
public interface FoldTraining {
  /**
   * The models that {@code train} gives: always as many, of the same names, in the same order.
   *
   * @param fold from 1
   * @param train all that they may learn from
   */
  List<RatingPredictor> train(int fold, Ratings train);
}
