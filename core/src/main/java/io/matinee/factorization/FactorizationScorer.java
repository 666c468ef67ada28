package io.matinee.factorization;

import io.matinee.kernels.Kernels;
import io.matinee.kernels.Matrix;
import io.matinee.model.DatedScorer;
import io.matinee.model.Estimate;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.model.UncertainScorer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ratings of one person: the mean over the samples of what each expects. For whole catalogues,
 * parts of the samples are worked on in parallel, in the common pool; how many processors there are
 * changes no bit.
 */
final class FactorizationScorer implements DatedScorer, UncertainScorer {
  private static final Kernels KERNELS = Kernels.best();
  private static final int PARTS = 15; // of the samples: four in each by default
  private static final int GROUP = 4; // samples for which slopes are found at once

  private final Posterior posterior;
  private final CatalogueVectors catalogue;
  private final int[] flags;
  private final float[] covariates;
  private final List<RatedMovie> known;
  private final Served[] served; // [samples] made when first asked for
  private final float share; // of a sample

  FactorizationScorer(Posterior posterior, CatalogueVectors catalogue, Profile profile) {
    this.posterior = posterior;
    this.catalogue = catalogue;
    this.flags = posterior.personTraits().flags(profile.demographics());
    this.covariates = posterior.personTraits().covariates(profile.demographics());
    this.known = FoldIn.known(profile, catalogue);
    this.served = new Served[posterior.samples().size()];
    this.share = 1f / served.length;
  }

  /** What sample {@code i} says of the person. */
  private Served served(int i) {
    if (served[i] == null) {
      FoldIn.Person person = new FoldIn(posterior, i, catalogue).fold(known, flags, covariates);
      served[i] = Served.of(posterior, i, person, covariates, catalogue);
    }
    return served[i];
  }

  /** What each sample says of the person. */
  List<Served> samples() {
    return IntStream.range(0, served.length).mapToObj(this::served).toList();
  }

  @Override
  public void score(int[] movies, float[] into) {
    scoreSome(movies, new float[served.length][movies.length], false, into);
  }

  @Override
  public void scoreAt(int[] movies, long[] epochSeconds, float[] into) {
    float[][] dated = new float[served.length][movies.length];
    for (int s = 0; s < dated.length; s++) {
      for (int i = 0; i < movies.length; i++) {
        dated[s][i] = served(s).dated(epochSeconds[i]);
      }
    }
    scoreSome(movies, dated, true, into);
  }

  /** Scores movies; {@code f} [samples][movies] holds what is to be added, and is overwritten. */
  private void scoreSome(int[] movies, float[][] f, boolean dated, float[] into) {
    Arrays.fill(into, 0);
    for (int s = 0; s < f.length; s++) {
      for (int i = 0; i < movies.length; i++) {
        f[s][i] += served(s).explained(catalogue, movies[i]);
      }
      toStars(s, f[s], dated ? 0 : served(s).unknownDate());
      for (int i = 0; i < movies.length; i++) { // no kernel: those round by a movie's place
        into[i] += share * f[s][i];
      }
    }
  }

  private void toStars(int s, float[] f, double ofDate) {
    Served sample = served(s);
    double spread = sample.sample().probit() ? sample.typicalSpread() : 0;
    sample.noise().toStars(f, spread + ofDate);
  }

  @Override
  public void scoreAll(float[] into) {
    sumOverSamples((s, f) -> toStars(s, f[0], served(s).unknownDate()), into);
  }

  @Override
  public void likedAll(float[] into) {
    scoreAll(new float[into.length], into);
  }

  @Override
  public void scoreAll(float[] stars, float[] liked) {
    sumOverSamples(
        (s, f) -> {
          toLiked(s, f[0], f[1]);
          toStars(s, f[0], served(s).unknownDate());
        },
        stars,
        liked);
  }

  private void toLiked(int s, float[] f, float[] liked) {
    Served sample = served(s);
    sample.noise().toLiked(f, sample.typicalSpread() + sample.unknownDate(), liked);
  }

