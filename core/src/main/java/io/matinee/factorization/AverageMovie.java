package io.matinee.factorization;

/**
 * The average movie as one sample sees it: over the ratings in training of the movies that the
 * catalogue still has.
 *
 * @param regressors [person width] what a person's vector is multiplied with
 * @param bias of the movie
 */
record AverageMovie(double[] regressors, double bias) {
  /** That of sample {@code number}; all 0 where no movie of the catalogue has ratings. */
  static AverageMovie of(Posterior posterior, int number, CatalogueVectors catalogue) {
    PosteriorSample sample = posterior.samples().get(number);
    int factors = sample.chain().factors();
    double[] sum = new double[sample.personWidth()];
    double bias = 0;
    double all = 0;
    for (int movie = 0; movie < catalogue.size(); movie++) {
      if (catalogue.known(movie)) {
        double ratings = posterior.ratings()[catalogue.row(movie)];
        double[] one = catalogue.regressors(number, factors, movie);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += ratings * one[i];
        }
        bias += ratings * catalogue.vectors(number)[factors * catalogue.size() + movie];
        all += ratings;
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= Math.max(1, all);
    }
    return new AverageMovie(sum, bias / Math.max(1, all));
  }
}
