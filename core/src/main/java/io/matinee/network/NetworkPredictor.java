package io.matinee.network;

import io.matinee.data.Movie;
import io.matinee.features.MovieFeatures;
import io.matinee.features.NetworkFeatures;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * RecommenderNet over one catalogue. Movies with the same year and genres are the same to the
 * network, so their part is computed, and scored, once.
 */
final class NetworkPredictor implements RatingPredictor {
  private static final int BLOCK = 64; // pairs that go through the network at once

  private final FrozenNetwork network;
  private final NetworkFeatures features;
  private final float highest; // stars
  private final int[] partOfMovie; // [movies] which of the parts is the movie's
  private final int parts; // distinct movies
  private final float[] movieParts; // [parts × width1]

  NetworkPredictor(
      FrozenNetwork network, NetworkFeatures features, float highest, List<Movie> catalogue) {
    this.network = network;
    this.features = features;
    this.highest = highest;
    partOfMovie = new int[catalogue.size()];
    Map<MovieFeatures, Integer> distinct = new HashMap<>();
    List<MovieFeatures> inOrder = new ArrayList<>();
    for (int movie = 0; movie < partOfMovie.length; movie++) {
      MovieFeatures encoded = features.encode(catalogue.get(movie));
      Integer part = distinct.putIfAbsent(encoded, inOrder.size());
      if (part == null) {
        part = inOrder.size();
        inOrder.add(encoded);
      }
      partOfMovie[movie] = part;
    }
    parts = inOrder.size();
    movieParts = new float[parts * network.width1()];
    for (int part = 0; part < parts; part++) {
      network.moviePart(inOrder.get(part), movieParts, part * network.width1());
    }
  }

  @Override
  public String name() {
    return NetworkModel.NAME;
  }

  @Override
  public MovieScorer bind(Profile profile) {
    return new Scorer(profile);
  }

  private final class Scorer implements MovieScorer {
    private final int width = network.width1();
    private final float[] person = new float[width];
    private final float[] h1 = new float[BLOCK * width]; // scratch
    private final float[] h2 = new float[BLOCK * network.width2()]; // scratch

    Scorer(Profile profile) {
      network.personPart(features.encode(profile.demographics()), person, 0);
    }

    @Override
    public void score(int[] movies, float[] into) {
      for (int from = 0; from < movies.length; from += BLOCK) {
        int rows = Math.min(BLOCK, movies.length - from);
        for (int i = 0; i < rows; i++) {
          enter(partOfMovie[movies[from + i]], i);
        }
        network.finish(h1, rows, h2, into, from);
      }
      toStars(into, movies.length);
    }

    @Override
    public void scoreAll(float[] into) {
      float[] ofPart = new float[parts];
      for (int from = 0; from < parts; from += BLOCK) {
        int rows = Math.min(BLOCK, parts - from);
        for (int i = 0; i < rows; i++) {
          enter(from + i, i);
        }
        network.finish(h1, rows, h2, ofPart, from);
      }
      toStars(ofPart, parts);
      for (int movie = 0; movie < partOfMovie.length; movie++) {
        into[movie] = ofPart[partOfMovie[movie]];
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
