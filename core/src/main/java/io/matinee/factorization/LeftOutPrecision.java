package io.matinee.factorization;

import java.util.Arrays;

/**
 * What the precision A of a person's vector would be without each rating, A - α y yᵀ: what follows
 * for the spread of typical movies and for what raters add (Sherman and Morrison 1950).
 */
final class LeftOutPrecision {
  private final double[] left; // [history] see PersonSpread
  private final double[] moreSpread; // [history]

  /**
   * Finds it.
   *
   * @param y [history][width] the regressors of what was rated
   */
  LeftOutPrecision(Served served, double[][] y, CatalogueVectors catalogue) {
    PosteriorSample sample = served.sample();
    int factors = sample.chain().factors(); // and the place of the bias
    int width = sample.personWidth();
    double[] prior = served.person().prior().common().precision();
    double[] ofBias = Arrays.copyOfRange(prior, factors * width, (factors + 1) * width);
    DoubleVectors.solve(served.person().factor(), ofBias);
    double[] typical = catalogue.typical(served.number());
    left = new double[y.length];
    moreSpread = new double[y.length];
    for (int r = 0; r < y.length; r++) {
      double[] solved = DoubleVectors.solve(served.person().factor(), y[r].clone());
      double scale = sample.noise() / (1 - sample.noise() * DoubleVectors.dot(y[r], solved));
      left[r] = ofBias[factors] + scale * solved[factors] * DoubleVectors.dot(y[r], ofBias);
      moreSpread[r] = scale * meanSquare(typical, catalogue.typicalCount(), solved);
    }
  }

  /** The mean of (y·other)² over typical movies. */
  private static double meanSquare(double[] typical, int count, double[] other) {
    double squares = 0;
    for (int column = 0; column < count; column++) {
      double product = 0;
      for (int i = 0; i < other.length; i++) {
        product += typical[i * CatalogueVectors.TYPICAL_COLUMNS + column] * other[i];
      }
      squares += product * product;
    }
    return squares / Math.max(1, count);
  }

  /** {@link PersonSpread#raters} without rating {@code r}. */
  double left(int r) {
    return left[r];
  }

  /** {@link PersonSpread#typical} without rating {@code r}, beyond what it is with it. */
  double moreSpread(int r) {
    return moreSpread[r];
  }
}
