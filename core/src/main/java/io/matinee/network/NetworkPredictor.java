package io.matinee.network;

import io.matinee.features.NetworkFeatures;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;

/**
 * RecommenderNet over one catalogue. Movies with the same year and genres are the same to the
 * network, so their part is computed, and scored, once.
 */
final class NetworkPredictor implements RatingPredictor {
  private static final int BLOCK = 64; // pairs that go through the network at once

  private final FrozenNetwork network;
  private final NetworkFeatures features;
  private final float highest; // stars
  private final DistinctMovies catalogue;
  private final float[] movieParts; // [distinct movies × width1]

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
    return "RecommenderNet";
  }

  @Override
  public MovieScorer bind(Profile profile) {
    return new Scorer(profile);
  }

  private final class Scorer implements MovieScorer {
    private final int width = network.width1();
    private final float[] person; // [width]
    private final float[] h1 = new float[BLOCK * width]; // scratch
    private final float[] h2 = new float[BLOCK * network.width2()]; // scratch

    Scorer(Profile profile) {
      person = network.personPart(features.encode(profile.demographics()));
    }

    @Override
    public void score(int[] movies, float[] into) {
      for (int from = 0; from < movies.length; from += BLOCK) {
        int rows = Math.min(BLOCK, movies.length - from);
        for (int i = 0; i < rows; i++) {
          enter(catalogue.of(movies[from + i]), i);
        }
        network.finish(h1, rows, h2, into, from);
      }
      toStars(into, movies.length);
    }

    @Override
    public void scoreAll(float[] into) {
      int parts = catalogue.count();
      float[] ofPart = new float[parts];
      for (int from = 0; from < parts; from += BLOCK) {
        int rows = Math.min(BLOCK, parts - from);
        for (int i = 0; i < rows; i++) {
          enter(from + i, i);
        }
        network.finish(h1, rows, h2, ofPart, from);
      }
      toStars(ofPart, parts);
      for (int movie = 0; movie < catalogue.size(); movie++) {
        into[movie] = ofPart[catalogue.of(movie)];
      }
    }

    /** Row {@code row} of h1 = relu(person + part). */
    private void enter(int part, int row) {
      int from = part * width;
      int to = row * width;
      for (int i = 0; i < width; i++) {
        h1[to + i] = Math.max(0, person[i] + movieParts[from + i]);
      }
    }

    private void toStars(float[] shares, int count) {
      for (int i = 0; i < count; i++) {
        shares[i] *= highest;
      }
    }
  }
}
