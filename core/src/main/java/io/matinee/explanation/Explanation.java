package io.matinee.explanation;

import io.matinee.data.Movie;
import io.matinee.model.Estimate;
import io.matinee.model.RatingPart;
import io.matinee.model.RatingPart.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Why a person is expected to rate a movie as they are.
 *
 * @param movie that is explained
 * @param rating the predicted rating, in stars
 * @param estimate how sure that is; {@code null} where the model does not say
 * @param parts that add up to the rating: the baseline, then the largest first
 * @param reasons the person's ratings that count, the one that moves the rating most first; none
 *     where the model does not go by ratings. Their differences need not add up to anything
 */
public record Explanation(
    Movie movie,
    double rating,
    Estimate estimate,
    List<RatingPart> parts,
    List<RatedReason> reasons) {
  private static final double EXACT = 1e-3; // stars that the parts may be off the rating

  private static final Comparator<RatingPart> BASELINE_THEN_LARGEST =
      Comparator.comparing((RatingPart part) -> part.kind() != Kind.BASELINE)
          .thenComparing(part -> -Math.abs(part.stars()));

  /** Sorts the parts and the reasons, and checks that the parts add up. */
  public Explanation {
    Objects.requireNonNull(movie, "movie");
    parts = parts.stream().sorted(BASELINE_THEN_LARGEST).toList();
    reasons =
        reasons.stream()
            .sorted(Comparator.comparingDouble(reason -> -Math.abs(reason.difference())))
            .toList();
    double sum = parts.stream().mapToDouble(RatingPart::stars).sum();
    if (!(Math.abs(sum - rating) < EXACT)) {
      throw new IllegalArgumentException(
          "expected parts that add up to %s, found a sum of %s".formatted(rating, sum));
    }
  }

  /** The largest part that {@code kind} has; a part of 0 where it has none. */
  RatingPart largest(Kind kind) {
    return parts.stream()
        .filter(part -> part.kind() == kind)
        .findFirst()
        .orElse(new RatingPart(kind, 0));
  }
}
