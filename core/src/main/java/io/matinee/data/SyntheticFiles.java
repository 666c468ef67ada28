package io.matinee.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
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
                out -> {
                  Lines lines = new Lines(layout, users, out);
                  lines.begin();
                  int done = 0;
                  for (int first = 0; first < people; first += PEOPLE_AT_ONCE) {
                    int next = Math.min(people, first + PEOPLE_AT_ONCE);
                    int[] theirs = Arrays.copyOfRange(counts, first, next);
                    SyntheticPeople some =
                        new SyntheticPeople(next - first, first + 1, random.split(), tastes);
                    Ratings given =
                        new SyntheticRatings(some, catalogue, layout.scale(), random.split())
                            .byPerson(theirs);
                    lines.add(some, first + 1, given);
                    done += given.size();
                    progress.written(done, ratings);
                  }
                }));
  }

  /** Told how far the writing has come. */
  @FunctionalInterface
  public interface Progress {
    /** Ratings written so far, of all. */
    void written(int done, int total);
  }

  /** Writes people and ratings as lines. */
  private record Lines(SyntheticLayout layout, OutputStream users, OutputStream ratings) {
    void begin() throws IOException {
      users.write(ascii(layout.userHeader()));
      ratings.write(ascii(layout.ratingHeader()));
    }

    void add(SyntheticPeople people, int firstId, Ratings given) throws IOException {
      StringBuilder text = new StringBuilder();
      for (User user : people.users) {
        Demographics person = user.demographics();
        text.append(user.id()).append(layout.userSeparator());
        text.append(person.age()).append(layout.userSeparator());
        text.append(person.gender()).append(layout.userSeparator());
        text.append(person.occupation()).append(layout.userSeparator());
        text.append(person.zipCode()).append('\n');
      }
      users.write(ascii(text));
      text.setLength(0);
      for (int row = 0; row < given.size(); row++) {
        text.append(firstId + given.user(row)).append(layout.separator());
        text.append(given.movie(row) + 1).append(layout.separator());
        layout.appendStars(text, given.value(row)).append(layout.separator());
        text.append(given.epochSecond(row)).append('\n');
      }
      ratings.write(ascii(text));
    }

    private static byte[] ascii(CharSequence text) {
      return Objects.toString(text).getBytes(StandardCharsets.ISO_8859_1);
    }
  }
}
