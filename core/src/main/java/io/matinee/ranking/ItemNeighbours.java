package io.matinee.ranking;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.kernels.Workers;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Item-based nearest neighbours (Deshpande and Karypis 2004): a movie's score is the sum of its
 * cosines with what the person has watched, as far as that is among its nearest neighbours. A
 * baseline; it holds a number for each pair of movies.
 */
public final class ItemNeighbours implements Ranker {
  /** How many neighbours of a movie count. */
  public static final int NEIGHBOURS = 50;

  private final float[] cosines; // [movies × movies], row: the scored movie; 0 for no neighbour
  private final int movies;

  private ItemNeighbours(float[] cosines, int movies) {
    this.cosines = cosines;
    this.movies = movies;
  }

  /**
   * Learns from {@code train}, ratings of {@code dataset}; any rating says that a movie was
   * watched.
   *
   * @param neighbours how many count, 1 or more
   */
  public static ItemNeighbours train(
      Dataset dataset, Ratings train, int neighbours, Workers workers) {
    int movies = dataset.movies().size();
    StarWeights any = StarWeights.of(1, 1, 1, 1, 1);
    float best = dataset.scale().max();
    Watched people = Watched.of(train, dataset.users().size(), movies, any, best);
    int[] all = IntStream.range(0, movies).toArray();
    float[] gram = Gram.of(people, people.transposed(movies), all, workers);
    double[] lengths = new double[movies];
    Arrays.setAll(lengths, i -> Math.sqrt(gram[i * movies + i]));
    float[] cosines = new float[movies * movies];
    workers.run(
        movies,
        i -> {
          float[] row = new float[movies];
          for (int j = 0; j < movies; j++) {
            float together = gram[Math.max(i, j) * movies + Math.min(i, j)];
            row[j] = i == j || together == 0 ? 0 : (float) (together / (lengths[i] * lengths[j]));
          }
          keepNearest(row, neighbours);
          System.arraycopy(row, 0, cosines, i * movies, movies);
        });
    return new ItemNeighbours(cosines, movies);
  }

  /** Those as near as the last kept are kept as well. */
  private static void keepNearest(float[] row, int neighbours) {
    float[] sorted = row.clone();
    Arrays.sort(sorted);
    float least = sorted[Math.max(0, sorted.length - neighbours)];
    for (int j = 0; j < row.length; j++) {
      row[j] = row[j] < least ? 0 : row[j];
    }
  }

  @Override
  public String name() {
    return "item-kNN";
  }

  @Override
  public void score(Profile profile, float[] into) {
    for (int movie = 0; movie < movies; movie++) {
      float sum = 0;
      for (RatedMovie rated : profile.history()) {
        sum += cosines[movie * movies + rated.movie()];
      }
      into[movie] = sum;
    }
  }
}
