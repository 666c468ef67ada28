package io.matinee.data;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Objects;

/**
 * How ratings are parted into training and test. Small enough to print, and to keep in a model
 * file, so that whoever judges the model later holds out the very same part.
 *
 * @param kind the way of parting
 * @param fold the official fold's name; {@code null} for the other kinds
 * @param share the part to train on, above 0 and below 1; 1 for kinds that have none
 * @param seed of the random kinds; 0 for the others
 */
public record SplitSpec(Kind kind, String fold, double share, long seed) {
  /** The ways of parting ratings. */
  public enum Kind {
    /** A fold that comes with the dataset. */
    FOLD,
    /** Ratings drawn at random. */
    RANDOM,
    /** The earliest ratings to train on, the latest to test on. */
    BY_TIME,
    /** Ratings of each person drawn at random. */
    PER_PERSON,
    /** The latest rating of each person to test on. */
    LAST_OUT,
    /** Everything to train on, nothing held out. */
    ALL
  }

  /** Checks the share. */
  public SplitSpec {
    Objects.requireNonNull(kind, "kind");
    boolean shared = kind == Kind.RANDOM || kind == Kind.BY_TIME || kind == Kind.PER_PERSON;
    if (shared && !(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "expected a training share above 0 and below 1, such as 0.8, found " + share);
    }
  }

  /** The official fold {@code name}, such as {@code u1}. */
  public static SplitSpec fold(String name) {
    return new SplitSpec(Kind.FOLD, name, 1, 0);
  }

  /** {@code share} of the ratings, drawn at random with {@code seed}, to train on. */
  public static SplitSpec random(double share, long seed) {
    return new SplitSpec(Kind.RANDOM, null, share, seed);
  }

  /** The earliest {@code share} of the ratings to train on. */
  public static SplitSpec byTime(double share) {
    return new SplitSpec(Kind.BY_TIME, null, share, 0);
  }

  /** {@code share} of each person's ratings, drawn at random with {@code seed}, to train on. */
  public static SplitSpec perPerson(double share, long seed) {
    return new SplitSpec(Kind.PER_PERSON, null, share, seed);
  }

  /** All but each person's latest rating to train on. */
  public static SplitSpec lastOut() {
    return new SplitSpec(Kind.LAST_OUT, null, 1, 0);
  }

  /** Everything to train on. */
  public static SplitSpec all() {
    return new SplitSpec(Kind.ALL, null, 1, 0);
  }

  /**
   * Parts the ratings of {@code dataset}.
   *
   * @throws DataException if the dataset has no such fold, or too few ratings to part
   */
  public Split apply(Dataset dataset) {
    return switch (kind) {
      case FOLD -> dataset.folds().split(fold);
      case RANDOM -> Splits.random(dataset.ratings(), share, seed);
      case BY_TIME -> Splits.byTime(dataset.ratings(), share);
      case PER_PERSON -> Splits.perPerson(dataset.ratings(), share, seed);
      case LAST_OUT -> Splits.leaveLastOut(dataset.ratings());
      case ALL -> new Split(dataset.ratings(), dataset.ratings().select(new int[0]));
    };
  }

  /** Says whether a part is held out. */
  public boolean holdsOut() {
    return kind != Kind.ALL;
  }

  /** One phrase for people, such as {@code random 80/20 of the ratings, seed 42}. */
  public String describe() {
    return switch (kind) {
      case FOLD -> "official fold " + fold;
      case RANDOM -> "random " + percents() + " of the ratings, seed " + seed;
      case BY_TIME -> "by time " + percents() + " (earliest ratings to train on)";
      case PER_PERSON -> "random " + percents() + " of each person's ratings, seed " + seed;
      case LAST_OUT -> "each person's latest rating held out";
      case ALL -> "all ratings, nothing held out";
    };
  }

  private String percents() {
    DecimalFormat percent =
        new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
    return percent.format(share * 100) + "/" + percent.format((1 - share) * 100);
  }
}
