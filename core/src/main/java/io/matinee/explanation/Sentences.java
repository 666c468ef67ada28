package io.matinee.explanation;

import io.matinee.data.Movie;
import io.matinee.data.RatingScale;
import io.matinee.explanation.RatingFacts.Liked;
import io.matinee.explanation.RatingFacts.Mean;
import io.matinee.model.Estimate;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.model.RatingPart;
import io.matinee.model.RatingPart.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Explanations in words that a person would say. Every number in them is counted or computed; none
 * is made up.
 *
 * @param facts what ratings say
 * @param profile whose explanations they are
 */
public record Sentences(RatingFacts facts, Profile profile) {
  private static final double EIGHTY = 1.281552; // standard deviations on both sides of 80 %
  private static final int ENOUGH = 3; // movies of a genre to speak of
  private static final int CROWD = 10; // ratings of a group to speak of
  private static final double NOTICEABLE = 0.05; // stars between group means
  private static final double WORTH_A_WORD = 0.005; // stars: what is shown as 0.01 or more
  private static final int NAMED = 2; // reasons of a sentence

  /** The explanation of the movie with dense index {@code movie}, the most telling first. */
  public List<String> of(Explanation explanation, int movie) {
    List<String> sentences = new ArrayList<>();
    sentences.add(expected(explanation));
    own(explanation, movie).ifPresent(sentences::add);
    if (explanation.reasons().isEmpty()) {
      largest(explanation).ifPresent(parts -> sentences.add("W" + parts.substring(1) + "."));
    }
    raising(explanation, movie).ifPresent(sentences::add);
    lowering(explanation, movie).ifPresent(sentences::add);
    genre(explanation, movie).ifPresent(liked -> sentences.add(sentence(liked)));
    age(movie).ifPresent(sentences::add);
    crowd(movie).ifPresent(sentences::add);
    return sentences;
  }

  /** One line that says why {@code explanation}'s movie is for this person. */
  public String line(Explanation explanation, int movie) {
    List<RatedReason> raising = raisingReasons(explanation, movie);
    List<String> clauses = new ArrayList<>();
    if (!raising.isEmpty()) {
      clauses.add(gave(raising));
    }
    if (explanation.reasons().isEmpty()) {
      largest(explanation).ifPresent(clauses::add);
    } else {
      genre(explanation, movie).map(Sentences::liked).ifPresent(clauses::add);
    }
    if (clauses.isEmpty() && facts.of(movie).ratings() > 0) {
      clauses.add(format("people gave it %.1f on average", facts.of(movie).stars()));
    }
    return String.join(", ", clauses);
  }

  /** One line that says whose company the movie keeps; empty where nothing speaks for it. */
  public String line(List<WatchedReason> reasons) {
    List<String> given =
        reasons.stream()
            .filter(reason -> reason.adds() > 0)
            .limit(NAMED)
            .map(reason -> given(reason.movie(), reason.rated()))
            .toList();
    return given.isEmpty() ? "" : "you gave " + String.join(" and ", given);
  }

  /** A movie and its rating, such as {@code Fargo 5}, or {@code Fargo only 2}. */
  private String given(Movie movie, RatedMovie rated) {
    String only = rated.rating() < facts.scale().liked() ? " only " : " ";
    return SpokenTitle.of(movie) + only + stars(rated.rating());
  }

  private String expected(Explanation explanation) {
    String title = SpokenTitle.of(explanation.movie());
    Estimate estimate = explanation.estimate();
    if (estimate == null) {
      return format("You would give %s about %.2f stars.", title, explanation.rating());
    }
    RatingScale scale = facts.scale();
    double margin = EIGHTY * estimate.deviation();
    return format(
        "You would give %s about %.2f stars: 8 times in 10 between %.1f and %.1f.",
        title,
        explanation.rating(),
        Math.max(scale.min(), explanation.rating() - margin),
        Math.min(scale.max(), explanation.rating() + margin));
  }

  private static Optional<String> largest(Explanation explanation) {
    String parts =
        explanation.parts().stream()
            .filter(part -> part.kind() != Kind.BASELINE && counts(part.stars()))
            .limit(NAMED + 1)
            .map(part -> format("%s %+.2f", part.label(), part.stars()))
            .reduce((one, other) -> one + ", " + other)
            .orElse("");
    return parts.isEmpty() ? Optional.empty() : Optional.of("what counts most: " + parts);
  }

