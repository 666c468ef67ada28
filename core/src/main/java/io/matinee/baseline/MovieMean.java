package io.matinee.baseline;

import io.matinee.data.Dataset;
import io.matinee.data.RatingScale;
import io.matinee.data.Ratings;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;

/** Predicts the mean of the movie's training ratings; the global mean where it has none. */
public final class MovieMean implements RatingPredictor {
  private final double[] means; // [movies] stars
  private final RatingScale scale;

  /** Learns from {@code train}, ratings of {@code dataset}; at least one. */
  public MovieMean(Dataset dataset, Ratings train) {
    double global = train.mean();
    int[] counts = train.countPerMovie(dataset.movies().size());
    means = new double[counts.length];
    for (int row = 0; row < train.size(); row++) {
      means[train.movie(row)] += train.value(row);
    }
    for (int movie = 0; movie < means.length; movie++) {
      means[movie] = counts[movie] == 0 ? global : means[movie] / counts[movie];
    }
    scale = dataset.scale();
  }

  @Override
  public String name() {
    return "movie mean";
  }

  @Override
  public MovieScorer bind(Profile profile) {
    return new MeanScorer(means, 0, scale);
  }
}
