package io.matinee.data;

/**
 * The ratings that a dataset allows: {@code min}, {@code min + step}, ... {@code max}.
 *
 * @param min the lowest rating, in stars
 * @param max the highest rating, in stars
 * @param step the distance between neighbouring ratings, in stars
 */
public record RatingScale(float min, float max, float step) {
  /** One to five whole stars. */
  public static final RatingScale FIVE_STARS = new RatingScale(1, 5, 1);

  /** Checks that the scale has at least two ratings. */
  public RatingScale {
    if (!(min < max) || !(step > 0) || step > max - min) {
      throw new IllegalArgumentException(
          "expected min < max and 0 < step <= max - min, found %s, %s, %s"
              .formatted(min, max, step));
    }
  }

  /** Says whether {@code rating} is one of the scale's. */
  public boolean contains(float rating) {
    float steps = (rating - min) / step;
    return rating >= min && rating <= max && steps == Math.rint(steps);
  }

  /** Brings {@code rating} into the range from {@code min} to {@code max}. */
  public float clip(float rating) {
    return Math.max(min, Math.min(max, rating));
  }
}
