package io.matinee.evaluation;

/**
 * A model beside the best one.
 *
 * @param metric by which
 * @param best the name of the best
 * @param difference this one's figure less the best's
 * @param difference95 95 % paired bootstrap interval of the difference, over people
 * @param p of the sign-flip test over people's differences, 10,000 flips; two-sided
 * @param corrected the same by Holm's correction for all models compared
 */
public record Comparison(
    Metric metric,
    String best,
    double difference,
    Interval difference95,
    double p,
    double corrected) {}
