package io.matinee.kernels;

/**
 * The numbers of one step of Adam.
 *
 * @param beta1 decay of the mean of gradients
 * @param beta2 decay of the mean of squared gradients
 * @param epsilon added to the root
 * @param weightDecay weight of the L2 penalty, added to the gradient
 * @param stepSize learning rate / (1 - beta1^t)
 * @param rootCorrection sqrt(1 - beta2^t)
 */
public record AdamStep(
    float beta1,
    float beta2,
    float epsilon,
    float weightDecay,
    float stepSize,
    float rootCorrection) {}
