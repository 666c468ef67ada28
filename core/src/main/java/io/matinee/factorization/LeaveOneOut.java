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
 * step from the maximum of the posterior (approximate leave-one-out, Rad and Maleki 2020).
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
  private final Precision precision;

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
    this.precision = new Precision(sample, served.person().factor());
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
    double[][] moves = new double[y.length][];
    double[] watched = PersonShifts.watched(sample, history, catalogue);
    for (int r = 0; r < y.length; r++) {
      double[] u = solved(factor, y[r].clone());
      double[] d = new double[width];
      if (sample.chain().history()) {
        d =
            solved(
                factor, PersonShifts.product(sample.people().precision(), unwatched(r, watched)));
      }
      addScaled(-noise * rest[r], u, d);
      double weight = noise * curvature[r];
      addScaled(weight * dot(y[r], d) / (1 - weight * dot(y[r], u)), u, d);
      moves[r] = d;
    }
    return moves;
  }

  /** The factor of H, which is the precision's own where noise is Gaussian. */
  private Cholesky curvature(PosteriorSample sample) {
    if (!sample.probit()) {
      return served.person().factor();
    }
    double[] sum = sample.people().precision().clone();
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

  /** By how much the expected vector changes when {@code r} counts as not watched. */
  private double[] unwatched(int r, double[] watched) {
    PosteriorSample sample = served.sample();
    double weight = Design.historyWeight(history.size() - 1);
    double ratio = weight / Design.historyWeight(history.size());
    int at = catalogue.row(history.get(r).movie()) * width;
    double[] change = new double[width];
    for (int i = 0; i < width; i++) {
      change[i] = (ratio - 1) * watched[i] - weight * sample.historyEffects()[at + i];
    }
    return change;
  }

  /** How many ratings there are to leave out. */
  int size() {
    return y.length;
  }

  /** The explained part of the rating of {@code movie} without rating {@code r}. */
  double explained(int r, int movie) {
    double f = served.explained(catalogue, movie) + dot(regressors(movie), moves[r]);
    int width = served.sample().movieWidth();
    f += (precision.left(r) - served.weights()[width]) * raters(movie);
    if (!catalogue.known(movie)) {
      f += picks(r) - served.weights()[width + 1];
    }
    return f;
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

  /** {@link Served#typicalSpread} without rating {@code r}, beyond what it is with it. */
  double moreSpread(int r) {
    double sum = 0;
    for (int movie : catalogue.popular()) {
      sum += precision.moreSpread(r, regressors(movie));
    }
    return sum / Math.max(1, catalogue.popular().length);
  }

  /** What the precision A of the person's vector would be, A - α y yᵀ. */
  private final class Precision {
    private final double[][] solved; // [history][width] A⁻¹ y
    private final double[] left; // [history] see Raters
    private final double[] scale; // [history] α / (1 - α y A⁻¹ y)

    Precision(PosteriorSample sample, Cholesky factor) {
      int bias = sample.chain().factors();
      double[] column = new double[width];
      System.arraycopy(sample.people().precision(), bias * width, column, 0, width);
      double[] ofBias = LeaveOneOut.solved(factor, column);
      solved = new double[y.length][];
      left = new double[y.length];
      scale = new double[y.length];
      for (int r = 0; r < y.length; r++) {
        solved[r] = LeaveOneOut.solved(factor, y[r].clone());
        scale[r] = noise / (1 - noise * dot(y[r], solved[r]));
        left[r] = ofBias[bias] + scale[r] * solved[r][bias] * dot(y[r], ofBias);
      }
    }

    double left(int r) {
      return left[r];
    }

    double moreSpread(int r, double[] regressors) {
      double product = dot(regressors, solved[r]);
      return scale[r] * product * product;
    }
  }

  private static double[] solved(Cholesky factor, double[] b) {
    factor.solveLower(b);
    factor.solveUpper(b);
    return b;
  }

  private static void addScaled(double factor, double[] x, double[] to) {
    for (int i = 0; i < x.length; i++) {
      to[i] += factor * x[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
