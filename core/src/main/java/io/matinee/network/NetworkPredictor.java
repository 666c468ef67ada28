package io.matinee.network;

import io.matinee.features.NetworkFeatures;
import io.matinee.model.ExplainablePredictor;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.RatingExplainer;

/**
 * RecommenderNet over one catalogue. Movies with the same year and genres are the same to the
 * network, so their part is computed, and scored, once.
 */
final class NetworkPredictor implements ExplainablePredictor {

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
        new float[FrozenNetwork.BLOCK * network.width1()],
        new float[2 * FrozenNetwork.BLOCK * network.width2()],
        new float[catalogue.count()]);
  }

  /**
   * What one call needs besides its result, kept for the next call on the same thread. It must not
   * know the predictor: what a thread keeps would then keep the predictor, and so itself, for ever.
   */
  private record Scratch(float[] h1, float[] h2, float[] ofDistinct) {}

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

    @Override
    public void scoreAll(float[] into) {
      Scratch scratch = scratches.get();
      int count = catalogue.count();
      for (int from = 0; from < count; from += FrozenNetwork.BLOCK) {
        int rows = Math.min(FrozenNetwork.BLOCK, count - from);
        network.firstLayer(person, movieParts, count, from, rows, scratch.h1, 0);
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