  private static boolean counts(double stars) {
    return Math.abs(stars) >= WORTH_A_WORD;
  }

  /** The person's own rating of the movie, where there is one. */
  private static Optional<String> own(Explanation explanation, int movie) {
    return explanation.reasons().stream()
        .filter(reason -> reason.rated().movie() == movie)
        .findFirst()
        .map(
            reason ->
                format(
                    "You have given it %s: without that it would be %.2f.",
                    stars(reason.rated().rating()), reason.without()));
  }

  private static List<RatedReason> raisingReasons(Explanation explanation, int movie) {
    return explanation.reasons().stream()
        .filter(reason -> reason.rated().movie() != movie)
        .filter(reason -> reason.difference() >= WORTH_A_WORD)
        .limit(NAMED)
        .toList();
  }

  private Optional<String> raising(Explanation explanation, int movie) {
    List<RatedReason> reasons = raisingReasons(explanation, movie);
    if (reasons.isEmpty()) {
      return Optional.empty();
    }
    String without =
        reasons.size() == 1
            ? format("without that it would be %.2f", reasons.get(0).without())
            : format(
                "without the one it would be %.2f, without the other %.2f",
                reasons.get(0).without(), reasons.get(1).without());
    return Optional.of(format("Y%s: %s.", gave(reasons).substring(1), without));
  }

  private String gave(List<RatedReason> reasons) {
    return "you gave "
        + reasons.stream()
            .map(reason -> given(reason.movie(), reason.rated()))
            .collect(Collectors.joining(" and "));
  }

  private static Optional<String> lowering(Explanation explanation, int movie) {
    return explanation.reasons().stream()
        .filter(reason -> reason.rated().movie() != movie)
        .filter(reason -> reason.difference() <= -WORTH_A_WORD)
        .findFirst()
        .map(
            reason ->
                format(
                    "Your %s for %s speaks against it: without that it would be %.2f.",
                    stars(reason.rated().rating()),
                    SpokenTitle.of(reason.movie()),
                    reason.without()));
  }

  /** What the person thinks of the genre that counts most; where nothing tells, of the first. */
  private Optional<Liked> genre(Explanation explanation, int movie) {
    return explanation.movie().genres().stream()
        .filter(genre -> !genre.equals("unknown"))
        .sorted(Comparator.comparingDouble(genre -> -Math.abs(part(explanation, genre)))) // stable
        .map(genre -> facts.liked(profile, genre, movie))
        .filter(liked -> liked.rated() >= ENOUGH)
        .findFirst();
  }

  private static double part(Explanation explanation, String genre) {
    return explanation.parts().stream()
        .filter(part -> part.kind() == Kind.GENRE && part.name().equals(genre))
        .mapToDouble(RatingPart::stars)
        .sum();
  }

  private static String liked(Liked liked) {
    return format("you liked %d of %d %s movies", liked.liked(), liked.rated(), liked.genre());
  }

  private static String sentence(Liked liked) {
    return "Y" + liked(liked).substring(1) + " that you rated.";
  }

  private Optional<String> age(int movie) {
    Mean all = facts.of(movie);
    return facts
        .ofAge(profile.demographics().age(), movie)
        .filter(group -> group.mean().ratings() >= CROWD)
        .filter(group -> Math.abs(group.mean().stars() - all.stars()) >= NOTICEABLE)
        .map(
            group ->
                format(
                    "People your age (%d to %d) rate it %.1f %s than all people do.",
                    group.from(),
                    group.from() + 9,
                    Math.abs(group.mean().stars() - all.stars()),
                    group.mean().stars() > all.stars() ? "higher" : "lower"));
  }

  private Optional<String> crowd(int movie) {
    Mean all = facts.of(movie);
    return all.ratings() == 0
        ? Optional.of("Nobody has rated it yet.")
        : Optional.of(
            format(
                "%s gave it %.1f on average; the mean of all ratings is %.1f.",
                all.ratings() == 1 ? "The one who rated it" : format("%,d people", all.ratings()),
                all.stars(),
                facts.mean()));
  }

  /** {@code stars} without decimals that say nothing. */
  static String stars(float stars) {
    return new BigDecimal(Float.toString(stars)).stripTrailingZeros().toPlainString();
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
