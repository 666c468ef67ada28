package io.matinee.data;

import java.util.List;
import java.util.function.Function;

/** Joins the columns of chunks, one column at a time, so that little is held twice. */
final class RatingColumns {
  private RatingColumns() {}

  /** All rows of {@code chunks}, in order; the chunks are spent. */
  static Ratings join(List<RatingChunk> chunks) {
    long size = chunks.stream().mapToLong(chunk -> chunk.rows).sum();
    if (size > Integer.MAX_VALUE - 8) {
      throw new DataException(
          "expected at most %d ratings, found %d".formatted(Integer.MAX_VALUE - 8, size));
    }
    int rows = (int) size;
    int[] users = ints(chunks, rows, RatingChunk::takeUsers);
    int[] movies = ints(chunks, rows, RatingChunk::takeMovies);
    int[] seconds = ints(chunks, rows, RatingChunk::takeSeconds);
    float[] values = new float[rows];
    int at = 0;
    for (RatingChunk chunk : chunks) {
      System.arraycopy(chunk.values, 0, values, at, chunk.rows);
      at += chunk.rows;
    }
    return Ratings.of(users, movies, values, seconds);
  }

  private static int[] ints(
      List<RatingChunk> chunks, int rows, Function<RatingChunk, int[]> takeColumn) {
    int[] joined = new int[rows];
    int at = 0;
    for (RatingChunk chunk : chunks) {
      System.arraycopy(takeColumn.apply(chunk), 0, joined, at, chunk.rows);
      at += chunk.rows;
    }
    return joined;
  }
}
