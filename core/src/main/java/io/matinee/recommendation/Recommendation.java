package io.matinee.recommendation;

import io.matinee.data.Movie;

/**
 * An entry of a list.
 *
 * @param rank from 1
 * @param movie what is recommended
 * @param rating the predicted rating, in stars
 * @param score what the list is ordered by, best first
 * @param ratings how many ratings the movie has
 */
public record Recommendation(int rank, Movie movie, float rating, float score, int ratings) {}
