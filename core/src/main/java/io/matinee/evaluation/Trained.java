package io.matinee.evaluation;

import io.matinee.data.Ratings;
import java.util.Map;

/**
 * A contestant, trained.
 *
 * @param entrant what came of it
 * @param seconds wall-clock time of training
 * @param heldMegabytes heap that it holds
 */
record Trained(Entrant entrant, double seconds, double heldMegabytes) {
  /** Trains {@code contestant}, between two garbage collections, which its time does not count. */
  static Trained of(Contestant contestant, Ratings train, Map<String, Entrant> others) {
    double before = HeapMeter.held();
    HeapMeter.forgetPeak();
    long start = System.nanoTime();
    Entrant entrant = contestant.trainer().train(train, others);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Trained(entrant, seconds, Math.max(0, HeapMeter.held() - before));
  }

  /** What it cost, with so much time for scoring until now. */
  Cost cost(double scoreSeconds) {
    return new Cost(seconds, scoreSeconds, heldMegabytes, HeapMeter.peak());
  }
}
