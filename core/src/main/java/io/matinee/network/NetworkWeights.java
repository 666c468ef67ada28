package io.matinee.network;

import java.util.List;

/**
 * Everything that a trained network consists of.
 *
 * @param layout where each parameter stands
 * @param weights [layout.size()]
 * @param mean1 [hidden1] running mean of the first batch normalisation
 * @param variance1 [hidden1] its running variance
 * @param mean2 [hidden2] running mean of the second
 * @param variance2 [hidden2] its running variance
 */
record NetworkWeights(
    NetworkLayout layout,
    float[] weights,
    float[] mean1,
    float[] variance1,
    float[] mean2,
    float[] variance2) {

  /** A copy of what {@code net} has learned so far. */
  static NetworkWeights copyOf(RecommenderNet net) {
    return new NetworkWeights(
        net.layout,
        net.weights.clone(),
        net.running1.mean().clone(),
        net.running1.variance().clone(),
        net.running2.mean().clone(),
        net.running2.variance().clone());
  }

  /** Whether no number has overflowed. */
  boolean isFinite() {
    for (float[] values : List.of(weights, mean1, variance1, mean2, variance2)) {
      for (float value : values) {
        if (!Float.isFinite(value)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Puts these values into {@code net}. */
  void copyTo(RecommenderNet net) {
    System.arraycopy(weights, 0, net.weights, 0, weights.length);
    System.arraycopy(mean1, 0, net.running1.mean(), 0, mean1.length);
    System.arraycopy(variance1, 0, net.running1.variance(), 0, variance1.length);
    System.arraycopy(mean2, 0, net.running2.mean(), 0, mean2.length);
    System.arraycopy(variance2, 0, net.running2.variance(), 0, variance2.length);
  }
}
