package io.matinee.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Synthetic data of any size as files in MovieLens' layouts, some people at a time, so that the
 * ratings are never held. The same numbers give the same bytes, on every JDK.
 */
public final class SyntheticFiles {
  /** Beside the files, so that they are not taken for real; readers look for it. */
  static final String MARK = "SYNTHETIC.txt";

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
    SyntheticCrowd crowd = new SyntheticCrowd(people, movies, ratings, layout, seed);
    String mark = "Made up by matinee generate, seed %d: no real people, movies or ratings.\n";
    AtomicFile.write(folder.resolve(MARK), mark.formatted(seed));
    layout.writeTables(folder, crowd.movies(), new int[] {people, movies, ratings});
    AtomicFile.stream(
        folder.resolve(layout.users()),
        users ->
            AtomicFile.stream(
                folder.resolve(layout.ratings()),
                given -> writeLines(crowd, layout, users, given, progress)));
  }

  private void writeLines(
      SyntheticCrowd crowd,
      SyntheticLayout layout,
      OutputStream users,
      OutputStream given,
      Progress progress)
      throws IOException {
    users.write(SyntheticLines.ascii(layout.userHeader()));
    given.write(SyntheticLines.ascii(layout.ratingHeader()));
    int[] done = {0};
    OrderedTasks.Sink<SyntheticLines> sink =
        lines -> {
          users.write(lines.users());
          given.write(lines.ratings());
          done[0] += lines.count();
          progress.written(done[0], ratings);
        };
    try (OrderedTasks<SyntheticLines> making = new OrderedTasks<>(sink)) {
      while (crowd.hasNext()) {
        making.add(crowd.next());
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
}
