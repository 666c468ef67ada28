package io.matinee.factorization;

import io.matinee.features.MovieTraits;
import io.matinee.model.RatingPart.Kind;
import java.util.List;

/**
 * One sample's explained part of a rating, f, taken apart. With ȳ the average movie, m the average
 * person, and P - m as {@link PersonShifts} has it,
 *
 * <pre>
 * f = μ + m·ȳ + c̄                      baseline
 *   + m·(y - ȳ) + c - c̄                the movie's quality
 *   + (P - m of attributes)·y + t·w    attributes
 *   + (P - m of ratings)·ȳ             the person's leaning
 *   + (P - m of ratings)·(y - ȳ)       genres, year, popularity, taste
 *   + what watching, raters and picks add
 * </pre>
 */
final class SampleParts {
  private static final String OTHER_GENRES = "not the others";

  private final Served served;
  private final CatalogueVectors catalogue;
  private final MovieTraits traits;
  private final float[] covariates; // of the person
  private final AverageMovie average;
  private final PersonShifts shifts;

  SampleParts(
      Posterior posterior,
      Served served,
      CatalogueVectors catalogue,
      int[] flags,
      float[] covariates) {
    this.served = served;
    this.catalogue = catalogue;
    this.traits = posterior.movieTraits();
    this.covariates = covariates;
    this.average = AverageMovie.of(posterior, served.number(), catalogue);
    this.shifts = PersonShifts.of(served, posterior.personTraits(), flags, catalogue);
  }

  /** The baseline. */
  double baseline() {
    PosteriorSample sample = served.sample();
    return sample.mean() + average.bias() + DoubleVectors.dot(mean(), average.regressors());
  }

  /** The parts beyond the baseline for {@code movie}. */
  PartSums parts(int movie) {
    PosteriorSample sample = served.sample();
    int factors = sample.chain().factors();
    double[] y = catalogue.regressors(served.number(), factors, movie);
    PartSums parts = new PartSums();
    parts.add(Kind.LEANING, DoubleVectors.dot(shifts.ofRatings(), average.regressors()));
    double quality = vector(factors, movie) - average.bias();
    for (int i = 0; i < y.length; i++) {
      quality += mean()[i] * (y[i] - average.regressors()[i]);
    }
    parts.add(Kind.QUALITY, quality);
    addMatch(y, factors, parts);
    addPerson(y, factors, movie, parts);
    parts.add(Kind.WATCHED, DoubleVectors.dot(shifts.ofWatching(), y));
    int width = sample.movieWidth();
    parts.add(Kind.RATERS, served.weights()[width] * vector(width, movie));
    parts.add(Kind.PICKS, served.weights()[width + 1] * vector(width + 1, movie));
    return parts;
  }

  /** Of people's vectors. */
  private double[] mean() {
    return served.person().prior().common().mean();
  }

  /** How the movie's being unlike the average meets what the person's ratings say. */
  private void addMatch(double[] y, int factors, PartSums parts) {
    List<String> genres = traits.genres();
    int year = factors + 1 + genres.size();
    int popularity = y.length - 1;
    for (int i = 0; i < y.length; i++) {
      double part = shifts.ofRatings()[i] * (y[i] - average.regressors()[i]);
      if (i <= factors) {
        parts.add(Kind.TASTE, part);
      } else if (i < year) {
        parts.add(Kind.GENRE, y[i] == 0 ? OTHER_GENRES : genres.get(i - factors - 1), part);
      } else {
        parts.add(i == popularity ? Kind.POPULARITY : Kind.YEAR, part);
      }
    }
  }

  /** What the person's attributes add, by their vector and by the movie's slopes. */
  private void addPerson(double[] y, int factors, int movie, PartSums parts) {
    shifts.ofAttributes().forEach((kind, shift) -> parts.add(kind, DoubleVectors.dot(shift, y)));
    for (int i = 0; i < covariates.length; i++) {
      boolean gender = i == covariates.length - 1; // after age and its square
      double part = covariates[i] * vector(factors + 1 + i, movie);
      parts.add(gender ? Kind.GENDER : Kind.AGE, part);
    }
  }

  private double vector(int row, int movie) {
    return catalogue.vectors(served.number())[row * catalogue.size() + movie];
  }
}
