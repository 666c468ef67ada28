package io.matinee.explanation;

import io.matinee.data.Movie;
import io.matinee.model.Profile.RatedMovie;

/**
 * A movie that the person has rated, and what that does to the rating explained.
 *
 * @param movie that was rated
 * @param rated how
 * @param without what the rating explained would be without it, in stars
 * @param difference what it adds: the rating less {@code without}
 */
public record RatedReason(Movie movie, RatedMovie rated, double without, double difference) {}
