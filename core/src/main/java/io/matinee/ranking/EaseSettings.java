package io.matinee.ranking;

import java.util.Objects;

/**
 * What can be set about {@link Ease}.
 *
 * @param stars what a watched movie counts
 * @param lambda the penalty on weights between movies, above 0
 * @param movies how many movies take part at most, those most rated: memory and the model file grow
 *     with the square, 4 bytes for each pair; from 1 to 46,340
 */
public record EaseSettings(StarWeights stars, double lambda, int movies) {
  private static final int MOST = 46_340; // an array can hold no more pairs

  /** Checks every range. */
  public EaseSettings {
    Objects.requireNonNull(stars, "stars");
    if (!(lambda > 0 && lambda < Double.POSITIVE_INFINITY) || movies < 1 || movies > MOST) {
      throw new IllegalArgumentException(
          "expected lambda above 0 and movies from 1 to %d, found %s, %s"
              .formatted(MOST, lambda, movies));
    }
  }
}
