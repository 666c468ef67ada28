package io.matinee.ranking;

import io.matinee.data.Ratings;
import io.matinee.data.RowsByUser;

/**
 * Weighted marks of who watched what, row by row (compressed sparse rows). A row is a person and a
 * column a movie, or the other way round. Columns ascend within a row; weights of 0 are left out.
 *
 * @param starts [rows + 1]; row r has the entries from starts[r] to starts[r + 1] - 1
 * @param columns [entries]
 * @param weights [entries] above 0
 */
record Watched(int[] starts, int[] columns, float[] weights) {
  /**
   * The movies of each person.
   *
   * @param best the best rating there is, in stars
   */
  static Watched of(Ratings train, int people, int movies, StarWeights stars, float best) {
    RowsByUser byUser = RowsByUser.of(train, people);
    int[] starts = new int[people + 1];
    int[] columns = new int[train.size()];
    float[] weights = new float[train.size()];
    int at = 0;
    for (int person = 0; person < people; person++) {
      for (int i = byUser.starts()[person]; i < byUser.starts()[person + 1]; i++) {
        int row = byUser.rows()[i];
        float weight = stars.of(train.value(row), best);
        if (weight > 0) {
          columns[at] = train.movie(row);
          weights[at++] = weight;
        }
      }
      starts[person + 1] = at;
    }
    return new Watched(starts, columns, weights).transposed(movies).transposed(people);
  }

  int rows() {
    return starts.length - 1;
  }

  int count(int row) {
    return starts[row + 1] - starts[row];
  }

  /** Rows for columns; {@code columnCount} of them. */
  Watched transposed(int columnCount) {
    int[] into = new int[columnCount + 1];
    int entries = starts[rows()];
    for (int i = 0; i < entries; i++) {
      into[columns[i] + 1]++;
    }
    for (int column = 0; column < columnCount; column++) {
      into[column + 1] += into[column];
    }
    int[] next = into.clone();
    int[] rowOf = new int[entries];
    float[] weightOf = new float[entries];
    for (int row = 0; row < rows(); row++) {
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        int to = next[columns[i]]++;
        rowOf[to] = row;
        weightOf[to] = weights[i];
      }
    }
    return new Watched(into, rowOf, weightOf);
  }
}
