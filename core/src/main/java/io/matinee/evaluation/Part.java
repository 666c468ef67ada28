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
 */
public record Part(String name, Ratings train, Ratings test, List<Profile> people) {
  /** Checks that something is held out. */
  public Part {
    if (test.size() == 0) {
      throw new IllegalArgumentException("expected ratings held out, found none");
    }
  }

  /** A split of {@code dataset}: what is known of people is what stands in the training part. */
  public static Part of(Dataset dataset, String name, Split split) {
    return new Part(name, split.train(), split.test(), Profile.ofUsers(dataset, split.train()));
  }
}
