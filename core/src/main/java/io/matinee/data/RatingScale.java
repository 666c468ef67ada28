package io.matinee.data;

import java.math.BigDecimal;

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

  /** Half a star to five, in halves. */
  public static final RatingScale HALF_STARS = new RatingScale(0.5f, 5, 0.5f);

  private static final float TOLERANCE = 1e-3f; // steps: tenths are no exact floats
  private static final double LIKED = 0.8; // of the best rating

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
    return rating >= min && rating <= max && Math.abs(steps - Math.rint(steps)) < TOLERANCE;
  }

  /**
   * The scale that {@code ratings} show: from the lowest to the highest, in the widest steps that
   * meet all, to a thousandth.
   *
   * @throws DataException if they are all the same
   */
  static RatingScale shownBy(Ratings ratings) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (int row = 0; row < ratings.size(); row++) {
      long value = Math.round(ratings.value(row) * 1000.0);
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    if (min == max) {
      throw new DataException(
          "expected at least two different ratings to tell the scale by, found only %s; name it with --scale, such as 1..5/1"
              .formatted(plain(ratings.value(0))));
    }
    long step = max - min;
    for (int row = 0; row < ratings.size(); row++) {
      long above = Math.round(ratings.value(row) * 1000.0) - min;
      step = gcd(step, above % step);
    }
    return new RatingScale(min / 1000f, max / 1000f, step / 1000f);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** One phrase for errors, such as {@code one of 0.5, 1 ... 5}. */
  public String describe() {
    return "one of %s, %s ... %s".formatted(plain(min), plain(min + step), plain(max));
  }

  /** A rating as people write it, such as {@code 4} or {@code 3.5}. */
  public static String plain(float number) {
    return new BigDecimal(Float.toString(number)).stripTrailingZeros().toPlainString();
  }

  /**
   * The lowest rating that says that somebody liked a movie: four fifths of the best, such as 4 of
   * 5 stars, and never the lowest of all.
   */
  public float liked() {
    double steps = Math.ceil((LIKED * max - min) / step - TOLERANCE);
    return min + (float) Math.max(1, steps) * step;
  }

  /** Brings {@code rating} into the range from {@code min} to {@code max}. */
  public float clip(float rating) {
    return Math.max(min, Math.min(max, rating));
  }
}
