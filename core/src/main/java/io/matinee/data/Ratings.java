package io.matinee.data;

import java.util.Arrays;

/**
 * Ratings held as columns, 16 bytes each: who (dense user index), what (dense movie index), how
 * many stars, and when (seconds since 1970, unsigned 32 bits, so until 2106). Immutable.
 */
public final class Ratings {
  private final int[] users; // [size] dense user index
  private final int[] movies; // [size] dense movie index
  private final float[] values; // [size] stars
  private final int[] seconds; // [size] seconds since 1970, unsigned

  private Ratings(int[] users, int[] movies, float[] values, int[] seconds) {
    this.users = users;
    this.movies = movies;
    this.values = values;
    this.seconds = seconds;
  }

  /** Takes columns of the same length over, [size] each, as they are. */
  static Ratings of(int[] users, int[] movies, float[] values, int[] seconds) {
    return new Ratings(users, movies, values, seconds);
  }

  /** The column of dense user indexes itself, [size], not to be changed; likewise the others. */
  int[] userColumn() {
    return users;
  }

  int[] movieColumn() {
    return movies;
  }

  float[] valueColumn() {
    return values;
  }

  int[] secondColumn() {
    return seconds;
  }

  /** How many ratings there are. */
  public int size() {
    return users.length;
  }

  /** The dense index of who gave rating {@code row}. */
  public int user(int row) {
    return users[row];
  }

  /** The dense index of the movie of rating {@code row}. */
  public int movie(int row) {
    return movies[row];
  }

  /** The stars of rating {@code row}. */
  public float value(int row) {
    return values[row];
  }

  /** When rating {@code row} was given, in seconds since 1970. */
  public long epochSecond(int row) {
    return Integer.toUnsignedLong(seconds[row]);
  }

  /** The mean rating in stars; NaN where there are none. */
  public double mean() {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** The ratings at {@code rows}, in that order, in new columns. */
  public Ratings select(int[] rows) {
    Builder builder = new Builder(rows.length);
    for (int row : rows) {
      builder.add(users[row], movies[row], values[row], epochSecond(row));
    }
    return builder.build();
  }

  /** How many ratings each of {@code userCount} users gave. */
  public int[] countPerUser(int userCount) {
    return count(users, userCount);
  }

  /** How many ratings each of {@code movieCount} movies got. */
  public int[] countPerMovie(int movieCount) {
    return count(movies, movieCount);
  }

  private static int[] count(int[] column, int bins) {
    int[] counts = new int[bins];
    for (int index : column) {
      counts[index]++;
    }
    return counts;
  }

  /** Collects ratings; grows as needed. */
  public static final class Builder {
    private int[] users;
    private int[] movies;
    private float[] values;
    private int[] seconds;
    private int size;

    /** Creates one with room for {@code expected} ratings. */
    public Builder(int expected) {
      users = new int[expected];
      movies = new int[expected];
      values = new float[expected];
      seconds = new int[expected];
    }

    /**
     * Adds a rating.
     *
     * @param user dense user index
     * @param movie dense movie index
     * @param value stars
     * @param epochSecond seconds since 1970, from 0 to 2³² − 1
     */
    public Builder add(int user, int movie, float value, long epochSecond) {
      if (size == users.length) {
        resize(Math.max(16, size + (size >> 1)));
      }
      users[size] = user;
      movies[size] = movie;
      values[size] = value;
      seconds[size++] = (int) epochSecond;
      return this;
    }

    private void resize(int capacity) {
      users = Arrays.copyOf(users, capacity);
      movies = Arrays.copyOf(movies, capacity);
      values = Arrays.copyOf(values, capacity);
      seconds = Arrays.copyOf(seconds, capacity);
    }

    /** The ratings added so far; the builder is spent. */
    public Ratings build() {
      if (size != users.length) {
        resize(size);
      }
      return new Ratings(users, movies, values, seconds);
    }
  }
}
