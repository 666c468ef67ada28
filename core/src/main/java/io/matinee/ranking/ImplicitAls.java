package io.matinee.ranking;

import io.matinee.kernels.Kernels;
import io.matinee.kernels.Workers;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * iALS (Hu, Koren and Volinsky 2008; the penalty scaled by frequency as in Rendle et al. 2022):
 * vectors of people and movies whose product says whether somebody watches a movie, by alternating
 * least squares over all pairs. Several models of different random beginnings are averaged. A
 * profile is folded in by the same equations, in closed form, so that only the movies' vectors are
 * kept.
 */
public final class ImplicitAls implements Ranker {
  private static final Kernels KERNELS = Kernels.best();
  private static final int CHUNK = 32; // rows solved as one task
  private static final double SPREAD = 0.1; // of the first vectors' lengths

  private final AlsSettings settings;
  private final float best; // stars
  private final List<FactorTable> tables; // a start each, movies of the training
  private final int[] places; // [catalogue] among the movies of the training; -1 for others
  private final float[] joined; // [movies of the training × length] the vectors of all starts

  ImplicitAls(List<FactorTable> tables, int[] places, AlsSettings settings, float best) {
    this.tables = List.copyOf(tables);
    this.places = places;
    this.settings = settings;
    this.best = best;
    this.joined = joined();
  }

  private float[] joined() {
    int factors = settings.factors();
    int rows = tables.get(0).vectors().length / factors;
    float[] all = new float[rows * length()];
    for (int start = 0; start < tables.size(); start++) {
      float[] vectors = tables.get(start).vectors();
      for (int row = 0; row < rows; row++) {
        int to = row * length() + start * factors;
        System.arraycopy(vectors, row * factors, all, to, factors);
      }
    }
    return all;
  }

  /**
   * Learns from what people watched.
   *
   * @param people the movies of each person, weighted by {@code settings.stars()}
   * @param catalogue how many movies there are
   * @param best the best rating there is, in stars
   */
  static ImplicitAls train(
      Watched people, int catalogue, AlsSettings settings, float best, long seed, Workers workers) {
    Watched byMovie = people.transposed(catalogue);
    FactorTable[] tables = new FactorTable[settings.starts()];
    SplittableRandom random = new SplittableRandom(seed);
    for (int start = 0; start < tables.length; start++) {
      FactorTable movies = new FactorTable(first(catalogue, settings, random.split()), settings);
      for (int i = 0; i < settings.iterations(); i++) {
        movies = solveAll(byMovie, solveAll(people, movies, settings, workers), settings, workers);
      }
      tables[start] = movies;
    }
    int[] places = new int[catalogue];
    Arrays.setAll(places, movie -> movie);
    return new ImplicitAls(List.of(tables), places, settings, best);
  }

  private static float[] first(int rows, AlsSettings settings, SplittableRandom random) {
    float[] vectors = new float[rows * settings.factors()];
    double width = SPREAD * Math.sqrt(12.0 / settings.factors()); // of a uniform distribution
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = (float) (width * (random.nextDouble() - 0.5));
    }
    return vectors;
  }

  /** The vectors of all rows of {@code watched}, given the other side's. */
  private static FactorTable solveAll(
      Watched watched, FactorTable others, AlsSettings settings, Workers workers) {
    int factors = settings.factors();
    float[] vectors = new float[watched.rows() * factors];
    workers.inChunks(
        watched.rows(),
        CHUNK,
        (chunk, from, to) -> {
          for (int row = from; row < to; row++) {
            int begin = watched.starts()[row];
            int end = watched.starts()[row + 1];
            others.solve(watched.columns(), watched.weights(), begin, end, vectors, row * factors);
          }
        });
    return new FactorTable(vectors, settings);
  }

  @Override
  public String name() {
    return "iALS";
  }

  @Override
  public void score(Profile profile, float[] into) {
    float[] person = vector(profile);
    int length = length();
    for (int movie = 0; movie < places.length; movie++) {
      int place = places[movie];
      float sum = place < 0 ? 0 : KERNELS.dot(person, 0, joined, place * length, length);
      into[movie] = sum / tables.size();
    }
  }

  /** The person's vectors of all starts, [starts × factors]; zeros for no known history. */
  float[] vector(Profile profile) {
    int[] columns = new int[profile.history().size()];
    float[] weights = new float[columns.length];
    int count = 0;
    for (RatedMovie rated : profile.history()) {
      float weight = settings.stars().of(rated.rating(), best);
      if (weight > 0 && places[rated.movie()] >= 0) {
        columns[count] = places[rated.movie()];
        weights[count++] = weight;
      }
    }
    float[] vector = new float[length()];
    for (int start = 0; start < tables.size(); start++) {
      tables.get(start).solve(columns, weights, 0, count, vector, start * settings.factors());
    }
    return vector;
  }

  /** The length of vectors over all starts. */
  int length() {
    return tables.size() * settings.factors();
  }

  /** The vectors of {@code movie} of all starts, [starts × factors]; zeros for an unknown one. */
  float[] vector(int movie) {
    int at = places[movie] * length();
    return at < 0 ? new float[length()] : Arrays.copyOfRange(joined, at, at + length());
  }

  /** How many movies its catalogue has. */
  int movies() {
    return places.length;
  }

  List<FactorTable> tables() {
    return tables;
  }

  /** The same for another catalogue; {@code indexes} says where this one's movies are, or -1. */
  ImplicitAls over(int[] indexes, int catalogue) {
    int[] moved = new int[catalogue];
    Arrays.fill(moved, -1);
    for (int movie = 0; movie < places.length; movie++) {
      if (indexes[movie] >= 0) {
        moved[indexes[movie]] = places[movie];
      }
    }
    return new ImplicitAls(tables, moved, settings, best);
  }
}
