package io.matinee.evaluation;

import io.matinee.Version;
import io.matinee.data.Dataset;
import io.matinee.data.Split;
import io.matinee.data.SplitSpec;

/**
 * Under which conditions figures were measured; printed and stored with them.
 *
 * @param data what the ratings are
 * @param synthetic whether they were made up
 * @param checksum the identity of the data's content
 * @param split how the ratings were parted
 * @param trainRatings ratings in the training part, validation included
 * @param testRatings ratings held out
 * @param usesDate whether the date of the rating to be predicted was used
 * @param interval what the intervals are; empty where there are none
 * @param version of Matinee
 */
public record Protocol(
    String data,
    boolean synthetic,
    String checksum,
    String split,
    int trainRatings,
    int testRatings,
    boolean usesDate,
    String interval,
    String version) {

  /** The protocol of judging on {@code split}, which is {@code spec} applied to the dataset. */
  public static Protocol of(Dataset dataset, SplitSpec spec, Split split, long seed) {
    return of(dataset, spec.describe(), split.train().size(), split.test().size(), seed);
  }

  /** The protocol of parting ratings in a way of its own. */
  static Protocol of(Dataset dataset, String split, int trainRatings, int testRatings, long seed) {
    return new Protocol(
        dataset.provenance().name(),
        dataset.provenance().synthetic(),
        dataset.checksum(),
        split,
        trainRatings,
        testRatings,
        false,
        "95 %% bootstrap over people, %d resamples, seed %d".formatted(Bootstrap.RESAMPLES, seed),
        Version.CURRENT);
  }

  /** The same conditions, with the date of the rating to be predicted used or not. */
  public Protocol withDate(boolean used) {
    return new Protocol(
        data, synthetic, checksum, split, trainRatings, testRatings, used, interval, version);
  }

  /** The same conditions, without intervals. */
  public Protocol withoutIntervals() {
    return new Protocol(
        data, synthetic, checksum, split, trainRatings, testRatings, usesDate, "", version);
  }

  /** The same conditions over another split. */
  public Protocol over(String otherSplit) {
    return new Protocol(
        data,
        synthetic,
        checksum,
        otherSplit,
        trainRatings,
        testRatings,
        usesDate,
        interval,
        version);
  }
}