  /** What turns what a sample explains of all movies, the first array, into what is asked for. */
  private interface Transformation {
    void apply(int sample, float[][] arrays);
  }

  /** Sums what the samples' arrays hold after the transformation. */
  private void sumOverSamples(Transformation transformation, float[]... into) {
    int parts = Math.min(served.length, PARTS);
    List<float[][]> sums =
        IntStream.range(0, parts)
            .parallel()
            .mapToObj(part -> sumOverPart(indexes(part, parts), transformation, into.length))
            .toList();
    int movies = catalogue.size();
    for (int i = 0; i < into.length; i++) {
      Arrays.fill(into[i], 0, movies, 0);
      for (float[][] sum : sums) {
        KERNELS.addScaled(1, sum[i], 0, into[i], 0, movies);
      }
    }
  }

  /** The samples of a part: dealt out by turns, since chains differ in cost. */
  private int[] indexes(int part, int parts) {
    return IntStream.iterate(part, i -> i < served.length, i -> i + parts).toArray();
  }

  /** The sums over some samples, [arrays][movies]. */
  private float[][] sumOverPart(int[] indexes, Transformation transformation, int arrays) {
    int movies = catalogue.size();
    float[] sloped = new float[GROUP * movies];
    float[][] f = new float[arrays][movies];
    float[][] sums = new float[arrays][movies];
    for (int i = 0; i < indexes.length; i++) {
      Served sample = served(indexes[i]);
      if (i % GROUP == 0) {
        findSlopes(indexes, i, Math.min(GROUP, indexes.length - i), sloped);
      }
      explain(sample, sloped, i % GROUP * movies, f[0]);
      transformation.apply(indexes[i], f);
      for (int to = 0; to < arrays; to++) {
        KERNELS.addScaled(share, f[to], 0, sums[to], 0, movies);
      }
    }
    return sums;
  }

  /** What a sample explains of all movies; {@code sloped} holds what covariates add. */
  private void explain(Served sample, float[] sloped, int at, float[] into) {
    int movies = into.length;
    int width = sample.weights().length - (catalogue.hasUnrated() ? 0 : 1); // the last is theirs
    KERNELS.multiply(
        Matrix.of(sample.weights(), 1, width),
        Matrix.of(catalogue.vectors(sample.number()), width, movies),
        Matrix.of(into, 1, movies));
    float constant = sample.constant();
    for (int movie = 0; movie < movies; movie++) {
      into[movie] += sloped[at + movie] + constant;
    }
  }

  /** What the movies' covariates add, for {@code group} samples, to [group × movies]. */
  private void findSlopes(int[] indexes, int from, int group, float[] into) {
    int movies = catalogue.size();
    int count = catalogue.covariates().length / Math.max(1, movies);
    float[] slopes = new float[group * count];
    for (int i = 0; i < group; i++) {
      Served sample = served(indexes[from + i]);
      int first = sample.sample().chain().factors() + 1;
      for (int j = 0; j < count; j++) {
        slopes[i * count + j] = (float) sample.person().vector()[first + j];
      }
    }
    KERNELS.multiply(
        Matrix.of(slopes, group, count),
        Matrix.of(catalogue.covariates(), count, movies),
        Matrix.of(into, group, movies));
  }

  @Override
  public Estimate estimate(int movie) {
    double mean = 0;
    double square = 0;
    double liked = 0;
    for (Served sample : samples()) {
      double f = sample.explained(catalogue, movie);
      double spread = sample.spread(catalogue, movie) + sample.unknownDate();
      double[] moments = sample.noise().moments(f, spread);
      mean += share * moments[0];
      square += share * moments[1];
      liked += share * moments[2];
    }
    double deviation = Math.sqrt(Math.max(0, square - mean * mean));
    return new Estimate((float) mean, (float) deviation, (float) liked);
  }
}
