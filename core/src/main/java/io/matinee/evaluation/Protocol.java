package io.matinee.evaluation;

import io.matinee.Version;
import io.matinee.data.Dataset;
import io.matinee.data.RatingScale;
import io.matinee.data.Split;
import io.matinee.data.SplitSpec;

/**
 * Under which conditions figures were measured; printed and stored with them.
 *
 * @param data what the ratings are
 * @param synthetic whether they were made up
 * @param checksum the identity of the data's content
 * @param split how the ratings were parted
 * @param seed of every draw
 * @param trainRatings ratings in the training part, validation included
 * @param testRatings ratings held out
 * @param usesDate whether the date of the rating to be predicted was used
 * @param relevant which movies a list should hold; empty where no lists are judged
 * @param interval what the intervals are; empty where there are none
 * @param version of Matinee
 */
public record Protocol(
    String data,
    boolean synthetic,
    String checksum,
    String split,
    long seed,
    int trainRatings,
    int testRatings,
    boolean usesDate,
    String relevant,
    String interval,
    String version) {

  /** The protocol of judging on {@code split}, which is {@code spec} applied to the dataset. */
  public static Protocol of(Dataset dataset, SplitSpec spec, Split split, long seed) {
    return of(dataset, spec.describe(), split, seed);
  }

  /** The protocol of judging on {@code split}, which was parted in a way of its own. */
  public static Protocol of(Dataset dataset, String described, Split split, long seed) {
    return of(dataset, described, split.train().size(), split.test().size(), seed);
  }

  /** The protocol of parting ratings in a way of its own. */
  static Protocol of(Dataset dataset, String split, int trainRatings, int testRatings, long seed) {
    return new Protocol(
        dataset.provenance().name(),
        dataset.provenance().synthetic(),
        dataset.checksum(),
        split,
        seed,
        trainRatings,
        testRatings,
        false,
        "",
        "95 %% bootstrap over people, %d resamples, seed %d".formatted(Bootstrap.RESAMPLES, seed),
        Version.CURRENT);
  }

  /** The same conditions, with the date of the rating to be predicted used or not. */
  public Protocol withDate(boolean used) {
    return with(split, used, relevant, interval);
  }

  /** The same conditions, without intervals. */
  public Protocol withoutIntervals() {
    return with(split, usesDate, relevant, "");
  }

  /** The same conditions over another split. */
  public Protocol over(String otherSplit) {
    return with(otherSplit, usesDate, relevant, interval);
  }

  /**
   * The same conditions with lists judged too.
   *
   * @param lowest the lowest held-out rating that makes a movie relevant, in stars
   * @param scale of the ratings
   */
  public Protocol withLists(float lowest, RatingScale scale) {
    String movies =
        lowest <= scale.min()
            ? "movies that the person rated in the held-out part"
            : "movies that the person rated %s stars or more in the held-out part"
                .formatted(RatingScale.plain(lowest));
    return with(split, usesDate, movies, interval);
  }

  private Protocol with(String parted, boolean dated, String movies, String intervals) {
    return new Protocol(
        data,
        synthetic,
        checksum,
        parted,
        seed,
        trainRatings,
        testRatings,
        dated,
        movies,
        intervals,
        version);
  }
}
