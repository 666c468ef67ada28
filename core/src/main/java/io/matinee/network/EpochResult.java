package io.matinee.network;

/**
 * A point of the learning curve.
 *
 * @param epoch from 1
 * @param learningRate during the epoch
 * @param loss mean squared error over the epoch's batches as they were learned from (dropout on,
 *     weights moving), on the scale from 0 to 1
 * @param trainRmse the same as a root, in stars
 * @param validationRmse on the part kept to watch, after the epoch, in stars; {@code null} where
 *     none is kept
 * @param best whether it is the best validation RMSE so far
 * @param seconds the epoch took, validation included
 */
public record EpochResult(
    int epoch,
    double learningRate,
    double loss,
    double trainRmse,
    Double validationRmse,
    boolean best,
    double seconds) {}
