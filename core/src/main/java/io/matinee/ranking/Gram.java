package io.matinee.ranking;

import io.matinee.kernels.Workers;
import java.util.Arrays;

/** How often movies are watched by the same people, WᵀW. */
final class Gram {
  private Gram() {}

  /**
   * The lower part, and zeros above the diagonal.
   *
   * @param people rows for people
   * @param byMovie the transpose
   * @param movies [size] those that take part, ascending
   * @return [size × size]
   */
  static float[] of(Watched people, Watched byMovie, int[] movies, Workers workers) {
    int size = movies.length;
    int[] places = new int[byMovie.rows()];
    Arrays.fill(places, -1);
    for (int place = 0; place < size; place++) {
      places[movies[place]] = place;
    }
    float[] gram = new float[size * size];
    workers.run(size, place -> addRow(people, byMovie, movies[place], places, gram, place * size));
    return gram;
  }

  private static void addRow(
      Watched people, Watched byMovie, int movie, int[] places, float[] gram, int row) {
    for (int i = byMovie.starts()[movie]; i < byMovie.starts()[movie + 1]; i++) {
      int person = byMovie.columns()[i];
      float weight = byMovie.weights()[i];
      int end = people.starts()[person + 1];
      for (int j = people.starts()[person]; j < end && people.columns()[j] <= movie; j++) {
        int place = places[people.columns()[j]];
        if (place >= 0) {
          gram[row + place] += weight * people.weights()[j];
        }
      }
    }
  }
}
