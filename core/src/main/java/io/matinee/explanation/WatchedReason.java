package io.matinee.explanation;

import io.matinee.data.Movie;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.ranking.Ease;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A movie that the person has rated, and what it adds to the score of another in {@link Ease}.
 *
 * @param movie that was rated
 * @param rated how
 * @param adds to the score; those of all rated movies add up to it
 */
public record WatchedReason(Movie movie, RatedMovie rated, double adds) {
  /**
   * What makes up the score of {@code movie}, the largest first.
   *
   * @param catalogue that {@code ease} scores
   */
  public static List<WatchedReason> of(
      Ease ease, List<Movie> catalogue, Profile profile, int movie) {
    float[] contributions = ease.contributions(profile, movie);
    List<WatchedReason> reasons = new ArrayList<>();
    for (int i = 0; i < contributions.length; i++) {
      RatedMovie rated = profile.history().get(i);
      reasons.add(new WatchedReason(catalogue.get(rated.movie()), rated, contributions[i]));
    }
    reasons.sort(Comparator.comparingDouble(reason -> -Math.abs(reason.adds()))); // stable
    return reasons;
  }
}
