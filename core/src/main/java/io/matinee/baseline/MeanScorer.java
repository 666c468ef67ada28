package io.matinee.baseline;

import io.matinee.data.RatingScale;
import io.matinee.model.MovieScorer;

/** Scores a movie by its own number plus the person's, brought into the scale. */
final class MeanScorer implements MovieScorer {
  private final double[] ofMovie; // [movies] stars
  private final double ofPerson; // stars
  private final RatingScale scale;

  MeanScorer(double[] ofMovie, double ofPerson, RatingScale scale) {
    this.ofMovie = ofMovie;
    this.ofPerson = ofPerson;
    this.scale = scale;
  }

  @Override
  public void score(int[] movies, float[] into) {
    for (int i = 0; i < movies.length; i++) {
      into[i] = scale.clip((float) (ofMovie[movies[i]] + ofPerson));
    }
  }

  @Override
  public void scoreAll(float[] into) {
    for (int movie = 0; movie < ofMovie.length; movie++) {
      into[movie] = scale.clip((float) (ofMovie[movie] + ofPerson));
    }
  }
}
