package io.matinee.factorization;

import io.matinee.kernels.Kernels;
import io.matinee.kernels.Matrix;
import io.matinee.model.DatedScorer;
import io.matinee.model.Estimate;
import io.matinee.model.Profile;
import io.matinee.model.UncertainScorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ratings of one person: the mean over the samples of what each expects. Samples that lean on
 * the person's history join in as it grows.
 */
final class FactorizationScorer implements DatedScorer, UncertainScorer {
  private static final Kernels KERNELS = Kernels.best();
  private static final int HISTORY_FROM = 10; // ratings: fewer say too little by their mere being
  private static final int HISTORY_FULL = 30; // ratings from which on history counts fully

  private final CatalogueVectors catalogue;
  private final List<Part> parts = new ArrayList<>();
  private final float[] slopes; // [parts × covariates of a movie]

  /** What one sample says, and how much it counts. */
  private record Part(
      PosteriorSample sample,
      int number,
      FoldIn.Person person,
      float[] weights, // [movie width] of a movie's vector: factors, 1, the person's covariates
      float constant,
      RatingNoise noise,
      double spread, // a typical variance of the explained part
      double share) {}

  FactorizationScorer(Posterior posterior, CatalogueVectors catalogue, Profile profile) {
    this.catalogue = catalogue;
    int[] flags = posterior.personTraits().flags(profile.demographics());
    float[] covariates = posterior.personTraits().covariates(profile.demographics());
    double[] shares = shares(posterior, profile.history().size());
    int[] used = IntStream.range(0, shares.length).filter(s -> shares[s] > 0).toArray();
    int movieSlopes = posterior.movieTraits().covariateCount();
    slopes = new float[used.length * movieSlopes];
    for (int s : used) {
      FoldIn.Person person = new FoldIn(posterior, s, catalogue).fold(profile, flags, covariates);
      int factors = posterior.samples().get(s).chain().factors();
      for (int i = 0; i < movieSlopes; i++) {
        slopes[parts.size() * movieSlopes + i] = (float) person.vector()[factors + 1 + i];
      }
      parts.add(part(posterior, s, person, covariates, shares[s]));
    }
  }

  /** How much each sample counts; they add up to 1. */
  private static double[] shares(Posterior posterior, int ratings) {
    double leaning = (double) (ratings - HISTORY_FROM) / (HISTORY_FULL - HISTORY_FROM);
    double[] shares =
        posterior.samples().stream()
            .mapToDouble(sample -> sample.chain().history() ? Math.max(0, Math.min(1, leaning)) : 1)
            .toArray();
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(share -> share / sum).toArray();
  }

  private Part part(
      Posterior posterior, int s, FoldIn.Person person, float[] covariates, double share) {
    PosteriorSample sample = posterior.samples().get(s);
    int factors = sample.chain().factors();
    float[] weights = new float[sample.movieWidth()];
    for (int i = 0; i < factors; i++) {
      weights[i] = (float) person.vector()[i];
    }
    weights[factors] = 1;
    System.arraycopy(covariates, 0, weights, factors + 1, covariates.length);
    float constant = (float) (sample.mean() + person.vector()[factors]);
    RatingNoise noise = new RatingNoise(posterior.scale(), sample.noise(), sample.cutpoints());
    double spread =
        Arrays.stream(catalogue.popular())
            .mapToDouble(movie -> spread(sample, s, person, movie))
            .average()
            .orElse(0);
    return new Part(sample, s, person, weights, constant, noise, spread, share);
  }

  private float explained(Part part, int index, int movie) {
    int movies = catalogue.size();
    float[] table = catalogue.vectors(part.number());
    float sum = part.constant();
    for (int i = 0; i < part.weights().length; i++) {
      sum += part.weights()[i] * table[i * movies + movie];
    }
    int count = slopes.length / parts.size();
    for (int i = 0; i < count; i++) {
      sum += slopes[index * count + i] * catalogue.covariates()[i * movies + movie];
    }
    return sum;
  }

  @Override
  public void score(int[] movies, float[] into) {
    scoreAt(movies, null, into);
  }

  @Override
  public void scoreAt(int[] movies, long[] epochSeconds, float[] into) {
    Arrays.fill(into, 0);
    float[] stars = new float[movies.length];
    for (int p = 0; p < parts.size(); p++) {
      Part part = parts.get(p);
      for (int i = 0; i < movies.length; i++) {
        stars[i] = explained(part, p, movies[i]);
        if (epochSeconds != null && part.person().dates() != null) {
          stars[i] +=
              (float)
                  (part.sample().dates().day(epochSeconds[i])
                      + part.person().dates().at(epochSeconds[i]));
        }
      }
      part.noise().toStars(stars, 0, stars.length, part.spread());
      for (int i = 0; i < stars.length; i++) {
        into[i] += (float) part.share() * stars[i];
      }
    }
  }

  @Override
  public void scoreAll(float[] into) {
    sumOverSamples(into, (part, f) -> part.noise().toStars(f, 0, f.length, part.spread()));
  }

  @Override
  public void likedAll(float[] into) {
    sumOverSamples(into, (part, f) -> part.noise().toLiked(f, 0, f.length, part.spread()));
  }

  /** What turns the explained part of ratings into what is asked for, in place. */
  private interface Transformation {
    void apply(Part part, float[] explained);
  }

  private void sumOverSamples(float[] into, Transformation transformation) {
    int movies = catalogue.size();
    int count = slopes.length / parts.size();
    float[] sloped = new float[parts.size() * movies]; // s·z, all samples at once
    KERNELS.multiply(
        Matrix.of(slopes, parts.size(), count),
        Matrix.of(catalogue.covariates(), count, movies),
        Matrix.of(sloped, parts.size(), movies));
    float[] f = new float[movies];
    Arrays.fill(into, 0);
    for (int p = 0; p < parts.size(); p++) {
      Part part = parts.get(p);
      int width = part.weights().length;
      KERNELS.multiply(
          Matrix.of(part.weights(), 1, width),
          Matrix.of(catalogue.vectors(part.number()), width, movies),
          Matrix.of(f, 1, movies));
      for (int i = 0; i < movies; i++) {
        f[i] += sloped[p * movies + i] + part.constant();
      }
      transformation.apply(part, f);
      KERNELS.addScaled((float) part.share(), f, 0, into, 0, movies);
    }
  }

  @Override
  public Estimate estimate(int movie) {
    double mean = 0;
    double square = 0;
    double liked = 0;
    for (int p = 0; p < parts.size(); p++) {
      Part part = parts.get(p);
      double[] moments =
          part.noise()
              .moments(
                  explained(part, p, movie),
                  spread(part.sample(), part.number(), part.person(), movie));
      mean += part.share() * moments[0];
      square += part.share() * moments[1];
      liked += part.share() * moments[2];
    }
    double deviation = Math.sqrt(Math.max(0, square - mean * mean));
    return new Estimate((float) mean, (float) deviation, (float) liked);
  }

  /** The variance of what a sample explains of a rating: y A⁻¹ y. */
  private double spread(PosteriorSample sample, int s, FoldIn.Person person, int movie) {
    int width = sample.personWidth();
    float[] regressors = new float[width];
    catalogue.regressors(s, sample.chain().factors(), movie, regressors, 0);
    double[] y = new double[width];
    for (int i = 0; i < width; i++) {
      y[i] = regressors[i];
    }
    person.factor().solveLower(y);
    return Arrays.stream(y).map(x -> x * x).sum();
  }
}
