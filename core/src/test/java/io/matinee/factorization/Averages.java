package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Supplier;

/**
 * Averages of quantities over many draws, held against what is expected of them. Draws may be
 * correlated as those of a Markov chain are: standard errors are those of the means of batches.
 */
final class Averages {
  /** Standard errors that an average may be off: by chance alone 1 check of 150,000 is. */
  static final double ALLOWED = 4.5;

  private static final int BATCHES = 100;

  private final double[][] means; // [BATCHES][quantities]
  private final int size;

  /** Averages of {@code draws} draws, a multiple of {@link #BATCHES}. */
  Averages(int draws, Supplier<double[]> draw) {
    means = new double[BATCHES][];
    for (int batch = 0; batch < BATCHES; batch++) {
      double[] sum = draw.get().clone();
      for (int i = 1; i < draws / BATCHES; i++) {
        double[] values = draw.get();
        for (int q = 0; q < sum.length; q++) {
          sum[q] += values[q];
        }
      }
      for (int q = 0; q < sum.length; q++) {
        sum[q] /= draws / BATCHES;
      }
      means[batch] = sum;
    }
    size = means[0].length;
  }

  double average(int quantity) {
    double sum = 0;
    for (double[] batch : means) {
      sum += batch[quantity];
    }
    return sum / BATCHES;
  }

  double standardError(int quantity) {
    double average = average(quantity);
    double squares = 0;
    for (double[] batch : means) {
      squares += (batch[quantity] - average) * (batch[quantity] - average);
    }
    return Math.sqrt(squares / (BATCHES - 1) / BATCHES);
  }

  /** Every average must be within {@link #ALLOWED} standard errors of what is expected. */
  void assertAre(double... expected) {
    assertThat(size).isEqualTo(expected.length);
    for (int q = 0; q < size; q++) {
      assertThat(average(q))
          .as("quantity %d", q)
          .isCloseTo(expected[q], within(ALLOWED * standardError(q) + 1e-12));
    }
  }

  /** The products of the differences of {@code values} from {@code centre}, after the values. */
  static double[] withProducts(double[] values, double[] centre) {
    int n = values.length;
    double[] all = new double[n + n * n];
    for (int i = 0; i < n; i++) {
      all[i] = values[i];
      for (int j = 0; j < n; j++) {
        all[n + i * n + j] = (values[i] - centre[i]) * (values[j] - centre[j]);
      }
    }
    return all;
  }

  /** What {@link #withProducts} averages to: the centre, and then the covariance [n × n]. */
  static double[] ofNormal(double[] centre, double[] covariance) {
    double[] all = new double[centre.length + covariance.length];
    System.arraycopy(centre, 0, all, 0, centre.length);
    System.arraycopy(covariance, 0, all, centre.length, covariance.length);
    return all;
  }
}
