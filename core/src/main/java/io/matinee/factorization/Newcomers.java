package io.matinee.factorization;

import io.matinee.kernels.Cholesky;
import io.matinee.kernels.Kernels;
import java.util.Arrays;

/**
 * What a sample that counts history expects of people of whom little history is known. The sample
 * was drawn knowing all that its people had met, and what that added to their vectors is theirs; of
 * a newcomer it is a draw, so that vectors differ by its covariance too.
 *
 * @param common mean and precision of vectors where nothing is known of history
 * @param usual [width] the mean of the effects of what people meet
 */
record Newcomers(NormalWishart common, float[] usual) {
  private static final Kernels KERNELS = Kernels.best();

  /** Looks at the people as they are now; {@code null} where history does not count. */
  static Newcomers of(Side people) {
    AttributeEffects attributes = people.attributes;
    return attributes == null || !people.design.countsHistory()
        ? null
        : new Sums(people, attributes.historyEffects()).newcomers();
  }

  /** Sums over people of what history adds. */
  private static final class Sums {
    private final NormalWishart common;
    private final int width;
    private int count; // people with a history
    private final double[] sum; // [width] of what it adds
    private final double[] products; // [width × width] likewise, the lower part
    private final double[] usual; // [width]

    Sums(Side people, float[] effects) {
      common = people.common;
      width = common.width();
      sum = new double[width];
      products = new double[width * width];
      usual = new double[width];
      float[] added = new float[width];
      for (int person = 0; person < people.rows(); person++) {
        int met = people.ratings.count(person);
        if (met > 0) {
          int from = people.ratings.starts()[person];
          Arrays.fill(added, 0);
          KERNELS.addRows(effects, width, people.ratings.others(), from, from + met, added, 0);
          add(added, met);
        }
      }
    }

    private void add(float[] added, int met) {
      double weight = Design.historyWeight(met);
      count++;
      for (int i = 0; i < width; i++) {
        usual[i] += added[i] / met;
        sum[i] += weight * added[i];
        for (int j = 0; j <= i; j++) {
          products[i * width + j] += weight * added[i] * weight * added[j];
        }
      }
    }

    Newcomers newcomers() {
      int people = Math.max(1, count);
      double[] mean = common.mean().clone();
      float[] each = new float[width];
      double[] covariance = new Cholesky(common.precision(), width).inverse();
      for (int i = 0; i < width; i++) {
        mean[i] += sum[i] / people;
        each[i] = (float) (usual[i] / people);
        for (int j = 0; j <= i; j++) { // the lower part is all that is looked at
          covariance[i * width + j] +=
              products[i * width + j] / people - sum[i] / people * sum[j] / people;
        }
      }
      double[] precision = new Cholesky(covariance, width).inverse();
      return new Newcomers(new NormalWishart(mean, precision), each);
    }
  }
}
