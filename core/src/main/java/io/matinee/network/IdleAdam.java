package io.matinee.network;

import io.matinee.kernels.IdleSteps;

/**
 * What steps of Adam do to a weight that has no gradient in them. In the j-th of them,
 *
 * <pre>
 * w = w - rate m β1^j / (sqrt(v) q_j + ε);  q_j = sqrt(β2^j / (1 - β2^(t+j)))
 * </pre>
 *
 * where t steps were done before, m and v are the moments then, and the bias of the mean is past.
 * With q_j = q_0 / sqrt(1 + z_j), z_j = (β2^-j - 1) / (1 - β2^t), each term is a power series in
 * z_j, of which few are not negligible since β1^j soon is. Its first four powers, summed over j,
 * are tables; what they leave out is at most 1e-4 of a step, no more than what rounding makes of a
 * weight of 1, once {@link #SERIES_FROM} steps are done. Earlier steps are taken one by one.
 */
final class IdleAdam {
  /** How many steps must be done before several can be taken at once. */
  static final int SERIES_FROM = 200;

  private static final int TERMS = 400; // β1^400 = 5e-19
  private static final int POWERS = 40_000; // β2^40000 = 4e-18

  private static final double[] MEAN_DECAY = powers(1 - (double) (1 - (float) Adam.BETA_1), TERMS);
  private static final double[] SQUARE_DECAY = powers((float) Adam.BETA_2, POWERS);
  private static final double[][] SUMS = sums(); // [power of z][steps] Σ β1^j (β2^-j - 1)^power

  private IdleAdam() {}

  private static double[] powers(double base, int most) {
    double[] powers = new double[most + 1];
    for (int i = 0; i <= most; i++) {
      powers[i] = Math.pow(base, i);
    }
    return powers;
  }

  private static double[][] sums() {
    double[][] sums = new double[4][TERMS + 1];
    for (int power = 0; power < 4; power++) {
      for (int j = 1; j <= TERMS; j++) {
        double z = 1 / SQUARE_DECAY[j] - 1;
        sums[power][j] = sums[power][j - 1] + MEAN_DECAY[j] * Math.pow(z, power);
      }
    }
    return sums;
  }

  /** The step after {@code done} steps. */
  static IdleSteps one(int done, double rate) {
    double correction1 = 1 - Math.pow(Adam.BETA_1, done + 1);
    double correction2 = 1 - Math.pow(Adam.BETA_2, done + 1);
    return new IdleSteps(
        (float) MEAN_DECAY[1],
        (float) SQUARE_DECAY[1],
        (float) Math.sqrt(SQUARE_DECAY[1] / correction2),
        (float) Adam.EPSILON,
        (float) (rate * MEAN_DECAY[1] / correction1),
        0,
        0,
        0);
  }

  /** Some steps after {@code done}, which are {@link #SERIES_FROM} or more. */
  static IdleSteps several(int done, int steps, double rate) {
    int terms = Math.min(steps, TERMS);
    double b = 1 / (1 - SQUARE_DECAY[Math.min(done, POWERS)]);
    double z1 = b * SUMS[1][terms];
    double z2 = b * b * SUMS[2][terms];
    double z3 = b * b * b * SUMS[3][terms];
    return new IdleSteps(
        steps <= TERMS ? (float) MEAN_DECAY[steps] : 0,
        (float) SQUARE_DECAY[Math.min(steps, POWERS)],
        (float) Math.sqrt(b),
        (float) Adam.EPSILON,
        (float) (rate * SUMS[0][terms]),
        (float) (rate * (z1 / 2 - z2 * 3 / 8 + z3 * 5 / 16)),
        (float) (rate * (z2 / 4 - z3 * 3 / 8)),
        (float) (rate * z3 / 8));
  }
}
