package io.matinee.features;

import java.util.List;
import java.util.Map;

/**
 * All that another program needs to encode people and movies as {@link NetworkFeatures} does,
 * written out: which row is the unknown's, which numbers stand for what is not known.
 *
 * @param zip rows of the zip code table
 * @param year rows of the release year table
 * @param occupation rows of the occupation table
 * @param age how an age in years becomes a standard score
 * @param gender [F, M] by answer: {@code "F"}, {@code "M"} and {@code "unknown"}
 * @param genres the genre that each flag is for, in order; other genres are left out
 */
public record EncoderTables(
    Table zip,
    Table year,
    Table occupation,
    Age age,
    Map<String, List<Double>> gender,
    List<String> genres) {

  /**
   * Rows of an embedding table.
   *
   * @param values the value at position i has row i
   * @param unknown the row of every value that is missing or not among them
   */
  public record Table(List<String> values, int unknown) {
    private static Table of(Vocabulary vocabulary) {
      return new Table(vocabulary.values(), vocabulary.unknown());
    }
  }

  /**
   * The standard score (age - mean) / deviation.
   *
   * @param mean in years
   * @param deviation in years
   * @param unknown the score of a person whose age is not known
   */
  public record Age(double mean, double deviation, double unknown) {}

  /** Those of {@code features}. */
  public static EncoderTables of(NetworkFeatures features) {
    double female = features.femaleShare();
    return new EncoderTables(
        Table.of(features.zipCodes()),
        Table.of(features.years()),
        Table.of(features.occupations()),
        new Age(features.age().mean(), features.age().deviation(), features.age().score(null)),
        Map.of(
            "F", List.of(1.0, 0.0), "M", List.of(0.0, 1.0), "unknown", List.of(female, 1 - female)),
        features.genres());
  }
}
