package io.matinee.evaluation;

import java.util.List;

/**
 * Whether a model knows how sure it is.
 *
 * @param ratings how many were predicted
 * @param coverage of intervals, the narrowest first; empty where no deviations are stated
 * @param liked how its probabilities of a liking turned out, the lowest first
 */
public record UncertaintyJudgement(
    int ratings, List<Coverage> coverage, List<ProbabilityBin> liked) {

  /**
   * An interval about the expected rating, as a normal distribution of the stated deviation has it.
   *
   * @param nominal the share of ratings that it is meant to hold
   * @param covered the share that it held
   */
  public record Coverage(double nominal, double covered) {}

  /**
   * The ratings to which a probability of a liking from {@code from} to below {@code to} was given.
   *
   * @param from the lowest probability
   * @param to the upper end, not in it unless it is 1
   * @param ratings how many they are
   * @param predicted the mean of the probabilities; NaN for none
   * @param observed the share of likings; NaN for none
   */
  public record ProbabilityBin(
      double from, double to, int ratings, double predicted, double observed) {}

  /** Keeps its own copies. */
  public UncertaintyJudgement {
    coverage = List.copyOf(coverage);
    liked = List.copyOf(liked);
  }
}
