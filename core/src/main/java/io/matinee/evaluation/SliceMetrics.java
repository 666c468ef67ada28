package io.matinee.evaluation;

/**
 * Metrics over the people who have something in common.
 *
 * @param by what they have in common, such as {@code "age"}
 * @param value which, such as {@code "20-29"}
 * @param people how many of them had ratings to predict
 * @param metrics over their ratings
 */
public record SliceMetrics(String by, String value, int people, RatingMetrics metrics) {}
