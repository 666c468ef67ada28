package io.matinee.baseline;

import io.matinee.data.Dataset;
import io.matinee.data.RatingScale;
import io.matinee.data.Ratings;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.model.RatingPredictor;

/**
 * Predicts global mean + movie's bias + person's bias, each bias shrunk towards 0 (Koren 2010,
 * section 2.1). The person's bias comes from the profile's history, so newcomers are served.
 */
public final class BiasModel implements RatingPredictor {
  private static final double MOVIE_SHRINKAGE = 25; // ratings; Koren's value
  private static final double PERSON_SHRINKAGE = 10; // ratings; Koren's value

  private final double[] expected; // [movies] global mean + movie's bias, in stars
  private final RatingScale scale;

  /** Learns from {@code train}, ratings of {@code dataset}; at least one. */
  public BiasModel(Dataset dataset, Ratings train) {
    double global = train.mean();
    int[] counts = train.countPerMovie(dataset.movies().size());
    expected = new double[counts.length];
    for (int row = 0; row < train.size(); row++) {
      expected[train.movie(row)] += train.value(row) - global;
    }
    for (int movie = 0; movie < expected.length; movie++) {
      expected[movie] = global + expected[movie] / (MOVIE_SHRINKAGE + counts[movie]);
    }
    scale = dataset.scale();
  }

  @Override
  public String name() {
    return "user + movie bias";
  }

  @Override
  public MovieScorer bind(Profile profile) {
    double sum = 0;
    for (RatedMovie rated : profile.history()) {
      sum += rated.rating() - expected[rated.movie()];
    }
    double bias = sum / (PERSON_SHRINKAGE + profile.history().size());
    return new MeanScorer(expected, bias, scale);
  }
}
