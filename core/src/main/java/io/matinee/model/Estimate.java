package io.matinee.model;

/**
 * What a model expects of a rating, and how sure it is.
 *
 * @param rating the expected rating, in stars
 * @param deviation the standard deviation of the rating, its noise included, in stars
 * @param liked the probability of a rating of four fifths of the best, such as 4 of 5 stars, or
 *     more
 */
public record Estimate(float rating, float deviation, float liked) {}
