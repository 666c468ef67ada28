package io.matinee.evaluation;

/**
 * What a model took, on the machine that it was measured on; no figure of a second run will be the
 * same. Over several parts, the sum of times and the greatest of memory.
 *
 * @param trainSeconds wall-clock time of training
 * @param scoreSeconds wall-clock time of predicting all test ratings and making all lists
 * @param heldMegabytes heap that the trained model holds: used after a garbage collection with it,
 *     less before it was trained
 * @param peakMegabytes the most heap in use while training and scoring, garbage not yet collected
 *     and all else in the process included
 */
public record Cost(
    double trainSeconds, double scoreSeconds, double heldMegabytes, double peakMegabytes) {
  /** No cost. */
  static final Cost NONE = new Cost(0, 0, 0, 0);

  /** Both, one after the other. */
  Cost then(Cost other) {
    return new Cost(
        trainSeconds + other.trainSeconds,
        scoreSeconds + other.scoreSeconds,
        Math.max(heldMegabytes, other.heldMegabytes),
        Math.max(peakMegabytes, other.peakMegabytes));
  }

  /** This, built on {@code other}, which is trained first and stays. */
  Cost builtOn(Cost other) {
    return new Cost(
        trainSeconds + other.trainSeconds,
        scoreSeconds,
        heldMegabytes + other.heldMegabytes,
        Math.max(peakMegabytes, other.peakMegabytes));
  }
}
