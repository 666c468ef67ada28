package io.matinee.cli.chart;

/**
 * One point of a learning curve.
 *
 * @param epoch passes over the training part so far, from 1
 * @param trainRmse the error on the training part, in stars
 * @param validationRmse the error on ratings that were held back, in stars
 */
public record CurvePoint(int epoch, double trainRmse, double validationRmse) {}
