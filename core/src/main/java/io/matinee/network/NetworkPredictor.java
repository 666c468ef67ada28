package io.matinee.network;

import io.matinee.features.NetworkFeatures;
import io.matinee.kernels.Kernels;
import io.matinee.model.ExplainablePredictor;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.RatingExplainer;

/**
 * RecommenderNet over one catalogue. Movies with the same year and genres are the same to the
 * network, so their part is computed, and scored, once.
 */
final class NetworkPredictor implements ExplainablePredictor {
  private static final int BLOCK = 64; // pairs that go through the network at once

  private final FrozenNetwork network;
  private final NetworkFeatures features;
  private final float highest; // stars
  private final DistinctMovies catalogue;
  private final float[] movieParts; // [distinct movies × width1]
  private final Kernels kernels = Kernels.best();
  private final ThreadLocal<Scratch> scratches = ThreadLocal.withInitial(this::scratch);

  NetworkPredictor(
      FrozenNetwork network, NetworkFeatures features, float highest, DistinctMovies catalogue) {
    this.network = network;
    this.features = features;
    this.highest = highest;
    this.catalogue = catalogue;
    movieParts = network.movieParts(catalogue.years(), catalogue.genres(), catalogue.count());
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
        new float[BLOCK * network.width1()],
        new float[BLOCK * network.width2()],
        new float[catalogue.count()]);
  }

  /**
   * What one call needs besides its result, kept for the next call on the same thread. It must not
   * know the predictor: what a thread keeps would then keep the predictor, and so itself, for ever.
   */
  private record Scratch(float[] h1, float[] h2, float[] ofDistinct) {}

  private final class Scorer implements MovieScorer {
    private final int width = network.width1();
    private final float[] person; // [width]

    Scorer(Profile profile) {
      person = network.personPart(features.encode(profile.demographics()));
    }

    @Override
    public void score(int[] movies, float[] into) {
      Scratch scratch = scratches.get();
      for (int from = 0; from < movies.length; from += BLOCK) {
        int rows = Math.min(BLOCK, movies.length - from);
        for (int i = 0; i < rows; i++) {
          int part = catalogue.of(movies[from + i]);
          kernels.rectifiedSums(person, movieParts, part * width, 1, width, scratch.h1, i * width);
        }
        network.finish(scratch.h1, rows, scratch.h2, into, from);
      }
      toStars(into, movies.length);
    }

    @Override
    public void scoreAll(float[] into) {
      Scratch scratch = scratches.get();
      int count = catalogue.count();
      for (int from = 0; from < count; from += BLOCK) {
        int rows = Math.min(BLOCK, count - from);
        kernels.rectifiedSums(person, movieParts, from * width, rows, width, scratch.h1, 0);
        network.finish(scratch.h1, rows, scratch.h2, scratch.ofDistinct, from);
      }
      toStars(scratch.ofDistinct, count);
      for (int movie = 0; movie < catalogue.size(); movie++) {
        into[movie] = scratch.ofDistinct[catalogue.of(movie)];
      }
    }

    private void toStars(float[] shares, int count) {
      for (int i = 0; i < count; i++) {
        shares[i] *= highest;
      }
    }
  }
}
