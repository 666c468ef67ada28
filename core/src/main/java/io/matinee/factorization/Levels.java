package io.matinee.factorization;

import io.matinee.data.RatingScale;

/**
 * The ratings of a scale, numbered from 0.
 *
 * @param scale whose ratings they are
 */
record Levels(RatingScale scale) {
  /** How many there are. */
  int count() {
    return Math.round((scale.max() - scale.min()) / scale.step()) + 1;
  }

  /** The number of {@code rating}. */
  int of(float rating) {
    int level = Math.round((rating - scale.min()) / scale.step());
    return Math.max(0, Math.min(count() - 1, level));
  }

  /** The stars of level {@code level}. */
  float stars(int level) {
    return Math.min(scale.max(), scale.min() + level * scale.step());
  }

  /** The lowest level that says that somebody liked a movie: four fifths of the best rating. */
  int liked() {
    return of(scale.liked());
  }
}
