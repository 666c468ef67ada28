package io.matinee.factorization;

/** The normal distribution with mean 0 and variance 1. */
final class StandardNormal {
  private static final double SPLIT = 7.07106781186547; // beyond it a continued fraction serves

  private StandardNormal() {}

  /**
   * The probability of a number below {@code x} (Hart 1968, algorithm 5666, as West 2005 gives it);
   * the relative error is small in the lower tail too.
   */
  static double cdf(double x) {
    double far = Math.abs(x);
    if (far > 37) {
      return x > 0 ? 1 : 0;
    }
    double exponential = Math.exp(-far * far / 2);
    double tail = far < SPLIT ? exponential * ratio(far) : exponential * fraction(far);
    return x > 0 ? 1 - tail : tail;
  }

  private static double ratio(double x) {
    double top = 3.52624965998911e-02 * x + 0.700383064443688;
    top = top * x + 6.37396220353165;
    top = top * x + 33.912866078383;
    top = top * x + 112.079291497871;
    top = top * x + 221.213596169931;
    top = top * x + 220.206867912376;
    double bottom = 8.83883476483184e-02 * x + 1.75566716318264;
    bottom = bottom * x + 16.064177579207;
    bottom = bottom * x + 86.7807322029461;
    bottom = bottom * x + 296.564248779674;
    bottom = bottom * x + 637.333633378831;
    bottom = bottom * x + 793.826512519948;
    bottom = bottom * x + 440.413735824752;
    return top / bottom;
  }

  private static double fraction(double x) {
    double f = x + 0.65;
    f = x + 4 / f;
    f = x + 3 / f;
    f = x + 2 / f;
    f = x + 1 / f;
    return 1 / (f * 2.506628274631);
  }

  /**
   * The number below which a draw falls with probability {@code p} (Wichura 1988, AS 241).
   *
   * @param p above 0 and below 1
   */
  static double quantile(double p) {
    double q = p - 0.5;
    if (Math.abs(q) <= 0.425) {
      double r = 0.180625 - q * q;
      return q * middle(r);
    }
    double r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
    double x = r <= 5 ? near(r - 1.6) : remote(r - 5);
    return q < 0 ? -x : x;
  }

  private static double middle(double r) {
    double top = 2509.0809287301226727 * r + 33430.575583588128105;
    top = top * r + 67265.770927008700853;
    top = top * r + 45921.953931549871457;
    top = top * r + 13731.693765509461125;
    top = top * r + 1971.5909503065514427;
    top = top * r + 133.14166789178437745;
    top = top * r + 3.387132872796366608;
    double bottom = 5226.495278852545925 * r + 28729.085735721942674;
    bottom = bottom * r + 39307.89580009271061;
    bottom = bottom * r + 21213.794301586595867;
    bottom = bottom * r + 5394.1960214247511077;
    bottom = bottom * r + 687.1870074920579083;
    bottom = bottom * r + 42.313330701600911252;
    return top / (bottom * r + 1);
  }

  private static double near(double r) {
    double top = 7.7454501427834140764e-4 * r + 0.0227238449892691845833;
    top = top * r + 0.24178072517745061177;
    top = top * r + 1.27045825245236838258;
    top = top * r + 3.64784832476320460504;
    top = top * r + 5.7694972214606914055;
    top = top * r + 4.6303378461565452959;
    top = top * r + 1.42343711074968357734;
    double bottom = 1.05075007164441684324e-9 * r + 5.475938084995344946e-4;
    bottom = bottom * r + 0.0151986665636164571966;
    bottom = bottom * r + 0.14810397642748007459;
    bottom = bottom * r + 0.68976733498510000455;
    bottom = bottom * r + 1.6763848301838038494;
    bottom = bottom * r + 2.05319162663775882187;
    return top / (bottom * r + 1);
  }

  private static double remote(double r) {
    double top = 2.01033439929228813265e-7 * r + 2.71155556874348757815e-5;
    top = top * r + 0.0012426609473880784386;
    top = top * r + 0.026532189526576123093;
    top = top * r + 0.29656057182850489123;
    top = top * r + 1.7848265399172913358;
    top = top * r + 5.4637849111641143699;
    top = top * r + 6.6579046435011037772;
    double bottom = 2.04426310338993978564e-15 * r + 1.4215117583164458887e-7;
    bottom = bottom * r + 1.8463183175100546818e-5;
    bottom = bottom * r + 7.868691311456132591e-4;
    bottom = bottom * r + 0.0148753612908506148525;
    bottom = bottom * r + 0.13692988092273580531;
    bottom = bottom * r + 0.59983220655588793769;
    return top / (bottom * r + 1);
  }

  /**
   * The probability of a number from {@code from} to {@code to}, by the tail in which it is exact.
   */
  static double between(double from, double to) {
    return from > 0 ? cdf(-from) - cdf(-to) : cdf(to) - cdf(from);
  }

  /** The density at {@code x}. */
  static double density(double x) {
    return 0.3989422804014327 * Math.exp(-0.5 * x * x);
  }

  /** The mean of the numbers from {@code from} to {@code to}. */
  static double meanBetween(double from, double to) {
    double probability = between(from, to);
    if (probability < 1e-290) { // beyond reach: the near end is the mean
      return from > 0 ? from : to;
    }
    double mean = (density(from) - density(to)) / probability;
    return Math.max(from, Math.min(to, mean)); // where both are close, rounding is all there is
  }

  /**
   * A draw that falls from {@code from} to {@code to}.
   *
   * @param uniform a number from 0 to 1 that decides which
   */
  static double truncated(double from, double to, double uniform) {
    if (from > 0) {
      return -truncated(-to, -from, uniform);
    }
    double low = cdf(from);
    double p = low + uniform * (cdf(to) - low);
    double x = p > 0 && p < 1 ? quantile(p) : 0;
    return Math.max(from, Math.min(to, x));
  }
}
