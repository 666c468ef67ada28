package io.matinee.network;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The inputs and targets of n ratings, as both oracles take them.
 *
 * @param zips row of the zip code table, [n]
 * @param years row of the release year table, [n]
 * @param occupations row of the occupation table, [n]
 * @param ages standard score, [n]
 * @param genders one-hot [female, male], [n × 2]
 * @param genres flags, [n × genres]
 * @param targets rating / highest rating, [n]
 */
// Arrays are compared by nobody: a batch is only handed on.
@SuppressWarnings("ArrayRecordComponent")
record OracleBatch(
    int[] zips,
    int[] years,
    int[] occupations,
    float[] ages,
    float[] genders,
    float[] genres,
    float[] targets) {

  /** The number of ratings. */
  int size() {
    return targets.length;
  }

  /** The first {@code n} of the ratings. */
  OracleBatch first(int n) {
    return new OracleBatch(
        Arrays.copyOf(zips, n),
        Arrays.copyOf(years, n),
        Arrays.copyOf(occupations, n),
        Arrays.copyOf(ages, n),
        Arrays.copyOf(genders, 2 * n),
        Arrays.copyOf(genres, genres.length / size() * n),
        Arrays.copyOf(targets, n));
  }

  /** Ratings of 1 to 5 by random people of random movies. */
  static OracleBatch random(OracleShape shape, int size, SplittableRandom random) {
    float[] genders = new float[2 * size];
    float[] targets = new float[size];
    float[] ages = new float[size];
    for (int i = 0; i < size; i++) {
      genders[2 * i + random.nextInt(2)] = 1;
      targets[i] = (1 + random.nextInt(5)) / 5f;
      ages[i] = (float) random.nextGaussian();
    }
    float[] genres = new float[size * shape.genres()];
    for (int i = 0; i < genres.length; i++) {
      genres[i] = random.nextInt(2);
    }
    return new OracleBatch(
        random.ints(size, 0, shape.zips()).toArray(),
        random.ints(size, 0, shape.years()).toArray(),
        random.ints(size, 0, shape.occupations()).toArray(),
        ages,
        genders,
        genres,
        targets);
  }
}
