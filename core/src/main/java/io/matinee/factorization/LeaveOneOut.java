package io.matinee.factorization;

import io.matinee.kernels.Cholesky;
import io.matinee.model.Profile.RatedMovie;
import java.util.ArrayList;
import java.util.List;

/**
 * What one sample would say of a person without each of their ratings, in closed form. With H the
 * curvature Λ + α Σ κ y yᵀ, u = H⁻¹ y and g what the vector leaves of the rating, the vector would
 * move by
 *
 * <pre>
 * δ = d + α κ u (y·d) / (1 - α κ y·u),  d = H⁻¹ Λ (change of the expected vector) - α g u
 * </pre>
 *
 * (Sherman and Morrison 1950). For Gaussian noise κ = 1 and this is exact. Where ratings are
 * levels, g is the mean of the noise between the cutpoints and κ is 1 less its variance: one Newton
 * step from the maximum of the posterior (approximate leave-one-out, Rad and Maleki 2020). The
 * prior stays that of a person with so many ratings as there are, see {@link PersonPrior}.
 */
final class LeaveOneOut {
  private final Served served;
  private final CatalogueVectors catalogue;
  private final List<RatedMovie> history;
  private final double noise; // α
  private final int width;
  private final double[][] y; // [history][width]
  private final double[] rest; // [history] g
  private final double[] curvature; // [history] κ
  private final double[][] moves; // [history][width] δ
  private final LeftOutPrecision precision;

  /** One for {@code served}, whose samples use no dates. */
  LeaveOneOut(Served served, Levels levels, CatalogueVectors catalogue) {
    PosteriorSample sample = served.sample();
    this.served = served;
    this.catalogue = catalogue;
    this.history = served.person().history();
    this.noise = sample.noise();
    this.width = sample.personWidth();
    this.y = new double[history.size()][];
    this.rest = new double[y.length];
    this.curvature = new double[y.length];
    for (int r = 0; r < y.length; r++) {
      y[r] = regressors(history.get(r).movie());
      look(r, levels);
    }
    this.precision = new LeftOutPrecision(served, y, catalogue);
    this.moves = moves(sample);
  }

  private double[] regressors(int movie) {
    return catalogue.regressors(served.number(), served.sample().chain().factors(), movie);
  }

  /** Finds g and κ of rating {@code r}. */
  private void look(int r, Levels levels) {
    PosteriorSample sample = served.sample();
    int movie = history.get(r).movie();
    double f =
        served.explained(catalogue, movie) - served.weights()[sample.movieWidth()] * raters(movie);
    if (!sample.probit()) {
      rest[r] = history.get(r).rating() - f;
      curvature[r] = 1;
      return;
    }
    double[] cut = sample.cutpoints();
    int level = levels.of(history.get(r).rating());
    double low = level == 0 ? Double.NEGATIVE_INFINITY : cut[level - 1] - f;
    double high = level == cut.length ? Double.POSITIVE_INFINITY : cut[level] - f;
    rest[r] = StandardNormal.meanBetween(low, high);
    double probability = Math.max(StandardNormal.between(low, high), Double.MIN_NORMAL);
    double edges = edge(high) - edge(low);
    curvature[r] = Math.max(0, Math.min(1, rest[r] * rest[r] + edges / probability));
  }

  private static double edge(double x) {
    return Double.isInfinite(x) ? 0 : x * StandardNormal.density(x);
  }

  private double raters(int movie) {
    return catalogue
        .vectors(served.number())[served.sample().movieWidth() * catalogue.size() + movie];
  }

  private double[][] moves(PosteriorSample sample) {
    Cholesky factor = curvature(sample);
    PersonPrior prior = served.person().prior();
    int[] rows = catalogue.rows(history);
    double[] ofHistory = prior.ofHistory(rows);
    double[][] moves = new double[y.length][];
    for (int r = 0; r < y.length; r++) {
      double[] u = DoubleVectors.solve(factor, y[r].clone());
      double[] d = prior.change(ofHistory, rows.length, rows[r]);
      if (sample.chain().history()) {
        d = DoubleVectors.solve(factor, DoubleVectors.product(prior.common().precision(), d));
      }
      DoubleVectors.addScaled(-noise * rest[r], u, d);
      double weight = noise * curvature[r];
      double pull = DoubleVectors.dot(y[r], d) / (1 - weight * DoubleVectors.dot(y[r], u));
      DoubleVectors.addScaled(weight * pull, u, d);
      moves[r] = d;
    }
    return moves;
  }

  /** The factor of H, which is the precision's own where noise is Gaussian. */
  private Cholesky curvature(PosteriorSample sample) {
    if (!sample.probit()) {
      return served.person().factor();
    }
    double[] sum = served.person().prior().common().precision().clone();
    for (int r = 0; r < y.length; r++) {
      for (int i = 0; i < width; i++) {
        double weighted = noise * curvature[r] * y[r][i];
        for (int j = 0; j <= i; j++) {
          sum[i * width + j] += weighted * y[r][j];
        }
      }
    }
    return new Cholesky(sum, width);
  }

  /** [history] the explained part of the rating of {@code movie} without each rating. */
  double[] explained(int movie) {
    int raters = served.sample().movieWidth();
    double with = served.explained(catalogue, movie);
    double[] regressors = regressors(movie);
    double[] without = new double[y.length];
    for (int r = 0; r < y.length; r++) {
      without[r] = with + DoubleVectors.dot(regressors, moves[r]);
      without[r] += (precision.left(r) - served.weights()[raters]) * raters(movie);
      without[r] += catalogue.known(movie) ? 0 : picks(r) - served.weights()[raters + 1];
    }
    return without;
  }

  private double picks(int r) {
    float[] weights = served.weights().clone();
    for (int i = 0; i < served.sample().chain().factors(); i++) {
      weights[i] += (float) moves[r][i];
    }
    List<RatedMovie> others = new ArrayList<>(history);
    others.remove(r);
    return Picks.of(served.sample(), catalogue, others, weights);
  }

  /** {@link PersonSpread#typical} without rating {@code r}, beyond what it is with it. */
  double moreSpread(int r) {
    return precision.moreSpread(r);
  }
}
