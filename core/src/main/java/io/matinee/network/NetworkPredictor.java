package io.matinee.network;

import io.matinee.features.NetworkFeatures;
import io.matinee.model.ExplainablePredictor;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.RatingExplainer;
import java.util.stream.IntStream;

/**
 * RecommenderNet over one catalogue. Movies with the same year and genres are the same to the
 * network, so their part is computed, and scored, once.
 */
final class NetworkPredictor implements ExplainablePredictor {
  private static final int SHARE = 200 * FrozenNetwork.BLOCK; // movies that are worth a thread

  private final FrozenNetwork network;
  private final NetworkFeatures features;
  private final float highest; // stars
  private final DistinctMovies catalogue;
  private final float[] movieParts; // of the distinct movies
  private final ThreadLocal<Scratch> scratches = ThreadLocal.withInitial(this::scratch);

  NetworkPredictor(
      FrozenNetwork network, NetworkFeatures features, float highest, DistinctMovies catalogue) {
    this.network = network;
    this.features = features;
    this.highest = highest;
    this.catalogue = catalogue.sorted(network.differByYear(catalogue));
    movieParts =
        network.movieParts(this.catalogue.years(), this.catalogue.genres(), this.catalogue.count());
  }

  @Override
  public String name() {
    return NetworkModel.NAME;
  }

  @Override
  public MovieScorer bind(Profile profile) {
    return new Scorer(profile);
  }

  @Override
  public RatingExplainer explainer(Profile profile) {
    return new NetworkExplainer(network, features, highest, catalogue, profile);
  }

  private Scratch scratch() {
    return new Scratch(
        new float[FrozenNetwork.BLOCK * network.width1()],
        new float[2 * FrozenNetwork.BLOCK * network.width2()],
        new float[Math.min(SHARE, catalogue.count())]);
  }

  /**
   * What one call needs besides its result, kept for the next call on the same thread. It must not
   * know the predictor: what a thread keeps would then keep the predictor, and so itself, for ever.
   */
  private record Scratch(float[] h1, float[] h2, float[] stars) {}

  private final class Scorer implements MovieScorer {
    private final float[] person; // [width1]

    Scorer(Profile profile) {
      person = network.personPart(features.encode(profile.demographics()));
    }

    @Override
    public void score(int[] movies, float[] into) {
      Scratch scratch = scratches.get();
      for (int from = 0; from < movies.length; from += FrozenNetwork.BLOCK) {
        int rows = Math.min(FrozenNetwork.BLOCK, movies.length - from);
        for (int i = 0; i < rows; i++) {
          int movie = catalogue.of(movies[from + i]);
          network.firstLayer(person, movieParts, catalogue.count(), movie, 1, scratch.h1, i);
        }
        network.finish(scratch.h1, rows, scratch.h2, into, from);
      }
      toStars(into, movies.length);
    }

    /** Some threads share out many movies; the calling one does it alone where these are busy. */
    @Override
    public void scoreAll(float[] into) {
      int count = catalogue.count();
      float[] stars = count <= SHARE ? scratches.get().stars : new float[count];
      if (count <= SHARE) {
        scoreDistinct(0, count, stars);
      } else {
        IntStream.rangeClosed(0, (count - 1) / SHARE)
            .parallel()
            .map(share -> share * SHARE)
            .forEach(from -> scoreDistinct(from, Math.min(count, from + SHARE), stars));
      }
      toStars(stars, count);
      for (int movie = 0; movie < catalogue.size(); movie++) {
        into[movie] = stars[catalogue.of(movie)];
      }
    }

    private void scoreDistinct(int begin, int end, float[] into) {
      Scratch scratch = scratches.get();
      for (int from = begin; from < end; from += FrozenNetwork.BLOCK) {
        int rows = Math.min(FrozenNetwork.BLOCK, end - from);
        network.firstLayer(person, movieParts, catalogue.count(), from, rows, scratch.h1, 0);
        network.finish(scratch.h1, rows, scratch.h2, into, from);
      }
    }

    private void toStars(float[] shares, int count) {
      for (int i = 0; i < count; i++) {
        shares[i] *= highest;
      }
    }
  }
}
