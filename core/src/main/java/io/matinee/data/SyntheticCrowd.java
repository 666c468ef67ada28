package io.matinee.data;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/** All people of a synthetic data set, made some at a time, in any number of threads. */
final class SyntheticCrowd {
  private static final int PEOPLE_AT_ONCE = 1000;

  private final SyntheticLayout layout;
  private final SplittableRandom random;
  private final double[][] tastes; // [occupations][genres] stars
  private final SyntheticMovies catalogue;
  private final int[] counts; // [people] ratings of each
  private int made; // people so far

  SyntheticCrowd(int people, int movies, int ratings, SyntheticLayout layout, long seed) {
    this.layout = layout;
    this.random = new SplittableRandom(seed);
    this.tastes = SyntheticPeople.occupationTaste(new NormalDraw(random.split()));
    this.catalogue = new SyntheticMovies(movies, random.split());
    this.counts = SyntheticActivity.counts(people, movies, ratings, random.split());
  }

  List<Movie> movies() {
    return catalogue.movies;
  }

  /** Whether there are more people to make. */
  boolean hasNext() {
    return made < counts.length;
  }

  /** A task that makes the next people; what it gives does not depend on when it is run. */
  Callable<SyntheticLines> next() {
    int firstId = made + 1;
    int[] theirs = Arrays.copyOfRange(counts, made, Math.min(counts.length, made + PEOPLE_AT_ONCE));
    made += theirs.length;
    SplittableRandom forPeople = random.split();
    SplittableRandom forRatings = random.split();
    return () -> {
      SyntheticPeople some = new SyntheticPeople(theirs.length, firstId, forPeople, tastes);
      Ratings given =
          new SyntheticRatings(some, catalogue, layout.scale(), forRatings).byPerson(theirs);
      return SyntheticLines.of(layout, some, firstId, given);
    };
  }
}
