package io.matinee.evaluation;

/**
 * How far predicted ratings are from given ones.
 *
 * @param ratings how many were predicted
 * @param rmse root of the mean squared error, in stars
 * @param mae mean absolute error, in stars
 */
public record RatingMetrics(int ratings, double rmse, double mae) {}
