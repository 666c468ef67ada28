package io.matinee.evaluation;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.Split;
import io.matinee.model.Profile;
import java.util.List;

/**
 * One training part and what is asked after it.
 *
 * @param name in a word or two, such as {@code u1}
 * @param train all that models may learn from
 * @param test what they are judged on
 * @param people what is known of each user when asking, by dense index: with the ratings of the
 *     training part, or others for people who are new
 * @param seen ratings whose movies are no candidates for the person's list: those of the training
 *     part, or others for people who are new
 * @param relevant the lowest rating of the test part that makes a movie one that lists should hold,
 *     in stars
 */
public record Part(
    String name, Ratings train, Ratings test, List<Profile> people, Ratings seen, float relevant) {
  /** Checks that something is held out. */
  public Part {
    if (test.size() == 0) {
      throw new IllegalArgumentException("expected ratings held out, found none");
    }
  }

  /**
   * A split of {@code dataset}: what is known of people is what stands in the training part, and
   * movies that they liked are relevant.
   */
  public static Part of(Dataset dataset, String name, Split split) {
    return of(dataset, name, split, dataset.scale().liked());
  }

  /** The same with another bound for what is relevant. */
  public static Part of(Dataset dataset, String name, Split split, float relevant) {
    List<Profile> people = Profile.ofUsers(dataset, split.train());
    return new Part(name, split.train(), split.test(), people, split.train(), relevant);
  }
}
