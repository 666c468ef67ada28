package io.matinee.factorization;

/** The normal distribution with mean 0 and variance 1. */
final class StandardNormal {
  private static final double SPLIT = 7.07106781186547; // beyond it a continued fraction serves

  // The quotients' polynomials, the coefficient of the highest power first.
  private static final double[] HART_TOP = {
    3.52624965998911e-02,
    0.700383064443688,
    6.37396220353165,
    33.912866078383,
    112.079291497871,
    221.213596169931,
    220.206867912376
  };
  private static final double[] HART_BOTTOM = {
    8.83883476483184e-02,
    1.75566716318264,
    16.064177579207,
    86.7807322029461,
    296.564248779674,
    637.333633378831,
    793.826512519948,
    440.413735824752
  };
  private static final double[] MIDDLE_TOP = {
    2509.0809287301226727,
    33430.575583588128105,
    67265.770927008700853,
    45921.953931549871457,
    13731.693765509461125,
    1971.5909503065514427,
    133.14166789178437745,
    3.387132872796366608
  };
  private static final double[] MIDDLE_BOTTOM = {
    5226.495278852545925,
    28729.085735721942674,
    39307.89580009271061,
    21213.794301586595867,
    5394.1960214247511077,
    687.1870074920579083,
    42.313330701600911252,
    1
  };
  private static final double[] NEAR_TOP = {
    7.7454501427834140764e-4,
    0.0227238449892691845833,
    0.24178072517745061177,
    1.27045825245236838258,
    3.64784832476320460504,
    5.7694972214606914055,
    4.6303378461565452959,
    1.42343711074968357734
  };
  private static final double[] NEAR_BOTTOM = {
    1.05075007164441684324e-9,
    5.475938084995344946e-4,
    0.0151986665636164571966,
    0.14810397642748007459,
    0.68976733498510000455,
    1.6763848301838038494,
    2.05319162663775882187,
    1
  };
  private static final double[] REMOTE_TOP = {
    2.01033439929228813265e-7,
    2.71155556874348757815e-5,
    0.0012426609473880784386,
    0.026532189526576123093,
    0.29656057182850489123,
    1.7848265399172913358,
    5.4637849111641143699,
    6.6579046435011037772
  };
  private static final double[] REMOTE_BOTTOM = {
    2.04426310338993978564e-15,
    1.4215117583164458887e-7,
    1.8463183175100546818e-5,
    7.868691311456132591e-4,
    0.0148753612908506148525,
    0.13692988092273580531,
    0.59983220655588793769,
    1
  };

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
    double tail =
        far < SPLIT
            ? exponential * quotient(HART_TOP, HART_BOTTOM, far)
            : exponential * fraction(far);
    return x > 0 ? 1 - tail : tail;
  }

  private static double quotient(double[] top, double[] bottom, double x) {
    return polynomial(top, x) / polynomial(bottom, x);
  }

  /** By Horner's rule. */
  private static double polynomial(double[] coefficients, double x) {
    double sum = coefficients[0];
    for (int i = 1; i < coefficients.length; i++) {
      sum = sum * x + coefficients[i];
    }
    return sum;
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
      return q * quotient(MIDDLE_TOP, MIDDLE_BOTTOM, r);
    }
    double r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
    double x =
        r <= 5
            ? quotient(NEAR_TOP, NEAR_BOTTOM, r - 1.6)
            : quotient(REMOTE_TOP, REMOTE_BOTTOM, r - 5);
    return q < 0 ? -x : x;
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
