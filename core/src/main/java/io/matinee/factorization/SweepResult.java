package io.matinee.factorization;

/**
 * How a sweep left the sampler.
 *
 * @param chain from 1
 * @param sweep of that chain, from 1
 * @param noise the standard deviation of a rating's noise, in stars; {@code null} where ratings are
 *     levels
 * @param validationRmse of the mean prediction so far, over the ratings watched, in stars: of all
 *     samples taken, or of this draw alone before the first is; {@code null} where none are watched
 */
public record SweepResult(int chain, int sweep, Double noise, Double validationRmse) {}
