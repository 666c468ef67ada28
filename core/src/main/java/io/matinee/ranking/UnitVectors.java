package io.matinee.ranking;

import io.matinee.kernels.Kernels;
import java.util.stream.IntStream;

/**
 * Vectors of length 1, or 0 where there is nothing to tell by.
 *
 * @param length of a vector
 * @param values [vectors × length]
 */
record UnitVectors(int length, float[] values) {
  private static final Kernels KERNELS = Kernels.best();

  static UnitVectors ofMovies(ImplicitAls als) {
    UnitVectors vectors = new UnitVectors(als.length(), new float[als.movies() * als.length()]);
    for (int movie = 0; movie < als.movies(); movie++) {
      vectors.put(movie, als.vector(movie));
    }
    return vectors;
  }

  /** Puts {@code vector}, brought to length 1, at {@code index}. */
  void put(int index, float[] vector) {
    double norm = Math.sqrt(KERNELS.dot(vector, 0, vector, 0, length));
    for (int i = 0; i < length; i++) {
      values[index * length + i] = norm == 0 ? 0 : (float) (vector[i] / norm);
    }
  }

  double cosine(int one, int other) {
    return KERNELS.dot(values, one * length, values, other * length, length);
  }

  /**
   * The others nearest to vector {@code index}, the nearest first; equally near ones in order.
   *
   * @return at most {@code count}, none whose cosine is 0 or less
   */
  Similar[] nearest(int index, int count) {
    return IntStream.range(0, values.length / length)
        .filter(other -> other != index)
        .mapToObj(other -> new Similar(other, (float) cosine(index, other)))
        .filter(similar -> similar.similarity() > 0)
        .sorted((a, b) -> Float.compare(b.similarity(), a.similarity()))
        .limit(count)
        .toArray(Similar[]::new);
  }
}
