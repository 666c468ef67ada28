package io.matinee.network;

/**
 * A point of the learning curve. How long the epoch took is no part of it: the curve stands in the
 * model file, and the same seed gives the same file.
 *
 * @param epoch from 1
 * @param learningRate during the epoch
 * @param loss mean squared error over the epoch's batches as they were learned from (dropout on,
 *     weights moving), on the scale from 0 to 1
 * @param trainRmse the same as a root, in stars
 * @param validationRmse on the part kept to watch, after the epoch, in stars; {@code null} where
 *     none is kept
 * @param best whether it is the best validation RMSE so far
 */
public record EpochResult(
    int epoch,
    double learningRate,
    double loss,
    double trainRmse,
    Double validationRmse,
    boolean best) {}
