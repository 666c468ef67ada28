package io.matinee.kernels;

/**
 * The numbers of some steps of Adam on end in which a weight has no gradient, taken together; see
 * {@link Kernels#adamIdle}.
 *
 * @param meanDecay what becomes of the mean of gradients, beta1^steps
 * @param squareDecay what becomes of the mean of squared gradients, beta2^steps
 * @param rootScale what the root of the mean of squares before these steps is multiplied by
 * @param epsilon added to the root
 * @param move0 how far the weight moves against mean / root, and so on for powers of the root's
 *     share of the denominator
 * @param move1 for the share itself
 * @param move2 for its square
 * @param move3 for its cube
 */
public record IdleSteps(
    float meanDecay,
    float squareDecay,
    float rootScale,
    float epsilon,
    float move0,
    float move1,
    float move2,
    float move3) {}
