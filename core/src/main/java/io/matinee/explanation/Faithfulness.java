package io.matinee.explanation;

import io.matinee.MatineeException;
import io.matinee.model.ExplainablePredictor;
import io.matinee.model.LeftOut;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Whether the ratings that are named as reasons are those that matter: how far the predicted rating
 * moves when they are deleted from the person's profile, against as many ratings drawn at random (a
 * deletion test, DeYoung et al. 2020). Both are measured by predicting anew, so that a wrong
 * explanation would show.
 *
 * @param people who took part
 * @param reasons how many ratings were deleted at once
 * @param named the mean absolute change of the rating without those named, in stars
 * @param random the same without as many drawn at random
 * @param ahead the share of people whose rating moved more without those named
 */
public record Faithfulness(int people, int reasons, double named, double random, double ahead) {
  /** How many times further those named move the rating. */
  public double ratio() {
    return named / random;
  }

  /** What happened to one person's rating. */
  private record Change(double named, double random) {}

  /**
   * Measures it. The same seed gives the same figures.
   *
   * @param people who may have any number of ratings; those with fewer than twice {@code reasons}
   *     take no part
   * @param movies [people] the dense index of the movie whose rating is explained to each
   * @param reasons how many ratings to delete at once, 1 or more
   * @throws MatineeException if nobody can take part
   */
  public static Faithfulness measure(
      ExplainablePredictor predictor, List<Profile> people, int[] movies, int reasons, long seed) {
    List<Change> changes =
        IntStream.range(0, people.size())
            .filter(person -> people.get(person).history().size() >= 2 * reasons)
            .parallel()
            .mapToObj(
                person -> {
                  Random random = new Random(seed + person);
                  return change(predictor, people.get(person), movies[person], reasons, random);
                })
            .toList();
    if (changes.isEmpty()) {
      throw new MatineeException(
          "expected people with %d ratings or more, found none".formatted(2 * reasons));
    }
    return new Faithfulness(
        changes.size(),
        reasons,
        changes.stream().mapToDouble(Change::named).sum() / changes.size(),
        changes.stream().mapToDouble(Change::random).sum() / changes.size(),
        (double) changes.stream().filter(change -> change.named() > change.random()).count()
            / changes.size());
  }

  private static Change change(
      ExplainablePredictor predictor, Profile profile, int movie, int reasons, Random random) {
    var explainer = predictor.explainer(profile);
    double rating = explainer.rating(movie);
    List<RatedMovie> named =
        explainer.leaveOneOut(movie).stream()
            .sorted(Comparator.comparingDouble(left -> -Math.abs(rating - left.without())))
            .limit(reasons)
            .map(LeftOut::rated)
            .toList();
    List<RatedMovie> shuffled = new ArrayList<>(profile.history());
    Collections.shuffle(shuffled, random);
    float with = predictor.bind(profile).score(movie);
    return new Change(
        Math.abs(with - without(predictor, profile, named, movie)),
        Math.abs(with - without(predictor, profile, shuffled.subList(0, reasons), movie)));
  }

  private static float without(
      ExplainablePredictor predictor, Profile profile, List<RatedMovie> deleted, int movie) {
    List<RatedMovie> kept = new ArrayList<>(profile.history());
    kept.removeAll(deleted);
    return predictor.bind(new Profile(profile.demographics(), kept)).score(movie);
  }
}
