package io.matinee.model;

import java.util.Objects;

/**
 * A part of a predicted rating; the parts of one rating add up to it.
 *
 * @param kind what sort of part it is
 * @param name of what it stands for, such as {@code Crime} of {@link Kind#GENRE}; empty where the
 *     kind says it all
 * @param stars what it adds
 */
public record RatingPart(Kind kind, String name, double stars) {
  /** Sorts of parts. */
  public enum Kind {
    /** What the model expects before it knows the person or the movie. */
    BASELINE("baseline"),
    /** That the person gives more or fewer stars than others do. */
    LEANING("your leaning"),
    /** That the movie is given more or fewer stars than others are. */
    QUALITY("the movie"),
    /** What the person thinks of a genre, beyond what everybody does. */
    GENRE("genre"),
    /** What the person thinks of the movie's age. */
    YEAR("year"),
    /** What the person thinks of movies as popular as this one. */
    POPULARITY("popularity"),
    /** What the person thinks of movies such as this one, for which nobody has a word. */
    TASTE("taste"),
    /** The person's age. */
    AGE("age"),
    /** The person's gender. */
    GENDER("gender"),
    /** The person's occupation. */
    OCCUPATION("occupation"),
    /** The person's zip code. */
    ZIP_CODE("zip code"),
    /** Which movies the person has rated, whatever the rating. */
    WATCHED("what you watch"),
    /** That those who rate this movie at all give more or fewer stars. */
    RATERS("who rates it"),
    /** That the person knows how to pick movies, where nobody has rated this one. */
    PICKS("how you pick"),
    /** That no rating is beyond the ends of the scale. */
    CLIPPING("ends of the scale");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The kind in words, as a label. */
    public String words() {
      return words;
    }
  }

  /** Checks that all is there. */
  public RatingPart {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
  }

  /** One of a kind that says it all. */
  public RatingPart(Kind kind, double stars) {
    this(kind, "", stars);
  }

  /** What it is, as a label. */
  public String label() {
    return name.isEmpty() ? kind.words() : kind.words() + ": " + name;
  }
}
