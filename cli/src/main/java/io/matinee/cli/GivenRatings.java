package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import java.util.ArrayList;
import java.util.List;

/** Ratings that a person gives here and now, over those of the data. */
final class GivenRatings {
  private final Dataset dataset;
  private final long now; // seconds since 1970: as of the latest rating, so that runs are alike

  GivenRatings(Dataset dataset) {
    this.dataset = dataset;
    Ratings ratings = dataset.ratings();
    long latest = 0;
    for (int row = 0; row < ratings.size(); row++) {
      latest = Math.max(latest, ratings.epochSecond(row));
    }
    this.now = latest;
  }

  /** A rating of the movie with dense index {@code movie}. */
  RatedMovie rated(int movie, float stars) {
    return new RatedMovie(movie, stars, now);
  }

  /**
   * A rating on the data's scale.
   *
   * @throws WrongUsage if it is none
   */
  float stars(String text) {
    try {
      float stars = Float.parseFloat(text);
      if (dataset.scale().contains(stars)) {
        return stars;
      }
    } catch (NumberFormatException e) {
      // Explained below, as a rating off the scale is.
    }
    throw new WrongUsage(
        "expected a rating, %s, found %s"
            .formatted(dataset.scale().describe(), PersonQuestions.shown(text)));
  }

  /**
   * What {@code text}, such as {@code 50:4}, says.
   *
   * @throws WrongUsage if there is no such movie or rating
   */
  RatedMovie parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw new WrongUsage(
          "expected a movie's id and a rating, such as 50:4, found " + PersonQuestions.shown(text));
    }
    String id = text.substring(0, colon);
    int movie = dataset.tryMovieIndex(id);
    if (movie < 0) {
      throw new WrongUsage(
          "expected the id of a movie of the data, such as %s, found %s"
              .formatted(dataset.movies().get(0).id(), PersonQuestions.shown(id)));
    }
    return rated(movie, stars(text.substring(colon + 1)));
  }

  /** {@code profile} with {@code rated} too, in place of an earlier rating of the same movie. */
  static Profile with(Profile profile, RatedMovie rated) {
    List<RatedMovie> history = new ArrayList<>(without(profile, rated.movie()).history());
    history.add(rated);
    return new Profile(profile.demographics(), history);
  }

  /** {@code profile} without a rating of the movie with dense index {@code movie}. */
  static Profile without(Profile profile, int movie) {
    return new Profile(
        profile.demographics(),
        profile.history().stream().filter(rated -> rated.movie() != movie).toList());
  }
}
