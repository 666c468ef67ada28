package io.matinee.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Synthetic data of any size as files in MovieLens' layouts, some people at a time, so that the
 * ratings are never held. The same numbers give the same bytes, on every JDK.
 */
public final class SyntheticFiles {
  /** Beside the files, so that they are not taken for real; readers look for it. */
  static final String MARK = "SYNTHETIC.txt";

  private static final int PEOPLE_AT_ONCE = 1000;

  private final int people;
  private final int movies;
  private final int ratings;
  private final long seed;

  /**
   * Plans {@code ratings} of {@code movies} by {@code people}, no pair twice.
   *
   * @throws IllegalArgumentException if there are not so many pairs, or nobody, or no movie
   */
  public SyntheticFiles(int people, int movies, int ratings, long seed) {
    SyntheticDataset.checkCounts(people, movies, ratings);
    this.people = people;
    this.movies = movies;
    this.ratings = ratings;
    this.seed = seed;
  }

  /**
   * Writes the files of {@code layout} into {@code folder}, which is made as needed.
   *
   * @param progress told of the ratings written so far
   * @throws DataException if they cannot be written
   */
  public void write(Path folder, SyntheticLayout layout, Progress progress) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] tastes = SyntheticPeople.occupationTaste(new NormalDraw(random.split()));
    SyntheticMovies catalogue = new SyntheticMovies(movies, random.split());
    int[] counts = SyntheticActivity.counts(people, movies, ratings, random.split());
    String mark = "Made up by matinee generate, seed %d: no real people, movies or ratings.\n";
    AtomicFile.write(folder.resolve(MARK), mark.formatted(seed));
    layout.writeTables(folder, catalogue.movies, new int[] {people, movies, ratings});
    AtomicFile.stream(
        folder.resolve(layout.users()),
        users ->
            AtomicFile.stream(
                folder.resolve(layout.ratings()),
                given -> {
                  users.write(ascii(layout.userHeader()));
                  given.write(ascii(layout.ratingHeader()));
                  writeLines(layout, catalogue, tastes, counts, random, users, given, progress);
                }));
  }

  private void writeLines(
      SyntheticLayout layout,
      SyntheticMovies catalogue,
      double[][] tastes,
      int[] counts,
      SplittableRandom random,
      OutputStream users,
      OutputStream given,
      Progress progress)
      throws IOException {
    int[] done = {0};
    OrderedTasks.Sink<Lines> sink =
        lines -> {
          users.write(lines.users);
          given.write(lines.ratings);
          done[0] += lines.count;
          progress.written(done[0], ratings);
        };
    try (OrderedTasks<Lines> making = new OrderedTasks<>(sink)) {
      for (int first = 0; first < people; first += PEOPLE_AT_ONCE) {
        int[] theirs = Arrays.copyOfRange(counts, first, Math.min(people, first + PEOPLE_AT_ONCE));
        int firstId = first + 1;
        SplittableRandom forPeople = random.split();
        SplittableRandom forRatings = random.split();
        making.add(
            () -> {
              SyntheticPeople some = new SyntheticPeople(theirs.length, firstId, forPeople, tastes);
              Ratings byThem =
                  new SyntheticRatings(some, catalogue, layout.scale(), forRatings)
                      .byPerson(theirs);
              return Lines.of(layout, some, firstId, byThem);
            });
      }
      making.finish();
    }
  }

  /** Told how far the writing has come. */
  @FunctionalInterface
  public interface Progress {
    /** Ratings written so far, of all. */
    void written(int done, int total);
  }

  private static byte[] ascii(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Some people and their ratings as they stand in the files.
   *
   * @param count how many ratings
   */
  private record Lines(byte[] users, byte[] ratings, int count) {
    static Lines of(SyntheticLayout layout, SyntheticPeople people, int firstId, Ratings given) {
      StringBuilder text = new StringBuilder();
      for (User user : people.users) {
        Demographics person = user.demographics();
        text.append(user.id()).append(layout.userSeparator());
        text.append(person.age()).append(layout.userSeparator());
        text.append(person.gender()).append(layout.userSeparator());
        text.append(person.occupation()).append(layout.userSeparator());
        text.append(person.zipCode()).append('\n');
      }
      byte[] users = ascii(text);
      text.setLength(0);
      for (int row = 0; row < given.size(); row++) {
        text.append(firstId + given.user(row)).append(layout.separator());
        text.append(given.movie(row) + 1).append(layout.separator());
        layout.appendStars(text, given.value(row)).append(layout.separator());
        text.append(given.epochSecond(row)).append('\n');
      }
      return new Lines(users, ascii(text), given.size());
    }
  }
}
