package io.matinee.ranking;

import io.matinee.kernels.Kernels;
import io.matinee.kernels.SymmetricInverse;
import io.matinee.kernels.Workers;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * EASE (Steck 2019): what somebody will watch as a linear function of what they have watched, S = W
 * B, where B has a zero diagonal and least squared error with an L2 penalty. In closed form, with P
 * = (WᵀW + λI)⁻¹: B_ij = -P_ij / P_jj.
 */
public final class Ease implements Ranker {
  private static final Kernels KERNELS = Kernels.best();

  private final int[] movies; // [kept] dense indexes; -1 for one that the catalogue lacks
  private final int[] places; // [catalogue] among those kept; -1 for others
  private final float[] weights; // [kept × kept], B: rows for what was watched
  private final StarWeights stars;
  private final float best; // stars

  Ease(int[] movies, int catalogue, float[] weights, StarWeights stars, float best) {
    this.movies = movies;
    this.places = places(movies, catalogue);
    this.weights = weights;
    this.stars = stars;
    this.best = best;
  }

  private static int[] places(int[] movies, int catalogue) {
    int[] places = new int[catalogue];
    Arrays.fill(places, -1);
    for (int place = 0; place < movies.length; place++) {
      if (movies[place] >= 0) {
        places[movies[place]] = place;
      }
    }
    return places;
  }

  /**
   * Learns from what people watched.
   *
   * @param people the movies of each person, weighted by {@code settings.stars()}
   * @param catalogue how many movies there are
   * @param best the best rating there is, in stars
   */
  static Ease train(
      Watched people, int catalogue, EaseSettings settings, float best, Workers workers) {
    Watched byMovie = people.transposed(catalogue);
    int[] movies = mostWatched(byMovie, settings.movies());
    float[] gram = Gram.of(people, byMovie, movies, workers);
    int size = movies.length;
    for (int i = 0; i < size; i++) {
      gram[i * size + i] += (float) settings.lambda();
    }
    SymmetricInverse.invert(gram, size, workers);
    float[] diagonal = new float[size];
    for (int i = 0; i < size; i++) {
      diagonal[i] = gram[i * size + i];
    }
    workers.run(size, i -> toWeights(gram, i, diagonal));
    return new Ease(movies, catalogue, gram, settings.stars(), best);
  }

  private static void toWeights(float[] inverse, int row, float[] diagonal) {
    for (int column = 0; column < diagonal.length; column++) {
      inverse[row * diagonal.length + column] /= -diagonal[column];
    }
    inverse[row * diagonal.length + row] = 0;
  }

  /** Those with the most entries, in the order of their indexes. */
  private static int[] mostWatched(Watched byMovie, int count) {
    return IntStream.range(0, byMovie.rows())
        .boxed()
        .filter(movie -> byMovie.count(movie) > 0)
        .sorted(Comparator.comparingInt(movie -> -byMovie.count(movie)))
        .limit(count)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  @Override
  public String name() {
    return "EASE";
  }

  @Override
  public void score(Profile profile, float[] into) {
    float[] sums = new float[movies.length];
    for (RatedMovie rated : profile.history()) {
      int place = places[rated.movie()];
      if (place >= 0) {
        float weight = stars.of(rated.rating(), best);
        KERNELS.addScaled(weight, weights, place * sums.length, sums, 0, sums.length);
      }
    }
    Arrays.fill(into, 0, places.length, 0);
    for (int place = 0; place < sums.length; place++) {
      if (movies[place] >= 0) {
        into[movies[place]] = sums[place];
      }
    }
  }

  /**
   * What each rating of {@code profile} adds to the score of {@code movie}; 0 for one of a movie
   * that does not take part. They add up to the score.
   *
   * @return [history]
   */
  public float[] contributions(Profile profile, int movie) {
    float[] contributions = new float[profile.history().size()];
    for (int i = 0; i < contributions.length && places[movie] >= 0; i++) {
      RatedMovie rated = profile.history().get(i);
      int place = places[rated.movie()];
      if (place >= 0) {
        float weight = stars.of(rated.rating(), best);
        contributions[i] = weight * weights[place * movies.length + places[movie]];
      }
    }
    return contributions;
  }

  /** The same for another catalogue; {@code indexes} says where this one's movies are, or -1. */
  Ease over(int[] indexes, int catalogue) {
    int[] moved = Arrays.stream(movies).map(movie -> indexes[movie]).toArray();
    return new Ease(moved, catalogue, weights, stars, best);
  }

  /** The movies that take part, dense indexes, [kept]. */
  int[] movies() {
    return movies;
  }

  /** B, [kept × kept]. */
  float[] weights() {
    return weights;
  }
}
