package io.matinee.factorization;

import io.matinee.data.RatingScale;
import io.matinee.features.MovieTraits;
import io.matinee.features.PersonTraits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was learned: samples of all that is not a person's own, and what they refer to. */
final class Posterior {
  private final RatingScale scale;
  private final PersonTraits personTraits;
  private final MovieTraits movieTraits;
  private final List<String> movieIds;
  private final int[] ratings; // [movies] in training
  private final List<PosteriorSample> samples;
  private final Map<String, Integer> rows = new HashMap<>();

  Posterior(
      RatingScale scale,
      PersonTraits personTraits,
      MovieTraits movieTraits,
      List<String> movieIds,
      int[] ratings,
      List<PosteriorSample> samples) {
    this.scale = scale;
    this.personTraits = personTraits;
    this.movieTraits = movieTraits;
    this.movieIds = List.copyOf(movieIds);
    this.ratings = ratings;
    this.samples = List.copyOf(samples);
    for (String id : movieIds) {
      rows.put(id, rows.size());
    }
  }

  RatingScale scale() {
    return scale;
  }

  PersonTraits personTraits() {
    return personTraits;
  }

  MovieTraits movieTraits() {
    return movieTraits;
  }

  /** The outside ids of the movies. */
  List<String> movieIds() {
    return movieIds;
  }

  /** [movies] how many ratings each has in training. */
  int[] ratings() {
    return ratings;
  }

  List<PosteriorSample> samples() {
    return samples;
  }

  /** The row of the movie with outside id {@code id}; -1 for one that training did not know. */
  int row(String id) {
    return rows.getOrDefault(id, -1);
  }
}
