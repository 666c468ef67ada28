package io.matinee.factorization;

import io.matinee.kernels.Kernels;
import io.matinee.kernels.Matrix;
import io.matinee.model.DatedScorer;
import io.matinee.model.Estimate;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.model.UncertainScorer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The ratings of one person: the mean over the samples of what each expects. Samples that lean on
 * the person's history join in as it grows.
 */
final class FactorizationScorer implements DatedScorer, UncertainScorer {
  private static final Kernels KERNELS = Kernels.best();
  private static final int HISTORY_FROM = 5; // ratings: fewer say too little by their mere being
  private static final int HISTORY_FULL = 15; // ratings from which on history counts fully

  private final CatalogueVectors catalogue;
  private final List<Served> samples;
  private final double[] typicalSpreads; // [samples] NaN until one is asked for

  FactorizationScorer(Posterior posterior, CatalogueVectors catalogue, Profile profile) {
    this.catalogue = catalogue;
    int[] flags = posterior.personTraits().flags(profile.demographics());
    float[] covariates = posterior.personTraits().covariates(profile.demographics());
    List<RatedMovie> known = FoldIn.known(profile, catalogue);
    double[] shares = shares(posterior, known.size());
    Map<Integer, Regression> regressions = new HashMap<>(); // by width
    samples =
        IntStream.range(0, shares.length)
            .filter(s -> shares[s] > 0)
            .mapToObj(
                s -> {
                  int width = posterior.samples().get(s).personWidth();
                  Regression regression = regressions.computeIfAbsent(width, Regression::new);
                  FoldIn foldIn = new FoldIn(posterior, s, catalogue, regression);
                  FoldIn.Person person = foldIn.fold(known, flags, covariates);
                  return Served.of(posterior, s, person, covariates, catalogue, shares[s]);
                })
            .toList();
    typicalSpreads = new double[samples.size()];
    Arrays.fill(typicalSpreads, Double.NaN);
  }

  /** How much each sample counts; they add up to 1. */
  static double[] shares(Posterior posterior, int ratings) {
    double leaning = (double) (ratings - HISTORY_FROM) / (HISTORY_FULL - HISTORY_FROM);
    double[] shares =
        posterior.samples().stream()
            .mapToDouble(sample -> sample.chain().history() ? Math.max(0, Math.min(1, leaning)) : 1)
            .toArray();
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(share -> share / sum).toArray();
  }

  /** What each sample that counts says of the person. */
  List<Served> samples() {
    return samples;
  }

  @Override
  public void score(int[] movies, float[] into) {
    scoreSome(movies, new float[samples.size()][movies.length], this::toStars, into);
  }

  @Override
  public void scoreAt(int[] movies, long[] epochSeconds, float[] into) {
    float[][] dated = new float[samples.size()][movies.length];
    for (int s = 0; s < dated.length; s++) {
      for (int i = 0; i < movies.length; i++) {
        dated[s][i] = samples.get(s).dated(epochSeconds[i]);
      }
    }
    scoreSome(movies, dated, (s, f) -> toStars(s, f, 0), into);
  }

  /** Scores movies; {@code f} [samples][movies] holds what is to be added, and is overwritten. */
  private void scoreSome(int[] movies, float[][] f, Transformation transformation, float[] into) {
    Arrays.fill(into, 0);
    for (int s = 0; s < f.length; s++) {
      for (int i = 0; i < movies.length; i++) {
        f[s][i] += samples.get(s).explained(catalogue, movies[i]);
      }
      transformation.apply(s, f[s]);
      float share = (float) samples.get(s).share();
      for (int i = 0; i < movies.length; i++) { // no kernel: those round by a movie's place
        into[i] += share * f[s][i];
      }
    }
  }

  private void toStars(int s, float[] f) {
    toStars(s, f, samples.get(s).unknownDate());
  }

  private void toStars(int s, float[] f, double ofDate) {
    Served sample = samples.get(s);
    double spread = sample.sample().probit() ? typicalSpread(s) : 0;
    sample.noise().toStars(f, spread + ofDate);
  }

  private double typicalSpread(int s) {
    if (Double.isNaN(typicalSpreads[s])) {
      typicalSpreads[s] = samples.get(s).typicalSpread(catalogue);
    }
    return typicalSpreads[s];
  }

  @Override
  public void scoreAll(float[] into) {
    sumOverSamples(into, this::toStars);
  }

  @Override
  public void likedAll(float[] into) {
    sumOverSamples(into, this::toLiked);
  }

  @Override
  public void scoreAll(float[] stars, float[] liked) {
    float[] copy = new float[catalogue.size()];
    Arrays.fill(liked, 0, copy.length, 0);
    sumOverSamples(
        stars,
        (s, f) -> {
          System.arraycopy(f, 0, copy, 0, copy.length);
          toLiked(s, copy);
          add(s, copy, liked);
          toStars(s, f);
        });
  }

  private void toLiked(int s, float[] f) {
    Served sample = samples.get(s);
    sample.noise().toLiked(f, typicalSpread(s) + sample.unknownDate());
  }

  private void add(int s, float[] values, float[] into) {
    KERNELS.addScaled((float) samples.get(s).share(), values, 0, into, 0, values.length);
  }

  /** What turns the explained part of ratings into what is asked for, in place. */
  private interface Transformation {
    void apply(int sample, float[] explained);
  }

  private void sumOverSamples(float[] into, Transformation transformation) {
    int movies = catalogue.size();
    float[] sloped = slopes();
    float[] f = new float[movies];
    Arrays.fill(into, 0, movies, 0);
    for (int s = 0; s < samples.size(); s++) {
      Served sample = samples.get(s);
      int width = sample.weights().length - (catalogue.hasUnrated() ? 0 : 1); // the last is theirs
      KERNELS.multiply(
          Matrix.of(sample.weights(), 1, width),
          Matrix.of(catalogue.vectors(sample.number()), width, movies),
          Matrix.of(f, 1, movies));
      float constant = sample.constant();
      int at = s * movies;
      for (int movie = 0; movie < movies; movie++) {
        f[movie] += sloped[at + movie] + constant;
      }
      transformation.apply(s, f);
      add(s, f, into);
    }
  }

  /** What the movies' covariates add, for all samples at once, [samples × movies]. */
  private float[] slopes() {
    int movies = catalogue.size();
    int count = catalogue.covariates().length / Math.max(1, movies);
    float[] slopes = new float[samples.size() * count];
    for (int s = 0; s < samples.size(); s++) {
      int first = samples.get(s).sample().chain().factors() + 1;
      for (int i = 0; i < count; i++) {
        slopes[s * count + i] = (float) samples.get(s).person().vector()[first + i];
      }
    }
    float[] sloped = new float[samples.size() * movies];
    KERNELS.multiply(
        Matrix.of(slopes, samples.size(), count),
        Matrix.of(catalogue.covariates(), count, movies),
        Matrix.of(sloped, samples.size(), movies));
    return sloped;
  }

  @Override
  public Estimate estimate(int movie) {
    double mean = 0;
    double square = 0;
    double liked = 0;
    for (Served sample : samples) {
      double f = sample.explained(catalogue, movie);
      double spread = sample.spread(catalogue, movie) + sample.unknownDate();
      double[] moments = sample.noise().moments(f, spread);
      mean += sample.share() * moments[0];
      square += sample.share() * moments[1];
      liked += sample.share() * moments[2];
    }
    double deviation = Math.sqrt(Math.max(0, square - mean * mean));
    return new Estimate((float) mean, (float) deviation, (float) liked);
  }
}
