package io.matinee.ranking;

import java.util.List;

/**
 * How much it says that somebody watched a movie, by the rating they gave it.
 *
 * @param weights of one to five fifths of the best rating, each 0 or more; between them the weight
 *     runs in a straight line
 */
public record StarWeights(List<Float> weights) {
  private static final int FIFTHS = 5;

  /** Checks the weights and keeps its own copy. */
  public StarWeights {
    weights = List.copyOf(weights);
    if (weights.size() != FIFTHS || !weights.stream().allMatch(w -> w >= 0 && w < 1e6f)) {
      throw new IllegalArgumentException(
          "expected five weights of 0 or more, for one to five stars, found " + weights);
    }
  }

  /** The weights of one to five stars. */
  public static StarWeights of(float one, float two, float three, float four, float five) {
    return new StarWeights(List.of(one, two, three, four, five));
  }

  /**
   * The weight of {@code rating}.
   *
   * @param rating stars
   * @param best the best rating there is, in stars
   */
  public float of(float rating, float best) {
    float place = Math.max(0, Math.min(FIFTHS - 1, FIFTHS * rating / best - 1));
    int below = Math.min(FIFTHS - 2, (int) place);
    float share = place - below;
    return (1 - share) * weights.get(below) + share * weights.get(below + 1);
  }
}
