package io.matinee.factorization;

/**
 * How a sweep left chains that are sampled side by side.
 *
 * @param chain the first of them, from 1
 * @param chains how many they are; {@code null}, as in files of before, for one
 * @param sweep of each of them, from 1
 * @param noise the standard deviation of a rating's noise, in stars, the mean over the chains;
 *     {@code null} where ratings are levels
 * @param validationRmse of the mean prediction so far, over the ratings watched, in stars: of all
 *     samples taken, or of these draws alone before the first is; {@code null} where none are
 *     watched
 */
public record SweepResult(
    int chain, Integer chains, int sweep, Double noise, Double validationRmse) {
  /** Takes {@code null} for one chain. */
  public SweepResult {
    chains = chains == null ? Integer.valueOf(1) : chains;
  }

  /** The last of the chains, from 1. */
  public int lastChain() {
    return chain + chains - 1;
  }
}
