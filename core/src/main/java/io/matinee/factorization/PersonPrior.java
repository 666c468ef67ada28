package io.matinee.factorization;

import io.matinee.kernels.Kernels;

/**
 * What a sample expects of a person's vector before it looks at their ratings, attributes aside:
 * N(mean + {@link #ofHistory}, precision⁻¹). Of who has rated few movies, these are but some of
 * what they watch: they are taken for a {@link Newcomers newcomer}, who is expected to watch as
 * people at large do, but for what is known.
 *
 * @param sample the sample
 * @param common mean and precision
 * @param newcomer whether little is known of their history
 */
record PersonPrior(PosteriorSample sample, NormalWishart common, boolean newcomer) {
  /**
   * From how many ratings on they are taken for all that a person watches. Of newcomers with twenty
   * of their ratings known, .9106 against .9117 with twenty as enough; others lose a
   * ten-thousandth.
   */
  private static final int ENOUGH = 30;

  private static final Kernels KERNELS = Kernels.best();

  /** That of a person with {@code ratings} known. */
  static PersonPrior of(PosteriorSample sample, int ratings) {
    boolean newcomer = sample.newcomers() != null && ratings < ENOUGH;
    NormalWishart common = newcomer ? sample.newcomers().common() : sample.people();
    return new PersonPrior(sample, common, newcomer);
  }

  /** What having rated the movies {@code rows} of the posterior at all adds, [width]. */
  double[] ofHistory(int[] rows) {
    double[] added = new double[common.width()];
    if (sample.chain().history()) {
      float[] sum = new float[added.length];
      KERNELS.addRows(sample.historyEffects(), sum.length, rows, 0, rows.length, sum, 0);
      for (int i = 0; i < added.length; i++) {
        added[i] = Design.historyWeight(rows.length) * (sum[i] - usual(rows.length, i));
      }
    }
    return added;
  }

  /**
   * By how much that changes where one of the movies is left out.
   *
   * @param with {@link #ofHistory} of all
   * @param count of all
   * @param row of the one that is left out
   */
  double[] change(double[] with, int count, int row) {
    double[] change = new double[with.length];
    if (sample.chain().history()) {
      float weight = Design.historyWeight(count - 1);
      for (int i = 0; i < change.length; i++) {
        double beyond = sample.historyEffects()[row * change.length + i] - usual(1, i);
        change[i] = weight * (with[i] / Design.historyWeight(count) - beyond) - with[i];
      }
    }
    return change;
  }

  /**
   * Element i of what so many movies add up to for people at large, from which a newcomer differs.
   */
  private double usual(int count, int i) {
    return newcomer ? (double) count * sample.newcomers().usual()[i] : 0;
  }
}
