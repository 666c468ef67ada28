package io.matinee.factorization;

import io.matinee.kernels.Cholesky;
import java.util.Arrays;

/**
 * What one sample says of one person's ratings.
 *
 * @param sample the sample
 * @param number of the sample
 * @param person what the sample says of the person
 * @param weights what a movie's column of {@link CatalogueVectors#vectors} is multiplied with:
 *     factors, 1, covariates; {@link PersonSpread#raters}, {@link Picks}
 * @param constant what is the same for all movies
 * @param typicalSpread {@link PersonSpread#typical}
 * @param noise from the explained part to ratings
 */
record Served(
    PosteriorSample sample,
    int number,
    FoldIn.Person person,
    float[] weights,
    float constant,
    double typicalSpread,
    RatingNoise noise) {

  static Served of(
      Posterior posterior,
      int number,
      FoldIn.Person person,
      float[] covariates,
      CatalogueVectors catalogue) {
    PosteriorSample sample = posterior.samples().get(number);
    int factors = sample.chain().factors();
    float[] weights = new float[sample.movieWidth() + CatalogueVectors.BESIDES];
    for (int i = 0; i < factors; i++) {
      weights[i] = (float) person.vector()[i];
    }
    weights[factors] = 1;
    System.arraycopy(covariates, 0, weights, factors + 1, covariates.length);
    float constant = (float) (sample.mean() + person.vector()[factors]);
    PersonSpread spread = PersonSpread.of(sample, number, person, catalogue);
    weights[sample.movieWidth()] = (float) spread.raters();
    if (catalogue.hasUnrated()) {
      weights[sample.movieWidth() + 1] = Picks.of(sample, catalogue, person.history(), weights);
    }
    RatingNoise noise = new RatingNoise(posterior.scale(), sample.noise(), sample.cutpoints());
    return new Served(sample, number, person, weights, constant, spread.typical(), noise);
  }

  /** What the mean and the vectors explain of the rating of {@code movie}. */
  float explained(CatalogueVectors catalogue, int movie) {
    int movies = catalogue.size();
    float[] table = catalogue.vectors(number);
    float sum = constant;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * table[i * movies + movie];
    }
    int first = sample.chain().factors() + 1;
    for (int i = first; i < sample.personWidth(); i++) {
      sum += (float) person.vector()[i] * catalogue.covariates()[(i - first) * movies + movie];
    }
    return sum;
  }

  /** What the date adds at {@code second}; 0 where dates are not used. */
  float dated(long second) {
    return sample.dates() == null
        ? 0
        : (float) (sample.dates().day(second) + person.dates().at(second));
  }

  /** The variance that a day of which nothing is known adds; 0 where dates are not used. */
  double unknownDate() {
    return sample.dates() == null
        ? 0
        : Arrays.stream(sample.dates().precisions()).map(precision -> 1 / precision).sum();
  }

  /**
   * The variance of what is explained of the rating of {@code movie}, y A⁻¹ y, and for a movie
   * without ratings that of its own vector too.
   */
  double spread(CatalogueVectors catalogue, int movie) {
    double spread =
        person
            .factor()
            .inverseSquare(catalogue.regressors(number, sample.chain().factors(), movie));
    if (!catalogue.known(movie)) {
      double[] own = SampleTensors.doubles(Arrays.copyOf(weights, sample.movieWidth()));
      double[] precision = sample.newMovies().common().precision().clone();
      spread += new Cholesky(precision, own.length).inverseSquare(own);
    }
    return spread;
  }
}
