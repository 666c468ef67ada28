package io.matinee.baseline;

import io.matinee.data.Dataset;
import io.matinee.data.RatingScale;
import io.matinee.data.Ratings;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import java.util.Arrays;

/** Predicts the mean of all training ratings, whoever and whatever is asked. */
public final class GlobalMean implements RatingPredictor {
  private final double[] means; // [movies] all the same
  private final RatingScale scale;

  /** Learns from {@code train}, ratings of {@code dataset}; at least one. */
  public GlobalMean(Dataset dataset, Ratings train) {
    means = new double[dataset.movies().size()];
    Arrays.fill(means, train.mean());
    scale = dataset.scale();
  }

  @Override
  public String name() {
    return "global mean";
  }

  @Override
  public MovieScorer bind(Profile profile) {
    return new MeanScorer(means, 0, scale);
  }
}
