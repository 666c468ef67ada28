package io.matinee.evaluation;

import io.matinee.data.Ratings;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.ranking.Ranker;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Microsoft's Simple Algorithm for Recommendations as their benchmark runs it: Jaccard similarity
 * of movies by the people who rated both; ratings halve in weight every 30 days before the latest.
 */
final class Sar implements Ranker {
  private static final double HALF_LIFE = 30 * 24 * 60 * 60; // seconds

  private final double[][] similarity; // [movies][movies]
  private final long now; // seconds since 1970

  Sar(Ratings train, int people, int movies) {
    boolean[][] watched = new boolean[people][movies];
    for (int row = 0; row < train.size(); row++) {
      watched[train.user(row)][train.movie(row)] = true;
    }
    similarity = new double[movies][movies];
    for (boolean[] person : watched) {
      int[] theirs = IntStream.range(0, movies).filter(movie -> person[movie]).toArray();
      for (int i : theirs) {
        for (int j : theirs) {
          similarity[i][j]++;
        }
      }
    }
    double[] counts = new double[movies];
    Arrays.setAll(counts, movie -> similarity[movie][movie]);
    for (int i = 0; i < movies; i++) {
      for (int j = 0; j < movies; j++) {
        double either = counts[i] + counts[j] - similarity[i][j];
        similarity[i][j] = either == 0 ? 0 : similarity[i][j] / either;
      }
    }
    now = IntStream.range(0, train.size()).mapToLong(train::epochSecond).max().orElse(0);
  }

  @Override
  public String name() {
    return "SAR";
  }

  @Override
  public void score(Profile profile, float[] into) {
    double[] sums = new double[into.length];
    for (RatedMovie rated : profile.history()) {
      double affinity = rated.rating() * Math.pow(2, (rated.epochSecond() - now) / HALF_LIFE);
      for (int movie = 0; movie < sums.length; movie++) {
        sums[movie] += affinity * similarity[rated.movie()][movie];
      }
    }
    for (int movie = 0; movie < sums.length; movie++) {
      into[movie] = (float) sums[movie];
    }
  }
}
