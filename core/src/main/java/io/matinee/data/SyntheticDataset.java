package io.matinee.data;

import java.util.SplittableRandom;

/**
 * People, movies and ratings made up on the spot, for where no real data can be had. They have the
 * shape of MovieLens 100K: people and movies differ in kindness and quality, tastes follow age,
 * gender, occupation, genres and a few hidden factors, a few movies are known to most, and the old
 * movies are the good ones. What is learned from it says nothing of real movies.
 */
public final class SyntheticDataset {
  private static final int PEOPLE = 943;
  private static final int MOVIES = 1682;
  private static final int RATINGS = 100_000;
  private static final long SEED = 42;

  private SyntheticDataset() {}

  /** The sample that stands in for MovieLens 100K: 943 people, 1,682 movies, 100,000 ratings. */
  public static Dataset generate() {
    return generate(PEOPLE, MOVIES, RATINGS, SEED);
  }

  /**
   * Makes a dataset up. The same numbers give the same dataset, on every JDK.
   *
   * @param people at least 1
   * @param movies at least 1
   * @param ratings from 0 to {@code people × movies}; no pair has two
   */
  public static Dataset generate(int people, int movies, int ratings, long seed) {
    checkCounts(people, movies, ratings);
    SplittableRandom random = new SplittableRandom(seed);
    SyntheticPeople persons = new SyntheticPeople(people, random.split());
    SyntheticMovies catalogue = new SyntheticMovies(movies, random.split());
    int[] counts = SyntheticActivity.counts(people, movies, ratings, random.split());
    Ratings given =
        new SyntheticRatings(persons, catalogue, RatingScale.FIVE_STARS, random.split())
            .shuffled(counts);
    String name = "synthetic sample in the shape of MovieLens 100K";
    return new Dataset(
        new Provenance(name, "seed " + seed, true),
        RatingScale.FIVE_STARS,
        SyntheticGenre.names(),
        SyntheticOccupation.names(),
        persons.users,
        catalogue.movies,
        given,
        new RandomFolds(given, people, random.nextLong()));
  }

  static void checkCounts(int people, int movies, int ratings) {
    if (people < 1 || movies < 1 || ratings < 0 || ratings > (long) people * movies) {
      throw new IllegalArgumentException(
          "expected people, movies >= 1 and 0 <= ratings <= people * movies, found %d, %d, %d"
              .formatted(people, movies, ratings));
    }
  }
}
