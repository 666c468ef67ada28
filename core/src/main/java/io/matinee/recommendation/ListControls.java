package io.matinee.recommendation;

/**
 * How a list is made of scores. {@link #NONE} is the order of the scores.
 *
 * @param damping of popular movies: scores are divided by (1 + ratings)^damping; from 0, for none,
 *     to 1
 * @param diversity how much being like a movie that is already in the list counts against a movie:
 *     1 - λ of maximal marginal relevance (Carbonell and Goldstein 1998); from 0 and below 1
 * @param calibration how much a list's genres are to be in proportion to those of what the person
 *     has rated: λ of Steck 2018; from 0 and below 1
 */
public record ListControls(double damping, double diversity, double calibration) {
  /** Nothing but the scores. */
  public static final ListControls NONE = new ListControls(0, 0, 0);

  /** Checks every range. */
  public ListControls {
    check(damping >= 0 && damping <= 1, "damping from 0 to 1", damping);
    check(diversity >= 0 && diversity < 1, "diversity from 0 and below 1", diversity);
    check(calibration >= 0 && calibration < 1, "calibration from 0 and below 1", calibration);
  }

  private static void check(boolean holds, String expected, double found) {
    if (!holds) {
      throw new IllegalArgumentException("expected %s, found %s".formatted(expected, found));
    }
  }

  /** Whether a movie's place depends on the movies before it. */
  boolean rerank() {
    return diversity > 0 || calibration > 0;
  }
}
