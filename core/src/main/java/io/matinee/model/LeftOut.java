package io.matinee.model;

import io.matinee.model.Profile.RatedMovie;

/**
 * What a predicted rating would be if the person had not rated one movie.
 *
 * @param rated the movie left out, and its rating
 * @param without the rating then predicted, in stars
 */
public record LeftOut(RatedMovie rated, double without) {}
